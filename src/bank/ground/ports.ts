import type { Log } from '#kit/log.ts'
import type { Accounts, Entries } from './account-ports.ts'
import type { AlertIndex, Alerts, PriceBoard } from '#bank/alert/ports.ts'
import type { Audit, Journal } from './journal.ts'
import type { Cases, Evidence, ReportRail } from '#bank/case/ports.ts'
import type { CodeTries, Customers, LinkCodes, PinHasher, Pins } from './customer-ports.ts'
import type { Allowances, Notices, Operations, Vault, Wake } from './operation-ports.ts'
import type { Line } from './availability.ts'
import type { Limits } from './limits.ts'
import type { Rail } from './rail.ts'
import type { RequestBlocks, Requests, RequestSlots } from '#bank/request/ports.ts'
import type { Schedules } from '#bank/schedule/ports.ts'

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

export type Settings = {
  readonly limits: Limits
  /** How long a card to confirm stands, ms. */
  readonly cardLifeMs: number
  readonly maxAlerts: number
  /** Sent to the bank as the customer's address: chat platforms do not tell it. */
  readonly ip: string
  /** The sandbox's play-money source; absent anywhere real. */
  readonly treasury?: () => Promise<Treasury>
}
export type Treasury = { readonly user: string; readonly node: string }

export type { Log }
