import type { Journal } from './journal.ts'
import type { Line } from './availability.ts'
import type { Allowances } from './limits.ts'
import type { Rail } from './rail.ts'
import type { Settings } from './settings.ts'
import type { Log } from './log.ts'
import type { Accounts } from './account.ts'
import type { Entries } from './transfer.ts'
import type { AlertIndex, Alerts } from '#bank/alert/alert.ts'
import type { PriceBoard } from './price.ts'
import type { Audit } from './audit.ts'
import type { Cases, Evidence, ReportRail } from '#bank/case/case.ts'
import type { CodeTries } from '#bank/customer/bank-code.ts'
import type { Customers } from './customer.ts'
import type { LinkCodes, PinHasher, Pins } from '#bank/customer/sign-in.ts'
import type { Notices } from './notice.ts'
import type { Operations } from './operation.ts'
import type { Vault } from './vault.ts'
import type { Wake } from './wake.ts'
import type { RequestBlocks, Requests, RequestSlots } from '#bank/request/request.ts'
import type { Schedules } from '#bank/schedule/schedule.ts'

/** Everything the bank's use cases stand on, handed in by the composition root. */
export type Ports = {
  readonly customers: Customers
  readonly pins: Pins
  readonly codeTries: CodeTries
  readonly hasher: PinHasher
  readonly linkCodes: LinkCodes
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly allowances: Allowances
  readonly vault: Vault
  readonly notices: Notices
  readonly alerts: Alerts
  readonly alertIndex: AlertIndex
  readonly requests: Requests
  readonly requestSlots: RequestSlots
  readonly requestBlocks: RequestBlocks
  readonly cases: Cases
  readonly evidence: Evidence
  readonly reports: ReportRail
  readonly schedules: Schedules
  readonly prices: PriceBoard
  readonly journal: Journal
  readonly audit: Audit
  readonly rail: Rail
  readonly line: Line
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
  readonly log: Log
}
