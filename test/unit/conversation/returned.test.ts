import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { plain } from '#conversation/words/text.ts'
import { account, check, NOW, operation } from '#test/support/dialogs.ts'

const [from, to] = ['Everyday', 'Other'].map((name) => ({ account: account(name).id, name }))
const facts = { locale: 'en', timeZone: 'America/New_York', tier: 'full', missing: [], accounts: [] } as const

const returned = (kind: 'send' | 'pull' | 'pay-out', over: Partial<Operation>): string => {
  if (from === undefined || to === undefined) throw new Error('both sides are there')
  const order = { kind, from, to, amount: usd(2_000n), note: '' }
  const card = outcomeCard(operation(order, { state: 'returned', why: 'bank-return', ...over }), facts, NOW)
  check(card)
  return plain(card.text)
}

describe('a payment that came back', () => {
  it.each([
    ['R01', 'there wasn’t enough money in the account it was paid from'],
    ['R02', 'the account there is closed'],
    ['R03', 'couldn’t find an account with that number and name'],
    ['R04', 'the account number isn’t valid'],
    ['R05', 'the account holder says they didn’t allow it'],
    ['R07', 'has withdrawn their permission'],
    ['R08', 'the account holder stopped this payment'],
    ['R09', 'hadn’t fully arrived there'],
    ['R10', 'the account holder says they didn’t allow it'],
    ['R16', 'the account there is frozen'],
    ['R20', 'can’t be used for payments'],
    ['R29', 'the company that holds the account hasn’t allowed it'],
  ])('tells in plain words why a payment came back with %s, and the code to quote', (code, meaning) => {
    for (const kind of ['send', 'pull'] as const) {
      const words = returned(kind, { code })
      expect(words).toContain(meaning)
      expect(words).toContain(`Return code: ${code}`)
      expect(words).not.toContain('check that the account there is open')
    }
  })

  it.each([
    ['R02', 'Other sent it back: your account there is closed'],
    ['R03', 'Other sent it back: it couldn’t find your account'],
    ['R04', 'Other sent it back: it couldn’t find your account'],
    ['R16', 'your account there is frozen'],
    ['R20', 'that kind of account can’t take this payment'],
    ['R23', 'it was refused there'],
    ['R01', 'Other sent it back. Please ask that bank why'],
    ['R09', 'Other sent it back. Please ask that bank why'],
  ])('names the bank that sent back what was paid out to it, and what to do: %s', (code, meaning) => {
    const words = returned('pay-out', { code })
    expect(words).toContain(meaning)
    expect(words).toContain('The $20.00 is back in Everyday.')
    expect(words).toContain(`Return code: ${code}`)
  })

  it('tells what is known of a payment that came back with a code nobody here knows, or with none', () => {
    for (const code of [{ code: 'R99' }, {}]) expect(returned('send', code)).toContain('The other bank sent it back')
  })
})
