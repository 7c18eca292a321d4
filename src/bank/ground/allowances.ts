import { Temporal } from 'temporal-polyfill'
import type { Customer, Tier } from './customer.ts'
import type { CustomerId, OperationId } from './ids.ts'
import type { Usd } from './money.ts'
import type { Refusal } from './refusal.ts'

/** What one person may send, by what the bank allows them. */
export type Limits = { readonly perPayment: Usd; readonly perDay: Usd }

/** Open accounts of one person, wallets and linked ones among them. */
export const MAX_ACCOUNTS = 12
/** Of one person at once. What waits for the bank of all customers together is limited too: nobody fills it alone. */
export const MAX_UNDER_WAY = 20

/** Only the full tier sends at all. */
const maySend = (tier: Tier): boolean => tier === 'full'
/** What is left of it while another name is being looked at: nothing is sent under a name that nobody has verified. */
export const tierUnderReview = (tier: Tier): Tier => (tier === 'full' ? 'receive-only' : tier)
/** Why a customer may not send anything at all; undefined: they may. */
export const whyNotSend = ({
  tier,
  frozen,
}: Pick<Customer, 'tier' | 'frozen'>): Extract<Refusal, { kind: 'frozen' | 'tier' }> | undefined => {
  if (frozen !== undefined) return { kind: 'frozen' }
  return maySend(tier) ? undefined : { kind: 'tier', tier }
}
export const mayReceive = (tier: Tier): boolean => tier === 'full' || tier === 'receive-only'

/** The customer's own calendar day, `2026-11-23`: limits turn over at their midnight. */
export const dayOf = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** Under which play money is counted, apart from what is sent. */
export const demoDay = (day: string): string => `${day} demo`

/** The day's allowance of one person, so that a limit holds however many confirm at once. Cents. */
export type Allowances = {
  /** True when the day's total stays within `limit`; repeating one operation counts once. */
  take(order: {
    /** The person, as `personOf` says. */
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

/**
 * The day that a customer's limits are counted by: that of the zone which was theirs before they named another. Days that
 * could be moved would let the limits of several be spent at once.
 */
export const limitDayOf = (
  at: number,
  { limitTimeZone, timeZone }: Pick<Customer, 'limitTimeZone' | 'timeZone'>,
): string => dayOf(at, limitTimeZone ?? timeZone)
