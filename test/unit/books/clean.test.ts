import { describe, expect, it } from 'vitest'
import { compare } from '#bank/books/compare.ts'
import type { Snapshot } from '#bank/books/snapshot.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import type { AccountId, CustomerId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation, State } from '#bank/ground/operation.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import { anAccount, anOperation, balance } from '#test/support/mongo-stores.ts'

const NOW = Date.UTC(2026, 10, 23, 12)
const TOLERANCE = { now: NOW, graceMs: 120_000, skewMs: 300_000 }
const COUNT = 10_000
const OPENED = NOW - 400 * 86_400_000

/** A sequence that is the same in every run. */
const randomOf = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

type Fate = { readonly state: State; readonly steps: readonly TransferStatus[] }
const FATES: readonly Fate[] = [
  { state: 'settled', steps: ['waiting', 'debited', 'credited', 'settled'] },
  { state: 'returned', steps: ['waiting', 'debited', 'credited', 'settled', 'returned'] },
  { state: 'returned', steps: ['waiting', 'debited', 'returned'] },
  { state: 'cancelled', steps: ['waiting', 'cancelled'] },
  { state: 'submitted', steps: ['waiting', 'debited'] },
  { state: 'submitted', steps: ['waiting'] },
]

/** Payments of one account, in every stage, at any time up to now; both sides as they are when nothing is wrong. */
const cleanPicture = (seed: number, count: number): Snapshot => {
  const random = randomOf(seed)
  const customer = 'cus_1' as CustomerId
  const [own, other] = [anAccount({ customer, openedAt: OPENED }), anAccount({ openedAt: OPENED })]
  const operations: Operation[] = []
  const transfers: BankTransfer[] = []
  let [bank, ledger] = [0n, 0n]
  const receive: BankTransfer = {
    ...{
      id: 'salary',
      operation: 'payroll',
      status: 'settled',
      amount: usd(10n ** 11n),
      note: '',
      createdAt: OPENED + 1,
    },
    from: { kind: 'external', name: '' },
    to: { account: own.bankAccountId, user: 'us', kind: 'deposit', name: '' },
    timeline: [{ at: OPENED + 2, status: 'settled', note: '' }],
  }
  transfers.push(receive)
  bank += receive.amount.minor
  ledger += receive.amount.minor
  for (let n = 0; n < count; n += 1) {
    const fate = FATES[random(20) < 14 ? 0 : random(FATES.length)] as Fate
    // Some are on their way or only just done.
    const at =
      fate.state === 'submitted' || random(50) === 0
        ? NOW - random(60_000) - 20_000
        : OPENED + 1_000 + random(399 * 86_400_000)
    const steps = fate.steps.map((status, step) => ({ at: at + step * 4_000, status, note: '' }))
    const moves = { customer, state: fate.state, createdAt: at - 2_000 }
    const past: readonly State[] = [
      'proposed',
      'confirmed',
      'submitted',
      ...(fate.steps.includes('settled') && fate.state === 'returned' ? (['settled'] as const) : []),
    ]
    const states = fate.state === 'submitted' ? past : [...past, fate.state]
    const operation = anOperation({
      ...moves,
      bankId: `tr_${n}`,
      history: states.map((state, step) => ({ state, at: at - 1_500 + step * 500 })),
      order: {
        kind: 'send',
        from: { account: own.id, customer, name: '' },
        to: { account: other.id, name: '' },
        amount: usd(BigInt(1 + random(5_000))),
        note: '',
      },
    })
    const { order } = operation
    if (order.kind !== 'send') throw new Error('not a payment')
    const status = fate.steps.at(-1) ?? 'waiting'
    operations.push(operation)
    transfers.push({
      ...{
        id: `tr_${n}`,
        operation: operation.id,
        status,
        amount: order.amount,
        note: '',
        createdAt: at,
        timeline: steps,
      },
      from: { account: own.bankAccountId, user: 'us', kind: 'deposit', name: '' },
      to: { account: other.bankAccountId, user: 'them', kind: 'deposit', name: '' },
    })
    if (['debited', 'settled'].includes(status)) bank -= order.amount.minor
    for (const state of states)
      for (const { ledger: name, side, amount } of postingsOf({ ...operation, state }))
        if (name === `account:${own.id}`) ledger += side === 'debit' ? amount.minor : -amount.minor
  }
  const account = { ...own, posted: usd(bank), asOf: NOW }
  const entries = new Map(
    transfers.map((transfer) => [transfer.id, { transfer, accounts: [own.id], customers: [customer] }]),
  )
  return {
    ...{ customer, accounts: [account], operations, isOpening: false, others: new Map(), entries, transfers },
    otherUsers: new Set(),
    bankAccounts: [
      {
        ...{ id: own.bankAccountId, user: 'us', kind: 'deposit', nickname: '', operation: '' },
        ...{ sends: true, locked: false, active: true, balance: balance(bank, NOW) },
      },
    ],
    ledgers: new Map<AccountId, bigint>([[own.id, ledger]]),
  }
}

describe('R11: the comparison', () => {
  it('says nothing about ten thousand payments in every stage', () => {
    expect(compare(cleanPicture(1, COUNT), TOLERANCE)).toEqual([])
  })

  it('says nothing about fifty accounts whatever is on its way', () => {
    for (let seed = 2; seed < 52; seed += 1)
      expect(compare(cleanPicture(seed, 40), TOLERANCE), `seed ${seed}`).toEqual([])
  })

  it('finds a cent among them', () => {
    const snapshot = cleanPicture(1, COUNT)
    const [node] = snapshot.bankAccounts
    if (node === undefined) throw new Error('no node')
    const more = balance(node.balance.posted.minor + 1n, NOW)
    expect(
      compare({ ...snapshot, bankAccounts: [{ ...node, balance: more }] }, TOLERANCE).map(({ kind }) => kind),
    ).toContain('balance-drift')
  })

  it('gives what is young its time, and not more', () => {
    const snapshot = cleanPicture(3, 1)
    const [, transfer] = snapshot.transfers
    const [operation] = snapshot.operations
    if (transfer === undefined || operation === undefined) throw new Error('no payment')
    const settledAt = NOW - 119_999
    const late = {
      ...snapshot,
      operations: [{ ...operation, state: 'submitted' as const }],
      transfers: [
        {
          ...transfer,
          status: 'settled' as const,
          timeline: [{ at: settledAt, status: 'settled' as const, note: '' }],
        },
      ],
    }
    const found = (now: number) => compare(late, { ...TOLERANCE, now }).filter(({ kind }) => kind === 'missing-webhook')
    expect(found(NOW)).toHaveLength(0)
    expect(found(NOW + 1)).toHaveLength(1)
  })
})
