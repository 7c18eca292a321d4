import { describe, expect, it } from 'vitest'
import { answerDialog } from '#conversation/answer/dialog.ts'
import { HOW_TO, TOPICS } from '#conversation/answer/topics.ts'
import { dialogFor, isAside } from '#conversation/registry.ts'
import { bankFacts, drive } from '#test/support/dialogs.ts'

/** The names by which anything else may want an answer. */
const NAMES = [
  ...['fees', 'limits', 'timing', 'cutoff', 'declined', 'pending', 'not-arrived', 'charged-twice', 'not-recognised'],
  ...['account-number', 'why-ssn', 'identity', 'identity-failed', 'safety', 'who', 'robot', 'languages', 'coins', 'tax'],
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
      if (who !== 'customer') expect(facts.asked.map((each) => each.name).toSorted()).toEqual(['answer.bank', 'customer.here'])
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
