import type { Accounts } from '#bank/ground/account.ts'
import type { Customer, Customers, Tier } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { Owed } from '#bank/ground/owed.ts'
import type { BankUser, Rail } from '#bank/ground/rail.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'

export type SyncPorts = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly notices: Notices
  readonly journal: Journal
  readonly rail: Rail
  readonly wake: Wake
  readonly clock: () => number
}

/** What a customer is to be told of another tier; kept with it. */
export type OwedForTier = (tier: Tier) => Promise<Owed | undefined>

/** What other capabilities do with what was read. */
export type Connected = {
  readonly advance: (id: OperationId) => Promise<unknown>
  /** Keeps what the bank said of a customer who was so when it was asked: how they are kept then. */
  readonly keepUser: (asked: Customer, user: BankUser, owedFor: OwedForTier) => Promise<Customer | 'superseded'>
  /** Takes over every account that the bank shows for a customer. */
  readonly importAccounts: (customer: Customer) => Promise<void>
}

export type SyncDeps = SyncPorts & Connected
