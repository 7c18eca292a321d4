import { describe, expect, it } from 'vitest'
import { answerDialog } from '#conversation/answer/dialog.ts'
import { HOW_TO, TOPICS } from '#conversation/answer/topics.ts'
import { dialogFor, isAside } from '#conversation/registry.ts'
import { recognize } from '#test/support/recognize.ts'
import { bankFacts, drive } from '#test/support/dialogs.ts'
import { converse } from '#test/support/dialogs/turns.ts'

/** The names by which anything else may want an answer. */
const NAMES = [
  ...['fees', 'limits', 'timing', 'cutoff', 'declined', 'pending', 'not-arrived', 'charged-twice', 'not-recognised'],
  ...[
    'account-number',
    'why-ssn',
    'identity',
    'identity-failed',
    'safety',
    'who',
    'robot',
    'languages',
    'coins',
    'tax',
  ],
  ...['statements', 'countries', 'age', 'cards', 'card-arrival', 'card-problem', 'cash', 'interest', 'exchange-rate'],
  ...['currencies', 'refund', 'cancel-payment', 'add-money', 'deposit-missing', 'balance-not-updated', 'payee-trouble'],
  ...['beneficiary', 'disposable', 'top-up', 'apple-pay', 'direct-debit', 'credit-score', 'loans', 'rewards', 'bills'],
  ...['checks', 'branch', 'wrong-amount', 'how-to'],
]
const ASKED = [
  ...Object.keys(TOPICS).map((topic) => ({ name: `answer.${topic}`, slots: {} })),
  ...Object.keys(HOW_TO).map((what) => ({ name: 'answer.how-to', slots: { what } })),
  { name: 'answer.how-to', slots: {} },
]
const sentences = (text: string): number => text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length

