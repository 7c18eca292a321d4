import type { CustomerId } from '#bank/ground/ids.ts'
import { type Money, toDecimal } from '#bank/ground/money.ts'

/** What can be wrong between our records and the bank's. */
export const DIFFERENCE_KINDS = [
  /** The bank has decided and no webhook or poll has brought it here. */
  'missing-webhook',
  /** Money moved at the bank without an order of ours. */
  'extra-transaction',
  /** The bank has done one order more than once. */
  'duplicate-transaction',
  'changed-amount',
  /** Both are final, and not the same. */
  'changed-status',
  /** The bank knows what we must have known. */
  'deleted-record',
  /** We say that the bank has it, and it has not. */
  'missing-at-bank',
  /** The bank's dates and ours can't both be right. */
  'clock-skew',
  /** A balance that its transactions, our copy or our books do not explain. */
  'balance-drift',
  /** Money or coins at the bank in an account that is closed here: its owner does not see them. */
  'closed-account-balance',
  /** A hold without an order under way. */
  'stray-hold',
] as const
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number]

/** One side as it was read: ids, states, amounts and times, never personal data. Empty where there is nothing. */
export type Side = Readonly<Record<string, string>>

export type Difference = {
  /** Equal whenever the same thing is found again. */
  readonly id: string
  readonly kind: DifferenceKind
  readonly customer: CustomerId
  /** The operation, transfer or account it is about. */
  readonly subject: string
  readonly ours: Side
  readonly bank: Side
  /** When what differs came about, as far as is known, Unix ms. */
  readonly since: number
}

export const difference = (found: Omit<Difference, 'id'>): Difference => ({
  ...found,
  id: `${found.kind}:${found.customer}:${found.subject}`,
})

export const shownMoney = (amount: Money): string => `${toDecimal(amount)} ${amount.asset}`
/** Minor units of an asset that may be below zero, as sums of postings can be. */
export const shownCents = (cents: bigint): string => {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
  return `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} USD`
}
export const shownTime = (at: number): string => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}
