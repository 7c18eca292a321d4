import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { account, bankFacts } from '#test/support/dialogs/bank-facts.ts'
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
    for (const part of ['To: Alex Doe (@alex)', `Amount: ${amount}`, 'Note: none']) expect(said).toContain(part)
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
    expect(said).toMatch(/could not read|did not understand/i)
    expect(operationsOf(w)).toEqual([])
    expect(chat.say('40')).toMatch(/Amount: \$40\.00[\s\S]*Note: none/)
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
    for (const part of ['Para: Alex Doe (@alex)', `Cantidad: ${amount}`, 'Nota: ninguna']) expect(said).toContain(part)
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
  ])('in Spanish: %s', (words, amount) => expect(inSpanish().say(words)).toContain(`Cantidad: ${amount}`))

  it.each(['send 20 to alex jk', 'send 20 to alex lol jk dont'])('as a joke: %s', (words) => {
    const w = bankFacts()
    converse(w).say(words)
    expect(operationsOf(w)).toEqual([])
  })
})

describe('at a card', () => {
  it.each(['yess', 'yea', 'k', 'yes pls send', 'ok send it now', 'confirm it', 'yeah send'])('%s agrees', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('On its way')
  })

  it.each(['nooo', 'no thank u', '👎', 'actually forget it', 'hell no', 'no thx'])('%s puts it away', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Cancelled. Nothing was sent')
  })

  it.each(['send', 'simon', 'sure why not', '👍', 'yes to sam', 'yes but', 'yes or no', 'k?'])(
    '%s agrees to nothing',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 20 to alex')
      chat.say(words)
      expect(operationsOf(w).some(({ state }) => state === 'confirmed')).toBe(false)
    },
  )

  it.each([
    ['yea but make it 30', '$30.00'],
    ['lower it to 15', '$15.00'],
    ['change 20 to 15', '$15.00'],
    ['instead 15 bucks pls', '$15.00'],
    ['15 instead', '$15.00'],
    ['raise it to 50', '$50.00'],
  ])('%s changes it', (words, amount) => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain(`Amount: ${amount}`)
  })

  it('a note is a note, without a colon', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('note: for pizza')).toContain('Note: pizza')
  })

  it('nobody is found, and that alone is said', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    const said = chat.say('no to sam')
    expect(said).toContain('I found nobody by sam')
    expect(said).not.toContain('I didn’t understand that')
    expect(chat.say('no to sam')).not.toBe(said)
  })

  it('what a request is for changes, and nothing is called not understood', () => {
    const chat = converse()
    chat.say('ask alex for 20 bucks')
    const said = chat.say('for pizza')
    expect(said).toContain('For: pizza')
    expect(said).not.toContain('I didn’t understand that')
  })
})

describe('at a question', () => {
  const twoAccounts = () => converse(bankFacts({ accounts: [account('Everyday'), account('Savings')] }))

  it('which account: what was changed is said, and the account is heard', () => {
    const chat = twoAccounts()
    expect(chat.say('send 20 to alex')).toContain('$20.00 to Alex Doe (@alex).')
    expect(chat.say('make it 30')).toContain('$30.00 to Alex Doe (@alex).')
    chat.say('for pizza')
    expect(chat.say('from my savings')).toMatch(/From: Savings[\s\S]*Amount: \$30\.00[\s\S]*Note: pizza/)
  })

  it.each([
    ['20 to alex', /To: Alex Doe \(@alex\)[\s\S]*Amount: \$20\.00/],
    ['to alex', /To Alex Doe \(@alex\)\. How much/],
    ['@alex thx', /To Alex Doe \(@alex\)\. How much/],
    ['to alex please', /To Alex Doe \(@alex\)\. How much/],
  ])('who: %s', (words, shown) => {
    const chat = converse()
    chat.say('send money')
    expect(chat.say(words)).toMatch(shown)
  })

  it('how much: the account is kept, too', () => {
    const chat = twoAccounts()
    chat.say('send money')
    chat.say('alex')
    expect(chat.say('20 from savings')).toMatch(/From: Savings[\s\S]*Amount: \$20\.00/)
  })
})

describe('an account whose name has quotation marks', () => {
  const talk = () => converse(bankFacts({ accounts: [account('Everyday'), account('Mom’s “rainy day” fund')] }))

  it.each([
    'send 20 to alex from Mom’s “rainy day” fund',
    "send 20 from “Mom's ‘rainy day’ fund” to alex",
    'send 20 from mom\'s "rainy day" fund to alex',
    'send 20 from moms rainy day fund to alex',
    "pay alex 20 from mom's rainy day fund",
    'send 20 to alex from «Mom’s rainy day fund»',
  ])('is what is paid from: %s', (words) => {
    const said = talk().say(words)
    expect(said).toContain('From: Mom’s “rainy day” fund')
    for (const part of ['To: Alex Doe (@alex)', 'Amount: $20.00', 'Note: none']) expect(said).toContain(part)
  })

  it('is chosen where it is asked for', () => {
    const chat = talk()
    chat.say('send 20 to alex')
    expect(chat.say('moms "rainy day" fund')).toContain('From: Mom’s “rainy day” fund')
  })
})

describe('who pays how much of a bill', () => {
  it.each([
    ['40 for alex', '$40.00', '$20.00'],
    ['make it 40 for alex', '$40.00', '$20.00'],
    ['alex pays 20', '$20.00', '$40.00'],
    ['alex 10', '$10.00', '$50.00'],
    ['no, $12.50 for @alex', '$12.50', '$47.50'],
    ['60 for alex', '$60.00', '$0.00'],
  ])('%s', (words, alex, own) => {
    const chat = converse()
    chat.say('split 60 with alex')
    const said = chat.say(words)
    for (const part of ['Split $60.00?', `Alex Doe (@alex): ${alex}`, `You: ${own}`, 'For: nothing named'])
      expect(said).toContain(part)
  })

  it.each([
    'split 60 with alex, 40 for alex',
    'split 60 with alex 40 for alex',
    'split 60 between me and alex, $40 for alex',
  ])('in one sentence: %s', (words) => {
    const said = converse().say(words)
    for (const part of ['Split $60.00?', 'Alex Doe (@alex): $40.00', 'You: $20.00']) expect(said).toContain(part)
  })

  it('what the bill was for stays what it was for', () => {
    const chat = converse()
    chat.say('split 60 with alex')
    expect(chat.say('for dinner')).toMatch(/Split \$60\.00\?[\s\S]*For: dinner/)
  })

  it('more than the bill, or somebody who does not share it, changes nothing', () => {
    const chat = converse()
    chat.say('split 60 with alex')
    expect(chat.say('70 for alex')).toMatch(/more than the bill[\s\S]*Alex Doe \(@alex\): \$30\.00/)
    expect(converse().say('split 60 with alex, 30 for sam')).toMatch(/sam is not among those who share this bill/)
  })

  it.each(['40 para alex', 'alex paga 40', 'que alex ponga 40'])('in Spanish: %s', (words) => {
    const chat = inSpanish()
    chat.say('divide 60 con alex')
    expect(chat.say(words)).toMatch(/Alex Doe \(@alex\): \$40\.00[\s\S]*Tú: \$20\.00/)
  })
})
