import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBalanced, type Posting } from '#bank/ground/journal.ts'
import { explainedBalances, movementsOf } from '#bank/books/movements.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import { postingsSeen } from '#bank/operation/mirror.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { NEXT, type Operation, type State } from '#bank/ground/operation.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import { anOperation } from '#test/support/mongo-stores.ts'

const sum = (postings: readonly Posting[], ledger: string): bigint =>
  postings
    .filter((posting) => posting.ledger === ledger)
    .reduce((total, { side, amount }) => total + (side === 'debit' ? amount.minor : -amount.minor), 0n)

/** Any walk through the life cycle, from the card on. */
const walks = fc.array(fc.nat({ max: 9 }), { maxLength: 8 }).map((choices): readonly State[] => {
  const walk: State[] = ['proposed']
  for (const choice of choices) {
    const next = NEXT[walk.at(-1) ?? 'proposed'] as readonly State[]
    if (next.length === 0) break
    walk.push(next[choice % next.length] ?? 'expired')
  }
  return walk
})

const cents = fc.bigInt({ min: 1n, max: 10n ** 12n })
const payment = (walk: readonly State[], minor: bigint): Operation =>
  anOperation({
    state: walk.at(-1) ?? 'proposed',
    history: walk.map((state, at) => ({ state, at })),
    order: {
      kind: 'send',
      from: { account: 'acct_a' as AccountId, name: '' },
      to: { account: 'acct_b' as AccountId, name: '' },
      amount: usd(minor),
      note: '',
    },
  })

/** What is written down of a walk: each state once, as the engine does. */
const journalOf = (operation: Operation): readonly (readonly Posting[])[] =>
  [...new Set(operation.history.map(({ state }) => state))]
    .map((state) => postingsOf({ ...operation, state }))
    .filter((postings) => postings.length > 0)

/** Timelines a bank may tell: forwards, with steps left out, ending anywhere, perhaps coming back. */
const timelines = fc
  .tuple(
    fc.subarray<TransferStatus>(['waiting', 'debited', 'credited', 'settled']),
    fc.constantFrom<TransferStatus | undefined>(undefined, 'returned', 'cancelled'),
  )
  .map(([steps, end]) => (end === undefined ? steps : [...steps, end]))
  .filter((steps) => steps.length > 0)

const transferOf = (steps: readonly TransferStatus[], minor: bigint, lags: boolean): BankTransfer => ({
  ...{ id: 'tr', operation: '', amount: usd(minor), note: '', createdAt: 0, status: steps.at(-1) ?? 'waiting' },
  from: { account: 'a', kind: 'deposit', name: '' },
  to: { account: 'b', kind: 'deposit', name: '' },
  timeline: (lags ? steps.slice(0, -1) : steps).map((status, at) => ({ at, status, note: '' })),
})

describe('the journal of what we caused', () => {
  it('balances with every entry, and leaves nothing in transit once it has ended', () => {
    fc.assert(
      fc.property(walks, cents, (walk, minor) => {
        const operation = payment(walk, minor)
        const entries = journalOf(operation)
        expect(entries.every(isBalanced)).toBe(true)
        const all = entries.flat()
        const arrived = operation.state === 'settled' ? minor : 0n
        const onItsWay = ['confirmed', 'submitted', 'unknown'].includes(operation.state) ? minor : 0n
        expect(['rail:in-transit', 'account:acct_a', 'account:acct_b'].map((ledger) => sum(all, ledger))).toEqual([
          onItsWay,
          -arrived - onItsWay,
          arrived,
        ])
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the journal of what we saw', () => {
  it('balances with every entry, and each account changes as its balance at the bank does', () => {
    fc.assert(
      fc.property(timelines, cents, fc.boolean(), (steps, minor, lags) => {
        const transfer = transferOf(steps, minor, lags)
        const entries = postingsSeen(transfer, ({ account: node }) => `account:${node}`)
        expect(entries.every(({ postings }) => isBalanced(postings))).toBe(true)
        expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
        const all = entries.flatMap(({ postings }) => postings)
        for (const node of ['a', 'b']) {
          const moved = movementsOf(transfer, node).reduce((total, { cents: each }) => total + each, 0n)
          expect(sum(all, `account:${node}`)).toBe(moved)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('is the same however often and at whichever step it is heard', () => {
    fc.assert(
      fc.property(timelines, cents, (steps, minor) => {
        const heard = new Map<string, readonly Posting[]>()
        for (let length = 1; length <= steps.length; length += 1)
          for (const { id, postings } of postingsSeen(
            transferOf(steps.slice(0, length), minor, false),
            ({ account: node }) => `account:${node}`,
          ))
            heard.set(id, heard.get(id) ?? postings)
        const once = postingsSeen(transferOf(steps, minor, false), ({ account: node }) => `account:${node}`)
        expect([...heard.values()]).toEqual(once.map(({ postings }) => postings))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a balance while money moves', () => {
  const moved = [
    { at: 10, cents: 100n, transfer: '1' },
    { at: 20, cents: -30n, transfer: '2' },
    { at: 30, cents: 5n, transfer: '3' },
  ]
  it.each([
    [40, [75n]],
    [30, [75n, 70n]],
    [15, [75n, 70n, 100n]],
  ])('may be any that its latest movements explain, from %i on', (recent, balances) => {
    expect([...explainedBalances(moved, recent)]).toEqual(balances)
  })
})
