import { describe, expect, it } from 'vitest'
import { answerDialog } from '#conversation/answer/dialog.ts'
import { HOW_TO, TOPICS } from '#conversation/answer/topics.ts'
import { dialogFor, isAside } from '#conversation/registry.ts'
import { bankFacts, drive } from '#test/support/dialogs.ts'

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
      const asked = facts.asked
        .map((each) => each.name)
        .toSorted()
        .join()
      expect(who === 'customer' || asked === 'answer.bank,customer.here').toBe(true)
      expect(dialog.labels().includes('Become a customer')).toBe(who === 'stranger')
      expect(dialog.labels().includes('Log in')).toBe(who === 'linked')
    },
  )

  it.each(ASKED)('only reads: $name $slots', ({ name, slots }) => {
    const facts = bankFacts()
    drive(answerDialog, facts).open(slots, name)
    const reads = ['answer.bank', 'answer.payments', 'customer.me', 'customer.limits', 'account.list', 'history.page']
    expect(facts.asked.map((each) => each.name).filter((each) => !reads.includes(each))).toEqual([])
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
