import type { Accounts } from '#bank/ground/account.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Log } from '#kit/log.ts'

/** Everything that moving an operation through its life reads, writes and calls. */
export type EnginePorts = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly stepUps: StepUps
  readonly vault: Vault
  readonly notices: Notices
  readonly journal: Journal
  readonly rail: Rail
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
  readonly clock: () => number
  readonly log: Log
}
