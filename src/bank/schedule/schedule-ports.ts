import type { Accounts } from '#bank/ground/account.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { RequestLook } from '#bank/ground/cause.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Schedules } from './schedule.ts'

/** Everything that the use cases of scheduled payments read, write and call; each of them names what it needs of it. */
export type SchedulePorts = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Pick<Entries, 'between'>
  readonly operations: Operations
  readonly allowances: Allowances
  readonly stepUps: StepUps
  readonly prices: Pick<PriceBoard, 'latest'>
  readonly notices: Notices
  readonly schedules: Schedules
  readonly requests: RequestLook
  readonly journal: Journal
  readonly audit: Audit
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}
