import type { Account } from '#bank/ground/account.ts'
import type { AccountId, CustomerId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder, type PaymentOrder } from '#bank/ground/order.ts'
import type { BankAccount } from '#bank/ground/rail.ts'
import type { BankTransfer, Entry } from '#bank/ground/transfer.ts'

/** Everything both sides say about one customer, read at about the same time: ours before the bank's. */
export type Snapshot = {
  readonly customer: CustomerId
  /** Ours of this customer, closed ones too. */
  readonly accounts: readonly Account[]
  /** Orders of this customer that move money. */
  readonly operations: readonly Operation[]
  /** An account of theirs is being opened or linked, or was a moment ago. */
  readonly isOpening: boolean
  /** Orders of others that the bank's transfers name, and those that the holds name. */
  readonly others: ReadonlyMap<string, Operation>
  /** What we mirrored, by the bank's id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** All of the bank's that touch this customer, each once. */
  readonly transfers: readonly BankTransfer[]
  /** Users at the bank who are other customers of ours. */
  readonly otherUsers: ReadonlySet<string>
  readonly bankAccounts: readonly BankAccount[]
  /** Cents by the journal, per account. */
  readonly ledgers: ReadonlyMap<AccountId, bigint>
}

export type Tolerance = {
  readonly now: number
  /** What is younger than this may still be on its way, ms. */
  readonly graceMs: number
  /** How far the bank's clock may be from ours, ms. */
  readonly skewMs: number
}

export const moveOf = ({ order, id }: Operation): PaymentOrder => {
  if (!isPaymentOrder(order)) throw new TypeError(`${id} moves no money`)
  return order
}

export const lastChangeAt = ({ history, createdAt }: Operation): number => history.at(-1)?.at ?? createdAt
