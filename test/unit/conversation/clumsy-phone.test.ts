import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { plain, rich } from '#conversation/words/text.ts'
import { account, bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What people write to a bank for the first time, on a phone and in a hurry. The same in Spanish: clumsy-phone-spanish.test.ts. */
const ON_A_PHONE = { abilities: { forms: false, erases: true, picture: 'message' } } as const
const statesOf = (w: ReturnType<typeof bankFacts>) => [...w.operations.values()].map(({ state }) => state)

const atCard = (sentence = 'send 20 to alex') => {
  const w = bankFacts()
  const chat = converse(w, ON_A_PHONE)
  chat.say(sentence)
  return { w, chat }
}

describe('the numbers of an account', () => {
  it.each([
    'what’s my routing number',
    'whats my account number',
    'routing number pls',
    'account # please',
    'i need my routing and account number',
    'my boss needs my routing number',
    'give me my account number so my job can pay me',
    'can i get my account and routing numbers',
    'routing number for direct deposit',
  ])('are shown once the PIN was given, which is asked for at once: %s', (words) => {
    expect(converse().say(words)).toContain('Enter your PIN to see the account and routing numbers of Everyday')
  })

  it('are those of the account that was named', () => {
    const chat = converse(bankFacts({ accounts: [account('Everyday'), account('Savings')] }))
    expect(chat.say('routing number for my savings account')).toContain('numbers of Savings')
  })

  it('are asked for once a list is open, too', () => {
    const chat = converse()
    chat.say('balance')
    expect(chat.say('routing number')).toContain('Enter your PIN')
  })

  it.each(['what is a routing number', 'do i have an account number', 'how do I get my paycheck here'])(
    'are told of where they are asked about: %s',
    (words) => expect(converse().say(words)).toContain('after your PIN'),
  )

  it('are told of beside a card, which stays, and to who is no customer', () => {
    const { chat } = atCard()
    expect(chat.say('whats my routing number')).toMatch(/after your PIN[\s\S]*Send this\?/)
    expect(chat.labels()).toContain('Confirm')
    const stranger = converse(bankFacts({ here: false }), { signedIn: false })
    expect(stranger.say('routing number')).toContain('after your PIN')
  })
})

describe('a question that begins with another word', () => {
  it.each([
    'wait how much do i have',
    'hold on whats my balance',
    'but do i have enough',
    'um wait, how much do i have',
    'sorry how much money do i have',
    'quick question: how much do i have',
  ])('is answered beside the card: %s', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).toMatch(/\$100\.00 available[\s\S]*Send this\?/)
  })

  it.each(['wait send it tomorrow', 'wait make it 30'])('while a change stays one: %s', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).toMatch(/Send this(?: later)?\?[\s\S]*Alex/)
  })

  it.each(['i need help asap my money is gone', 'help pls someone hacked me', 'help my phone was stolen'])(
    'and trouble is heard behind a cry for help: %s',
    (words) => expect(converse().say(words)).toMatch(/stop it first|frozen/),
  )
})

describe('courtesies and haste', () => {
  it.each([
    'send 20 to alex thank you so much',
    'send 20 to alex thanks a lot',
    'send 20 to alex please and thank you',
    'send 20 to alex tysm',
    'send 20 to alex its urgent pls',
    'send 20 to alex right now please, this is urgent',
    'send 20 too alex',
  ])('are nobody’s name, and nothing to be told of: %s', (words) => {
    expect(converse().say(words)).toMatch(/^Send this\?\nAmount: \$20\.00\nTo: Alex Doe \(@alex\)\nFrom: Everyday\n\n/)
  })

  it('still: a note stays one', () => {
    expect(converse().say('send 20 to alex with note its urgent')).toContain('Note: its urgent')
    expect(recognize('send 20 too', { locale: 'en' })?.slots['payee']).not.toBe('')
  })
})

describe('a day as it is typed', () => {
  it.each([
    ['tmrw', 'Nov 24'],
    ['tmr', 'Nov 24'],
    ['tommorow', 'Nov 24'],
    ['on thrusday', 'Nov 26'],
    ['next firday', 'Nov 27'],
    ['wensday', 'Nov 25'],
    ['on the third of december', 'Dec 3'],
    ['december twenty first', 'Dec 21'],
    ['on the twenty-second of december', 'Dec 22'],
    ['december thirtieth', 'Dec 30'],
  ])('%s is read', (day, shown) => {
    expect(converse().say(`send 20 to alex ${day}`)).toMatch(new RegExp(`To: Alex Doe[^]*${shown}`))
  })
})

