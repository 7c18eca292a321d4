import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import type { PaymentOrder } from '#bank/ground/order.ts'
import type { Payment } from './questions.ts'

/** What payments that were made say about a question. Pure. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** When it was agreed to, Unix ms. */
export const agreedAt = ({ history, createdAt }: Operation): number =>
  history.find(({ state }) => state === 'confirmed')?.at ?? createdAt

/** When it came to where it stands. */
export const lastStepAt = ({ history, createdAt }: Operation): number => history.at(-1)?.at ?? createdAt

export const isMoving = ({ state }: Operation): boolean => isUnderWay(state)

/** Wanted by the customer, and not made or undone; what they have stopped themselves was not declined. */
export const isDeclined = ({ state, why }: Operation): boolean =>
  state === 'refused' || state === 'returned' || (state === 'cancelled' && why !== 'customer-cancelled')

const isComing = ({ kind }: PaymentOrder): boolean => kind === 'pull' || kind === 'top-up'
/** Into an account of the customer's, from outside. */
export const comesIn = ({ order }: Payment): boolean => isComing(order)

/** Between customers it is a matter of minutes; from another bank, of the day named. */
export const isLate = (payment: Payment, now: number, usualUntil: number): boolean =>
  now > (payment.order.kind === 'pull' || payment.order.kind === 'pay-out' ? usualUntil : agreedAt(payment) + HOUR_MS)

const isSame = (one: Payment, other: Payment): boolean =>
  one.order.kind === other.order.kind &&
  one.order.amount.minor === other.order.amount.minor &&
  one.order.to.account === other.order.to.account &&
  Math.abs(agreedAt(one) - agreedAt(other)) <= DAY_MS

const counts = (payment: Payment): boolean => isMoving(payment) || payment.state === 'settled'

/** The newest two of the same amount to the same account within a day, both made or being made; the earlier one first. */
export const twins = (payments: readonly Payment[]): readonly [Payment, Payment] | undefined => {
  const made = payments.filter(counts)
  for (const [at, newer] of made.entries()) {
    const older = made.slice(at + 1).find((each) => isSame(newer, each))
    if (older !== undefined) return [older, newer]
  }
  return undefined
}
