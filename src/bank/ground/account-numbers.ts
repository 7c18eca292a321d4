import type { AccountId } from './ids.ts'

/** By which anybody at another bank can pay into an account: secret in logs, in stores and in every chat but its owner's. */
export type BankNumbers = { readonly accountNumber: string; readonly routingNumber: string }

/** Encrypted at rest. The bank gives an account its numbers once, and they stay. */
export type AccountNumbers = {
  /** Nothing happens for an account that is not there. */
  keep(account: AccountId, numbers: BankNumbers): Promise<void>
  find(account: AccountId): Promise<BankNumbers | undefined>
}
