import type { AccountId } from './ids.ts'
import type { Asset, Money } from './money.ts'

/** One side of a journal entry. Debits and credits of one entry are equal per asset. */
export type Posting = {
  /** `account:<id>`, `rail:in-transit`, or `outside:<who>` for who does not bank here. A hold posts nothing. */
  readonly ledger: string
  readonly side: 'debit' | 'credit'
  readonly amount: Money
}

/** Immutable; a correction is another entry. `id` names the cause, so that writing it twice is writing it once. */
export type JournalEntry = {
  readonly id: string
  readonly at: number
  readonly operation?: string
  readonly postings: readonly Posting[]
}

export const isBalanced = (postings: readonly Posting[]): boolean => {
  const sums = new Map<Asset, bigint>()
  for (const { side, amount } of postings) {
    const signed = side === 'debit' ? amount.minor : -amount.minor
    sums.set(amount.asset, (sums.get(amount.asset) ?? 0n) + signed)
  }
  return postings.length >= 2 && [...sums.values()].every((sum) => sum === 0n)
}

export type Journal = {
  /** @throws RangeError for postings that do not balance: a bug. Repeating an id changes nothing. */
  append(entry: JournalEntry): Promise<void>
  ofOperation(operation: string): Promise<readonly JournalEntry[]>
}

export type Ledgers = {
  /** Cents by the journal, debits less credits, of each account that was asked for. */
  balances(accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, bigint>>
}