describe('what people ask a bank', () => {
  it.each(NAMES)('is answered beside what is under way: %s', (name) => {
    expect(dialogFor(`answer.${name}`)).toBe(answerDialog)
    expect(isAside(`answer.${name}`)).toBe(true)
  })

  const STRANGERS = ['customer', 'linked', 'stranger'] as const
  it.each(ASKED.flatMap((asked) => STRANGERS.map((who) => [asked.name, asked.slots, who] as const)))(
    'has an answer: %s %j for a %s',
    (name, slots, who) => {
      const facts = bankFacts({ here: who !== 'stranger' })
      const dialog = drive(answerDialog, facts, who === 'customer' ? {} : { customer: undefined })
      const out = dialog.open(slots, name)
      expect(out).toMatchObject({ next: 'done' })
      expect(dialog.text().length).toBeGreaterThan(40)
      expect(dialog.text()).not.toMatch(/undefined|\[object|NaN/)
      expect(sentences(dialog.text())).toBeLessThanOrEqual(8)
      expect(dialog.labels()).toContain('Menu')
      // Of a customer's own nothing is said to anybody else.
      if (who !== 'customer')
        expect(facts.asked.map((each) => each.name).toSorted()).toEqual(['answer.bank', 'customer.here'])
      if (who === 'stranger') expect(dialog.labels()).toContain('Become a customer')
      if (who === 'linked') expect(dialog.labels()).toContain('Log in')
    },
  )

  it.each(ASKED)('only reads: $name $slots', ({ name, slots }) => {
    const facts = bankFacts()
    drive(answerDialog, facts).open(slots, name)
    const reads = ['answer.bank', 'answer.payments', 'customer.me', 'customer.limits', 'account.list', 'history.page']
    expect(facts.asked.map((each) => each.name).filter((each) => !reads.includes(each))).toEqual([])
  })
})

const WORDINGS: readonly (readonly [topic: string, ...wordings: readonly string[]])[] = [
  [
    'fees',
    'what are your fees?',
    'do you charge a fee for sending money?',
    'is it free?',
    'how much does it cost?',
    'transfer fees',
  ],
  ['limits', 'what is the most I can send?', 'is there a limit on transfers?', 'how much can I still send today?'],
  [
    'timing',
    'how long does a transfer take?',
    'when will my payment arrive?',
    'how long will it take?',
    'how long does it take to send money?',
  ],
  ['cutoff', 'is there a cut-off time?', 'can I send money on weekends?', 'what are your opening hours?'],
  ['declined', 'why was my payment declined?', 'my transfer failed', 'why can’t I send money?', 'why did it fail?'],
  ['pending', 'why is my payment still pending?', 'what does pending mean?', 'my transfer is still pending'],
  [
    'not-arrived',
    'my friend hasn’t received the money',
    'why hasn’t my transfer arrived yet?',
    'my payment has not arrived',
  ],
  ['charged-twice', 'I was charged twice', 'why was I charged twice?', 'there is a duplicate payment'],
  [
    'not-recognised',
    'there is a payment I don’t recognize',
    'I didn’t make this payment',
    'who made this transaction?',
  ],
  ['account-number', 'what is my account number?', 'routing number', 'where can I find my routing number?'],
  ['identity', 'why do you verify my identity?', 'what documents do I need?'],
  ['identity-failed', 'my verification failed', 'why can’t you verify me?', 'why was my photo id rejected?'],
  ['robot', 'are you a robot?', 'am I talking to a real person?', 'are you human?'],
  ['who', 'who are you?', 'what is your name?', 'what is parley?', 'which bank is behind this?'],
  ['languages', 'which languages do you speak?', 'do you speak spanish?'],
  ['coins', 'which coins can I buy?', 'do you have dogecoin?', 'can I withdraw my bitcoin to another wallet?'],
  ['tax', 'do you send tax forms?', '1099', 'is crypto taxed?'],
  ['statements', 'how do I get a statement?', 'do you have monthly statements?'],
  ['countries', 'which countries do you support?', 'can I send money abroad?', 'do you do international transfers?'],
  ['age', 'how old do I have to be?', 'what is the minimum age?', 'can my son have an account?'],
  ['cards', 'do you have cards?', 'can I get a debit card?', 'I want a card'],
  ['card-arrival', 'where is my card?', 'how do I activate my card?', 'when will my card arrive?'],
  ['card-problem', 'my card is not working', 'the ATM swallowed my card', 'my card was declined'],
  ['disposable', 'can I get a virtual card?', 'how do I get a disposable card?'],
  ['cash', 'can I withdraw cash?', 'is there an ATM near me?', 'can I deposit cash?'],
  ['interest', 'what is the interest rate?', 'do you pay interest?'],
  ['exchange-rate', 'what is your exchange rate?', 'can I exchange euros?'],
  ['currencies', 'which currencies do you support?', 'can I hold euros?'],
  ['refund', 'where is my refund?', 'how do I get a refund?'],
  ['cancel-payment', 'can I cancel a payment?', 'how do I cancel a transfer?'],
  ['deposit-missing', 'where is my deposit?', 'my top up failed', 'why is my salary not there?'],
  ['balance-not-updated', 'why hasn’t my balance updated?', 'my balance is wrong'],
  ['payee-trouble', 'why can’t I find my friend?', 'it says nobody by that name'],
  ['beneficiary', 'how do I add a beneficiary?', 'who can I pay?'],
  ['top-up', 'can I top up with a debit card?', 'can I top up with cash?'],
  ['add-money', 'how do I add money?', 'how can I put money into my account?'],
  ['apple-pay', 'do you support apple pay?', 'google pay'],
  ['direct-debit', 'do you support direct debits?', 'how do I set up a direct debit?'],
  ['credit-score', 'what is my credit score?', 'will it affect my credit score?'],
  ['loans', 'can I get a loan?', 'do you offer overdrafts?', 'can I borrow money?'],
  ['rewards', 'do you have rewards?', 'cashback'],
  ['bills', 'can I pay my electricity bill?', 'pay my bills'],
  ['checks', 'can I deposit a check?', 'order checks'],
  ['branch', 'where is your nearest branch?', 'do you have a phone number?'],
  ['wrong-amount', 'the amount is wrong', 'I received less than I should have', 'I was charged too much'],
]
const HOW: readonly (readonly [what: string, ...wordings: readonly string[]])[] = [
  ['send', 'how do I send money?', 'how can I pay someone?', 'show me how to make a payment'],
  ['request', 'how do I request money?', 'how can I ask someone for money'],
  ['split', 'how do I split a bill?'],
  ['schedule', 'how do I schedule a payment?', 'how can I set up a recurring payment'],
  ['open', 'how do I open an account?', 'how do I open a crypto wallet'],
  ['close', 'how do I close my account?'],
  ['rename', 'how can I rename an account'],
  ['buy', 'how do I buy bitcoin?', 'how can I buy crypto'],
  ['sell', 'how do I sell my coins?'],
  ['alert', 'how do I set a price alert?'],
  ['register', 'how do I register?', 'how do I sign up'],
  ['link-bank', 'how do I link my bank account?'],
  ['link-app', 'how do I link telegram?', 'how can I use you on another phone'],
  ['pin', 'how do I change my PIN?'],
  ['forgot-pin', 'how do I reset my pin?'],
  ['freeze', 'how do I freeze my account?'],
  ['export', 'how do I download my data?'],
  ['delete', 'how do I delete my data?'],
  ['details', 'how do I change my address?', 'how can I update my email'],
  ['report', 'how do I report a problem?'],
  ['verify', 'how do I verify my identity?', 'how do I get verified'],
  ['history', 'how do I see my transactions?'],
  ['log-out', 'how do I log out?'],
]

describe('a question in common words', () => {
  it.each(WORDINGS.flatMap(([topic, ...said]) => said.map((each) => [each, topic] as const)))(
    'is understood: %s',
    (said, topic) => expect(recognize(said)?.name).toBe(`answer.${topic}`),
  )

  it.each(HOW.flatMap(([what, ...said]) => said.map((each) => [each, what] as const)))(
    'asks how a thing is done: %s',
    (said, what) => {
      const found = recognize(said)
      // Where it is a question that the bank answers in other words, too, either will do.
      const others = ['answer.identity', 'answer.add-money']
      expect(others.includes(found?.name ?? '') || found).toSatisfy((each: unknown) =>
        each === true ? true : JSON.stringify(each) === JSON.stringify({ name: 'answer.how-to', slots: { what } }),
      )
    },
  )

  it.each([
    'send 20 to alex for fees',
    'send 20 to alex',
    'buy $20 of bitcoin',
    'balance',
    'my limits',
    'where is my payment?',
    'cancel my payment',
    'history',
    'statements',
    'how long does it take to boil an egg',
    'what country were you born in',
    'how many miles per gallon do i get',
    'can you check the weather',
  ])('is not seen where there is none: %s', (said) => expect(recognize(said)?.name ?? '').not.toMatch(/^answer\./))

  it('is read in no time, however it is drawn out', () => {
    const long = [
      'why was my my my my my my ',
      'how do i ',
      'the the the the ',
      'is there a fee for ',
      'my payment to ',
    ].map((part) => part.repeat(60).slice(0, 300))
    const begun = performance.now()
    for (const text of long) recognize(text)
    expect(performance.now() - begun).toBeLessThan(250)
  })
})

describe('a question beside something that waits', () => {
  const stepwise = { abilities: { forms: false, erases: true, picture: 'message' } } as const
  const ASIDE: readonly (readonly [string, RegExp])[] = [
    ['what are your fees?', /there is no monthly fee/],
    ['how long does it take?', /Money to another customer|usually arrives within/],
    ['is my money safe here?', /An honest answer/],
    ['are you a robot?', /I’m a program/],
    ['balance', /\$100\.00 available/],
    ['my limits?', /\$4,900\.00/],
    ['where is my payment?', /Nothing of yours is on its way/],
    ['how do I split a bill?', /split 60 between/],
    ['do you have cards?', /Parley has no cards/],
    ['why was my last payment declined?', /none was declined|not confirmed a payment yet/],
  ]

  it.each(ASIDE)('is answered, and the card is still valid: %s', (said, answer) => {
    const chat = converse()
    chat.say('send 20 to alex')
    const shown = chat.say(said)
    expect(shown).toMatch(answer)
    expect(shown.slice(shown.search(answer))).toMatch(/Send this\?/)
    expect(chat.press('Confirm')).toContain('On its way')
  })

  it.each(ASIDE)('is answered in a form that is shown as a whole, which stays: %s', (said, answer) => {
    const chat = converse()
    chat.say('send')
    expect(chat.say(said)).toMatch(answer)
    expect(chat.dialog()).toBe('send')
    expect(chat.handIn({ payee: 'alex' })).toMatch(/How much/)
  })

  it.each(ASIDE)('is answered where fields are asked one by one, and the field is asked again: %s', (said, answer) => {
    const chat = converse(bankFacts(), stepwise)
    chat.say('send to alex')
    const shown = chat.say(said)
    expect(shown).toMatch(answer)
    expect(shown.slice(shown.search(answer))).toMatch(/Amount in dollars/)
    expect(chat.say('20')).toMatch(/note/i)
  })

  it('is a note where it is not put as a question', () => {
    for (const note of ['transfer fees', 'cashback', 'google pay', 'bitcoin', 'balance', 'my limits']) {
      const chat = converse(bankFacts(), stepwise)
      for (const said of ['send 20 to alex', '/send']) chat.say(said)
      chat.say('alex')
      chat.say('20')
      expect(chat.say(note), note).toMatch(new RegExp(`Note: ${note}`))
    }
  })

  it('opens what it names where nothing waits', () => {
    const chat = converse()
    chat.say('history')
    expect(chat.say('balance')).toContain('Your accounts')
    expect(chat.dialog()).toBe('accounts')
  })

  it('leaves a card by a command, as ever', () => {
    const chat = converse()
    chat.say('send 20 to alex')
    expect(chat.say('/accounts')).toContain('Your accounts')
  })

  it('pressed on an earlier card leaves a card that waits as it is', () => {
    const chat = converse()
    chat.say('what can I ask?')
    chat.say('send 20 to alex')
    chat.say('what are the fees?')
    expect(chat.act({ do: 'press', button: 'g-answer_timing' })).toMatch(/business days[\s\S]*Send this\?/)
    expect(chat.press('Confirm')).toContain('On its way')
  })
})

/** What this bank does not do, and the words by which an answer would promise it. */
const NEVER: readonly (readonly [what: string, promise: RegExp])[] = [
  ['cards', /your (?:new )?card (?:will|is on|arrives)|order (?:a|your) card|activate (?:it|your card) (?:in|under)/i],
  ['cash', /withdraw (?:cash|money) (?:at|from)|nearest (?:atm|machine)/i],
  ['loans', /you can (?:borrow|apply)|we (?:lend|offer loans)/i],
  ['interest', /(?:earns?|pays) (?!no\b)[^.]*\d+(?:\.\d+)? ?%/i],
  ['insurance', /is insured|fdic[- ]insured|guarantee/i],
  ['abroad', /you can send money (?:abroad|to other countries)/i],
  ['paying out', /(?<!can’t )(?:sent|pay|move) (?:it )?(?:out )?to (?:your|an) account at another bank/i],
  ['wallets elsewhere', /you can send (?:them|coins) to (?:another|an external) wallet/i],
  ['advice', /you should (?:buy|sell|invest)/i],
  ['calls', /call us|phone us|our (?:hotline|number is)/i],
]

describe('an answer', () => {
  const said = (name: string, slots: Readonly<Record<string, string>>, signedIn: boolean): string => {
    const dialog = drive(answerDialog, bankFacts({ demo: false }), signedIn ? {} : { customer: undefined })
    dialog.open(slots, name)
    return dialog.text()
  }
  const everything = ASKED.flatMap(({ name, slots }) => [said(name, slots, true), said(name, slots, false)])

  it.each(NEVER)('promises nothing that the bank does not do: %s', (_, promise) => {
    expect(everything.filter((text) => promise.test(text))).toEqual([])
  })

  it('names no figure of money but those of the settings, the customer’s own and examples', () => {
    const known = ['$0.00', '$0.01', '$100.00', '$2,500.00', '$5,000.00', '$4,900.00']
    const examples = ['$50', '$20']
    const figures = everything.flatMap((text) => text.match(/\$\d[\d,]*(?:\.\d\d)?/g) ?? [])
    expect([...new Set(figures)].filter((each) => !known.includes(each) && !examples.includes(each))).toEqual([])
  })

  it('names demo money only where there is some', () => {
    expect(everything.filter((text) => /demo|play money/i.test(text))).toEqual([])
  })

  it.each(['cards', 'cash', 'checks', 'apple-pay', 'loans'])('that is a no says what works: %s', (topic) => {
    expect(said(`answer.${topic}`, {}, true)).toMatch(/no |don’t work/)
    expect(said(`answer.${topic}`, {}, true)).toMatch(/What works:/)
  })
})
