import type { AccountId, CustomerId, OperationId } from './ids.ts'
import type { Money } from './money.ts'
import type { BankTransfer } from './rail.ts'
import type { Account, Balance } from './account.ts'

export type Accounts = {
  /** Inserting the same id again changes nothing. */
  insert(account: Account): Promise<void>
  find(id: AccountId): Promise<Account | undefined>
  findByNode(node: string): Promise<Account | undefined>
  /** Closed ones left out, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly Account[]>
  rename(id: AccountId, nickname: string): Promise<void>
  setStatus(id: AccountId, status: Account['status']): Promise<void>
  /** Sets dollars or coins aside if as many are left, in one conditional update. Repeating one operation is one hold. */
  hold(id: AccountId, operation: OperationId, amount: Money): Promise<'held' | 'short'>
  /** Gives the hold back, once; nothing happens when there is none. */
  release(id: AccountId, operation: OperationId): Promise<void>
  /**
   * The bank has taken the money: drops the hold and takes over the balance read after that, in one update. With
   * `seen`, only if the stored balance is still the one of that time; false when it is not. True when there is no hold.
   */
  capture(id: AccountId, operation: OperationId, balance: Balance, seen?: number): Promise<boolean>
  /**
   * Takes over a balance read at the bank, unless a later one is stored. With `seen`, only if the stored balance is
   * still the one of that time: whoever reads two balances at once can't tell which is the later one.
   */
  refresh(id: AccountId, balance: Balance, seen?: number): Promise<boolean>
  /** Accounts with open holds, for the sweeper's check against operations. */
  withHolds(limit: number): Promise<readonly Account[]>
}

/** A transfer as the bank told it, mirrored for history, receipts and reconciliation. */
export type Entry = {
  readonly transfer: BankTransfer
  /** Our accounts it touches, one or two. */
  readonly accounts: readonly AccountId[]
  readonly customers: readonly CustomerId[]
}

export type Entries = {
  /** Takes over what the bank says, unless what is stored has got further. True when something changed. */
  save(entry: Entry): Promise<boolean>
  find(transferId: string): Promise<Entry | undefined>
  findByOperation(operation: OperationId): Promise<Entry | undefined>
  /** Newest first. `before` is the last transfer id of the page before. */
  page(query: {
    readonly customer: CustomerId
    readonly account?: AccountId
    readonly before?: string
    readonly limit: number
  }): Promise<readonly Entry[]>
}
