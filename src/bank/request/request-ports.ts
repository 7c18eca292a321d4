import type { Accounts } from '#bank/ground/account.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { RequestBlocks, Requests, RequestSlots } from './request.ts'

/** Everything that the use cases of money requests read, write and call; each of them names what it needs of it. */
export type RequestPorts = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly allowances: Allowances
  readonly notices: Notices
  readonly requests: Requests
  readonly requestSlots: RequestSlots
  readonly requestBlocks: RequestBlocks
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}
