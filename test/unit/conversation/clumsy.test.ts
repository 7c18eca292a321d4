import { describe, expect, it } from 'vitest'
import { recognize } from '#conversation/registry.ts'
import { account, bankFacts } from '#test/support/dialogs/bank-facts.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** What people type who are in a hurry, afraid, or talk into their phone. */
const ENGLISH = { locale: 'en' } as const

const confirmed = (w: ReturnType<typeof bankFacts>) =>
  [...w.operations.values()].filter(({ state }) => state === 'confirmed').map(({ order }) => order)

describe('a card is agreed to, or not', () => {
  it.each(['yes thats right', 'that’s correct', 'Yes please go ahead', 'yeah, that is right', 'ok please do it'])(
    'by saying: %s',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 20 to alex')
      expect(chat.say(words)).toContain('Sending')
      expect(confirmed(w)).toHaveLength(1)
    },
  )

  it.each([
    'that’s not what i meant',
    'thats wrong',
    'no thats not right',
    'not what I said',
    'that isn’t what i wanted',
  ])('or taken back: %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Canceled. Nothing was sent')
    expect(confirmed(w)).toEqual([])
  })

  it.each(['thats right no', 'is that right', 'right', 'not sure thats right', 'that’s', 'ok thats wrong'])(
    'and by no such words: %s',
    (words) => {
      const w = bankFacts()
      const chat = converse(w)
      chat.say('send 20 to alex')
      chat.say(words)
      expect(confirmed(w)).toEqual([])
    },
  )
})

describe('who is told by a stranger to pay', () => {
  it.each([
    'someone called me from the bank and told me to send money to a safe account',
    'they told me to move my money to keep it safe',
    'i got a call from the irs saying i have to pay with bitcoin',
    'a man called and wants my PIN',
    'the bank texted me and asked me to share my code',
    'he told me to buy gift cards',
    'someone from the bank called to move my money to a safe account',
    'a stranger phoned and i should send money to a safe account',
    'The police told me to transfer my savings!',
  ])('is helped against fraud, also at a card: %s', (words) => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Let’s protect your money first')
    expect(chat.labels()).toContain('Freeze my account')
    expect(chat.labels()).not.toContain('Confirm')
  })

  it.each([
    'she asked me to pay her 20',
    'the bank asked me to send a photo id',
    'alex told me to ask you',
    'remind me to pay sam',
  ])('but not who owes a friend: %s', (words) => expect(recognize(words, ENGLISH)?.name).not.toBe('people.fraud'))

  it('and is offered no way to pay beside it', () => {
    const chat = converse()
    chat.say('should i send money to somebody i met online')
    expect(chat.labels()).toContain('Report fraud')
    expect(chat.labels()).not.toContain('Ways to add money')
    expect(chat.labels()).not.toContain('Send money')
  })
})

describe('words without a word', () => {
  it.each(['20 30', '?', '100%'])('are not guessed at: %s', (words) => {
    expect(converse().say(words)).toContain('I didn’t understand that')
  })
})

describe('after a payment has begun', () => {
  it('nothing that could not be understood is called “nothing was done”', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    chat.press('Confirm')
    for (const words of ['i meant blorp', 'blorp wait', 'no blorp', 'blorp'])
      expect(chat.say(words)).not.toMatch(/nothing was (?:done|sent)/i)
  })

  it.each(['did my money go??', 'has it gone', 'did the payment go out', 'did it go anywhere'])(
    '%s says where it is',
    (words) => {
      const chat = converse()
      chat.say('send 20 to alex')
      chat.press('Confirm')
      expect(chat.say(words)).toContain('$20.00 from Everyday to Alex Doe')
    },
  )
})

describe('where somebody is to be named', () => {
  const whom = [
    ['send money', 'Who should get the money?'],
    ['request 20', 'Who should I ask?'],
    ['split 60', 'who’s sharing it?'],
  ] as const

  it.each(
    whom.flatMap(([wish, question]) =>
      ['no', 'Yes', 'that’s not what i meant', 'and why though?'].map((words) => [wish, words, question] as const),
    ),
  )('%s: nobody is looked for by “%s”', (wish, words, question) => {
    const chat = converse()
    chat.say(wish)
    const said = chat.say(words)
    expect(said).not.toContain('I couldn’t find')
    expect(said).toContain(question)
  })

  it('an own account is found, whatever it is called', () => {
    const w = bankFacts({ accounts: [account('Everyday'), account('What if')] })
    const chat = converse(w)
    chat.say('send 20')
    expect(chat.say('what if')).toContain('To: What if')
  })
})