describe('pictures at a card', () => {
  it.each(['👍', '✅', '👌', '💯', '🙏'])('%s agrees to nothing, and it is said how to', (picture) => {
    const { w, chat } = atCard()
    expect(chat.say(picture)).toMatch(/is still waiting[\s\S]*say yes/)
    expect(statesOf(w)).toEqual(['proposed'])
  })

  it.each(['❌', '🚫', '🛑', 'no 🙏', 'nope ❌'])('%s puts it away', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).toContain('Canceled. Nothing was sent')
  })

  it.each(['yup 👍', 'yes ✅', 'ok 👌', 'confrim'])('%s agrees', (words) => {
    const { w, chat } = atCard()
    expect(chat.say(words)).toContain('Sending')
    expect(statesOf(w)).toEqual(['confirmed'])
  })

  it.each(['yes 👎', 'ok ❌', 'yes 🤔', '👍👎'])('%s does not', (words) => {
    const { w, chat } = atCard()
    chat.say(words)
    expect(statesOf(w)).not.toContain('confirmed')
  })
})

describe('the verb of a card alone', () => {
  it.each([
    ['send 20 to alex', 'send', 'Send this?'],
    ['send 20 to alex', 'Send.', 'Send this?'],
    ['buy $50 of btc', 'buy', 'Buy BTC?'],
    ['sell $10 of btc', 'sell', 'Sell BTC?'],
    ['ask alex for 20', 'request', 'Ask for this?'],
  ])('%s, then %s: nothing begins anew, and nothing is done', (sentence, verb, title) => {
    const { w, chat } = atCard(sentence)
    expect(chat.say(verb)).toContain(title)
    expect(chat.labels()).toContain('Cancel')
    expect(statesOf(w)).not.toContain('confirmed')
  })
})

describe('in place of a note', () => {
  it.each(['ok', 'k', 'no', 'nope', 'none', 'no thanks', 'skip', '👍', 'n/a', 'nothing'])('%s is none', (words) => {
    const chat = converse(bankFacts(), ON_A_PHONE)
    for (const each of ['send money', 'alex', '20']) chat.say(each)
    const card = chat.say(words)
    expect(card).toContain('Send this?')
    expect(card).not.toContain('Note:')
  })

  it.each(['lunch', 'ok lunch', 'thanks'])('%s is one', (words) => {
    const chat = converse(bankFacts(), ON_A_PHONE)
    for (const each of ['send money', 'alex', '20']) chat.say(each)
    expect(chat.say(words)).toMatch(/Note: |welcome/)
  })
})

describe('who does not know', () => {
  it.each(['idk', 'i dont know', 'not sure', '?', 'dunno'])('names nobody: %s', (words) => {
    const chat = converse(bankFacts(), ON_A_PHONE)
    chat.say('send money')
    expect(chat.say(words)).toContain('isn’t a name I can look up')
  })
})

describe('a figure or a name alone', () => {
  it.each(['20', '20.', '$20', '20 bucks', 'twenty dollars'])('%s is kept for what is chosen', (words) => {
    const { w, chat } = atCard(words)
    expect(statesOf(w)).toEqual([])
    expect(chat.labels()).toEqual(['Send money', 'Ask for money', 'Add money', 'Something else'])
    chat.press('Send money')
    expect(chat.say('alex')).toMatch(/Amount: \$20\.00[\s\S]*To: Alex/)
  })

  it.each(['alex', '@alex'])('%s, too', (words) => {
    const { w, chat } = atCard(words)
    expect(statesOf(w)).toEqual([])
    expect(chat.press('Send money')).toContain('To Alex Doe (@alex). How much?')
  })

  it.each(['balance', 'ok', 'nobodyhere', 'hmm'])('but not: %s', (words) => {
    expect(converse().say(words)).not.toContain('What would you like to do with')
  })
})

describe('at a card', () => {
  it.each(['its for rent', 'it’s for rent', 'thats for rent', 'this is for rent'])('%s is a note', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).toContain('Note: rent')
  })

  it.each(['its for what', 'its for me', 'its for sure'])('%s is none', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).not.toContain('Note:')
  })

  it.each(['can i undo this', 'can i cancel this later'])('%s is answered, and it stays', (words) => {
    const { chat } = atCard()
    expect(chat.say(words)).toMatch(/stop[\s\S]*Send this\?/)
  })
})

describe('a sentence that ends with a period already', () => {
  it.each(['hoy a las 2:00 p.m.', 'Acme Inc.'])('gets no second one: %s', (end) => {
    expect(plain(rich`Hasta ${end}.`)).toBe(`Hasta ${end}`)
    expect(plain(rich`Hasta ${end}. Luego más.`)).toBe(`Hasta ${end} Luego más.`)
  })

  it('while one that does not keeps its own', () => {
    expect(plain(rich`Up to ${'$5'}.`)).toBe('Up to $5.')
    expect(plain(rich`${'a.'}b`)).toBe('a.b')
  })
})
