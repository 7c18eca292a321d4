import { describe, expect, it } from 'vitest'
import { account, bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What a first-time customer answers to a card or a question, typed on a phone. */
const inSpanish = (w = bankFacts()) => {
  const chat = converse(w)
  chat.say('español')
  return chat
}
const operationsOf = (w: ReturnType<typeof bankFacts>) => [...w.operations.values()]

describe('at a card', () => {
  it.each(['yess', 'yea', 'k', 'yes pls send', 'ok send it now', 'confirm it', 'yeah send'])('%s agrees', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Sending')
  })

  it.each(['nooo', 'no thank u', '👎', 'actually forget it', 'hell no', 'no thx'])('%s puts it away', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Canceled. Nothing was sent')
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
    expect(said).toContain('I couldn’t find sam')
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
    expect(chat.say('from my savings')).toMatch(/Amount: \$30\.00[\s\S]*From: Savings[\s\S]*Note: pizza/)
  })

  it.each([
    ['20 to alex', /Amount: \$20\.00[\s\S]*To: Alex Doe \(@alex\)/],
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
    expect(chat.say('20 from savings')).toMatch(/Amount: \$20\.00[\s\S]*From: Savings/)
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
    for (const part of ['To: Alex Doe (@alex)', 'Amount: $20.00']) expect(said).toContain(part)
    expect(said).not.toContain('Note:')
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
    for (const part of ['Split $60.00?', `Alex Doe (@alex): ${alex}`, `You: ${own}`]) expect(said).toContain(part)
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
    expect(converse().say('split 60 with alex, 30 for sam')).toMatch(/sam isn’t sharing this bill/)
  })

  it.each(['40 para alex', 'alex paga 40', 'que alex ponga 40'])('in Spanish: %s', (words) => {
    const chat = inSpanish()
    chat.say('divide 60 con alex')
    expect(chat.say(words)).toMatch(/Alex Doe \(@alex\): \$40\.00[\s\S]*Tú: \$20\.00/)
  })
})
