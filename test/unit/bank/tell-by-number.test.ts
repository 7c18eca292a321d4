import { expect, it } from 'vitest'
import type { Account } from '#bank/ground/account.ts'
import type { AccountId, CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Notice } from '#bank/ground/notice.ts'
import type { BankTransfer, TransferStatus } from '#bank/ground/transfer.ts'
import { tellByNumber } from '#bank/sync/tell-by-number.ts'

const NOW = Date.UTC(2026, 10, 30)
const DAY_MS = 86_400_000

type Given = {
  readonly steps: readonly TransferStatus[]
  readonly isIn: boolean
  readonly at?: number
  readonly kept?: TransferStatus
  readonly isByNumber?: boolean
}

const toldOf = async ({ steps, isIn, at = NOW, kept, isByNumber = true }: Given): Promise<readonly string[]> => {
  const [own, outside] = [
    { account: 'node_1', user: 'user_1', kind: 'deposit', name: 'Ann Lee' },
    { kind: 'other', name: '' },
  ] as const
  const transfer: BankTransfer = {
    ...{ id: 'tr_1', operation: '', amount: usd(7_700n), note: '', createdAt: at },
    status: steps.at(-1) ?? 'waiting',
    from: isIn ? outside : own,
    to: isIn ? own : outside,
    timeline: steps.map((status) => ({ at, status, note: '' })),
    ...(isByNumber && { via: 'account-number' }),
  }
  const told: Notice[] = []
  const account = { id: 'acct_1' as AccountId, customer: 'cus_1' as CustomerId } as Account
  const entry = kept && { transfer: { ...transfer, status: kept }, accounts: [], customers: [] }
  await tellByNumber(
    {
      accounts: { findByBankAccount: async () => account },
      customers: { identitiesOf: async () => ['telegram:1' as IdentityKey] },
      entries: { find: async () => entry },
      notices: { add: async (notice: Notice) => told.push(notice) > 0 },
      clock: () => NOW,
    } as unknown as Parameters<typeof tellByNumber>[0],
    transfer,
  )
  return told.map(({ about }) => (about.kind === 'by-number' ? about.what : about.kind))
}

it.each<[string, Given, readonly string[]]>([
  ['came in and settled', { steps: ['waiting', 'settled'], isIn: true }, ['received']],
  ['is on its way in', { steps: ['waiting', 'credited'], isIn: true }, []],
  ['is taken back after it had settled', { steps: ['waiting', 'settled', 'returned'], isIn: true }, ['taken-back']],
  ['is taken back, by what was known alone', { steps: ['returned'], isIn: true, kept: 'settled' }, ['taken-back']],
  ['went back before it had come', { steps: ['waiting', 'returned'], isIn: true, kept: 'waiting' }, []],
  ['is taken out', { steps: ['waiting', 'debited'], isIn: false }, ['taken']],
  ['is taken out, and read late in its life', { steps: ['debited', 'settled'], isIn: false }, ['taken']],
  ['may be taken out', { steps: ['waiting'], isIn: false }, []],
  ['is put back', { steps: ['debited', 'settled', 'returned'], isIn: false }, ['given-back']],
  ['is put back on its way', { steps: ['debited', 'cancelled'], isIn: false }, ['given-back']],
  ['was never taken out', { steps: ['waiting', 'cancelled'], isIn: false }, []],
  ['was taken back long ago', { steps: ['settled', 'returned'], isIn: true, at: NOW - 8 * DAY_MS }, []],
  ['goes another way', { steps: ['settled', 'returned'], isIn: true, isByNumber: false }, []],
])('money that %s', async (_, given, told) => expect(await toldOf(given)).toEqual(told))
