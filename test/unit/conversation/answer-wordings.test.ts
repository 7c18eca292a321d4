import { describe, expect, it } from 'vitest'
import { recognize } from '#test/support/recognize.ts'

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
})