describe('a person is found from within a form', () => {
  it.each([
    ['send money', 'human please'],
    ['send 20 to alex', 'i want to talk to a person'],
    ['request 20', 'can i talk to somebody'],
  ])('%s; %s', (wish, words) => {
    const chat = converse()
    chat.say(wish)
    if (wish === 'send 20 to alex') chat.press('Change amount')
    expect(chat.say(words)).toContain('A person can help you')
    expect(chat.labels()).toContain('Write to a person')
  })

  it.each(['human', 'Talk to a human please'])('while registering: %s', (words) => {
    const chat = converse(bankFacts({ here: false }), { signedIn: false })
    chat.say('register')
    expect(chat.say(words)).toMatch(/I closed the form[\s\S]*A person can help you/)
  })

  it.each(['human', 'lost phone', 'for my lost phone', 'fraud class'])('but a note may name one: %s', (words) => {
    const chat = converse()
    chat.say('send 20 to alex')
    chat.press('Add a note')
    expect(chat.say(words)).toContain(`Note: ${words}`)
  })
})

describe('spoken, and typed as it was spoken', () => {
  it.each([
    ['hey um i want to send like twenty dollars to alex for the pizza we had', '$20.00', 'the pizza we had'],
    ['ok so can you um please send forty five dollars and fifty cents to alex for dinner thanks', '$45.50', 'dinner'],
    ['uh send 20 to alex', '$20.00', undefined],
    ['so you know please pay alex 20 for umbrellas', '$20.00', 'umbrellas'],
  ])('%s', (words, amount, note) => {
    const said = converse().say(words)
    for (const part of ['To: Alex Doe (@alex)', `Amount: ${amount}`]) expect(said).toContain(part)
    expect(/^Note: (.*)$/m.exec(said)?.[1]).toBe(note)
  })

  it('hesitating decides nothing', () => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    for (const words of ['um', 'uh yes um maybe', 'so', 'well yes but', 'hmm']) chat.say(words)
    expect(confirmed(w)).toEqual([])
  })
})

describe('taken back in the same breath', () => {
  it.each([
    ['send alex thirty bucks no wait forty', 'alex', '$40.00'],
    ['send 20 no 30 to alex', 'alex', '$30.00'],
    ['send 20 to alex i mean 25', 'alex', '$25.00'],
    ['send 20 to alex, sorry, 25', 'alex', '$25.00'],
    ['pay alex 20 actually make it 30', 'alex', '$30.00'],
    ['send 20 to alex no wait to savings', 'Savings', '$20.00'],
    ['send 20 to savings sorry 25 to alex', 'alex', '$25.00'],
    ['send 20 to @alex rather 30 from everyday', 'alex', '$30.00'],
  ])('%s', (words, payee, amount) => {
    const chat = converse(bankFacts({ accounts: [account('Everyday'), account('Savings')] }))
    chat.say(words)
    if (!chat.labels().includes('Confirm')) chat.press('Everyday $100.00')
    const said = chat
      .replies()
      .map((reply) => JSON.stringify(reply))
      .join('')
    expect(said).toContain(payee)
    expect(said).toContain(amount)
    expect(said).not.toContain('Savings' === payee ? '@alex' : 'To: Savings')
  })

  it.each([
    ['send 20 to alex for chanel no 5', 'Note: chanel no 5'],
    ['send 20 to alex for the sorry state 30', 'Amount: $20.00'],
    ['send 20 to alex because i said no 10 times', 'Amount: $20.00'],
  ])('but what it is for stays as it is: %s', (words, shown) => {
    expect(converse().say(words)).toContain(shown)
  })
})

describe('stopping what has begun', () => {
  it.each([
    'stop that please',
    'Stop it!',
    'omg stop it',

    'wait no',
    'no',
    'that’s not what i meant',
    'actually no',
  ])('shows the payment that is on its way, and its way out: %s', (words) => {
    const chat = converse()
    chat.say('send 20 to alex')
    chat.press('Confirm')
    const said = chat.say(words)
    expect(said).toContain('$20.00 from Everyday to Alex Doe')
    expect(said).not.toMatch(/nothing to cancel or go back to|nothing to say yes or no to/i)
    expect(chat.labels()).toContain('Stop it')
  })

  it.each(['stop it', 'no stop that', 'wait no', 'oh no', 'sorry no'])('puts a card away: %s', (words) => {
    const w = bankFacts()
    const chat = converse(w)
    chat.say('send 20 to alex')
    expect(chat.say(words)).toContain('Canceled. Nothing was sent')
    expect(confirmed(w)).toEqual([])
  })

  it('where nothing moves, “no” is no answer to anything', () => {
    expect(converse().say('no')).toContain('nothing to say yes or no to')
  })
})
