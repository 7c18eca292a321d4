import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What a first-time customer types on a phone, and what may then stand on a card. */
const inSpanish = (w = bankFacts()) => {
  const chat = converse(w)
  chat.say('español')
  return chat
}
const operationsOf = (w: ReturnType<typeof bankFacts>) => [...w.operations.values()]

describe('words in front of a figure that is said without a verb of ours', () => {
  it.each([
    'dont send 20 to alex',
    "don't send 20 to alex",
    'do not pay 20 to alex',
    'stop sending 20 to alex',
    'cancel 20 to alex',
    'undo 20 to alex',
    'refund 20 to alex',
    'lost 20 to alex',
    'paid 20 to alex',
    'sent 20 to alex',
    'gave 20 to alex',
    'owe 20 to alex',
    'who sent 20 to alex',
    "can't send 20 to alex",
    'cant send 20 to alex',
    'wtf 20 to alex',
    'gimme 20 to alex',
    'got 20 to alex',
    'returned 20 to alex',
  ])('begin no payment: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect(operationsOf(w)).toEqual([])
  })

  it.each([
    'mandame 20 a alex',
    'oye mandame 20 a alex',
    'no mandes 20 a alex',
    'no le pagues 20 a alex',
    'devuelveme 20 a alex',
  ])('nor in Spanish: %s', (words) => {
    const w = bankFacts()
    inSpanish(w).say(words)
    expect(operationsOf(w)).toEqual([])
  })

  it('still: what it is for stands behind', () => {
    expect(converse().say('20 alex lunch')).toContain('Note: lunch')
  })
})

describe('what is not to be sent', () => {
  it.each([
    'dont send 20 to alex',
    'dont pay alex 20',
    'never send 20 to alex',
    'stop sending 20 to alex',
    'i dont want to send 20 to alex',
    'i didnt mean to send 20 to alex',
    'wait, do not transfer 20 to alex',
    'cancel 20 to alex',
  ])('is put away at its card, and shows what is on its way: %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).not.toContain('Send this?')
    expect(operationsOf(w).every(({ state }) => state !== 'proposed')).toBe(true)
    chat.say('send 20 to alex')
    chat.press('Confirm')
    expect(chat.say(words)).toContain('$20.00 from Everyday to Alex Doe')
  })

  it.each(['no le mandes 20 a alex', 'no mandes 20 a alex', 'ya no quiero mandar 20 a alex', 'no pagues 20 a alex'])(
    'in Spanish too: %s',
    (words) => {
      const w = bankFacts()
      const chat = inSpanish(w)
      chat.say('manda 20 a alex')
      expect(chat.say(words)).not.toContain('¿Enviar esto?')
      expect(operationsOf(w).every(({ state }) => state !== 'proposed')).toBe(true)
    },
  )

  it.each(['i never send money before friday 5', 'dont pay 3 every month', 'dont send until 5'])(
    'but not what only sounds so: %s',
    (words) => expect(recognize(words, { locale: 'en' })?.slots['act']).not.toBe('stop'),
  )
})

describe('an amount', () => {
  it.each([
    ['send "$20" to "alex"', '$20.00'],
    ['send “20” to ‘alex’', '$20.00'],
    ['send “$20.00 usd” to alex', '$20.00'],
    ['pay alex "20 bucks"', '$20.00'],
    ['send "twenty dollars" to alex', '$20.00'],
    ['send alex twenty bux', '$20.00'],
    ['send a hundo to alex', '$100.00'],
    ['send $20.00 usd to alex', '$20.00'],
  ])('in quotation marks, or as it is said, is on the card: %s', (words, amount) => {
    const said = converse().say(words)
    for (const part of ['To: Alex Doe (@alex)', `Amount: ${amount}`]) expect(said).toContain(part)
    expect(said).not.toContain('Note:')
  })

  it.each([
    'send $20 of btc to alex',
    'send 20 to alex in euros',
    'send 20 to alex in pesos',
    'send 20 worth of bitcoin to alex',
    'pay alex 20 in eth',
    'send 2 alex 20',
    'send 20 to alex 30',
    'send a couple bucks to alex',
    'send few dollars to alex',
  ])('that can’t be told is asked for, and never half kept: %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    const said = chat.say(words)
    expect(said).toContain('To Alex Doe (@alex). How much?')
    expect(said).toMatch(/couldn’t read|didn’t understand/i)
    expect(operationsOf(w)).toEqual([])
    const card = chat.say('40')
    expect(card).toContain('Amount: $40.00')
    expect(card).not.toContain('Note:')
  })

  it.each([
    ['manda 20 bucks a alex', '$20.00'],
    ['mándale 20 dlls a alex', '$20.00'],
    ['manda “20” a alex', '$20.00'],
    ['mandar 20 dollars to alex', '$20.00'],
    ['manda 20 lana a alex', '$20.00'],
    ['manda 20 a alex please', '$20.00'],
  ])('with words of both languages is read: %s', (words, amount) => {
    const said = inSpanish().say(words)
    for (const part of ['Para: Alex Doe (@alex)', `Monto: ${amount}`]) expect(said).toContain(part)
    expect(said).not.toContain('Nota:')
    expect(said).not.toContain('No entendí')
  })

  it.each(['manda 20 a alex en euros', 'manda 20 a alex 30', 'manda 20 de btc a alex'])('or asked for: %s', (words) => {
    const w = bankFacts()
    inSpanish(w).say(words)
    expect(operationsOf(w)).toEqual([])
  })
})

describe('a day of the month, in Spanish', () => {
  it.each([
    'pasale 20 a alex el 15',
    'manda 20 a alex el 15 por la renta',
    'el 15 manda 20 a alex',
    'paga 20 a alex el 1',
  ])('is on the card, and nothing is paid at once: %s', (words) => {
    const w = bankFacts()
    expect(inSpanish(w).say(words)).toMatch(/más tarde\?[\s\S]*una vez, el .*(?:15|1) de dic/)
    expect(operationsOf(w)).toEqual([])
  })
})

describe('taken back while it is said', () => {
  it.each([
    ['send 200 to alex oops 20', '$20.00'],
    ['send 200 to alex whoops 20', '$20.00'],
    ['send 200 to alex my bad 20', '$20.00'],
    ['send 20 to alex scratch that 25', '$25.00'],
  ])('%s', (words, amount) => expect(converse().say(words)).toContain(`Amount: ${amount}`))

  it.each([
    ['envíale a alex 20 no perdón 30', '$30.00'],
    ['manda 20 a alex, digo 25', '$25.00'],
    ['manda 20 a alex mejor 30', '$30.00'],
    ['manda 20 a alex no espera 40', '$40.00'],
    ['manda 20 a alex, quise decir 15', '$15.00'],
  ])('in Spanish: %s', (words, amount) => expect(inSpanish().say(words)).toContain(`Monto: ${amount}`))

  it.each(['send 20 to alex jk', 'send 20 to alex lol jk dont'])('as a joke: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect(operationsOf(w)).toEqual([])
  })
})
