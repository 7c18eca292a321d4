import type { Tier } from './customer.ts'
import type { CustomerId, OperationId } from './ids.ts'
import type { Usd } from './money.ts'

/** What one customer may send, by what the bank allows them. */
export type Limits = { readonly perPayment: Usd; readonly perDay: Usd }

/** Only the full tier sends at all. */
export const maySend = (tier: Tier): boolean => tier === 'full'
export const mayReceive = (tier: Tier): boolean => tier === 'full' || tier === 'receive-only'

/** The customer's own calendar day, `2026-11-23`: limits turn over at their midnight. */
export const dayOf = (at: number, timeZone: string): string => {
  const known = FORMATS.get(timeZone)
  const format =
    known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  if (known === undefined) FORMATS.set(timeZone, format)
  return format.format(at)
}

/** Making one takes a hundred times as long as using it; there are a few hundred time zones. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** The day's allowance of one customer, so that a limit holds however many confirm at once. Cents. */
export type Allowances = {
  /** True when the day's total stays within `limit`; repeating one operation counts once. */
  take(order: {
    readonly customer: CustomerId
    readonly day: string
    readonly operation: OperationId
    readonly cents: bigint
    readonly limit: bigint
  }): Promise<boolean>
  /** Gives back what an operation took, once. */
  giveBack(order: {
    readonly customer: CustomerId
    readonly day: string
    readonly operation: OperationId
  }): Promise<void>
  spent(customer: CustomerId, day: string): Promise<bigint>
}
