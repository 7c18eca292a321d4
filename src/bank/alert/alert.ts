import type { AlertId, ConversationId, CustomerId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'

export type Direction = 'above' | 'below'

/** Tell me once when the coin's price is at or past this one. */
export type Alert = {
  readonly id: AlertId
  readonly customer: CustomerId
  /** Where it was made: it arrives there. */
  readonly conversation: ConversationId
  readonly coin: Coin
  readonly direction: Direction
  readonly price: Usd
  readonly state: 'waiting' | 'told' | 'deleted'
  readonly createdAt: number
}

/** At or past: a price that only touches the line counts. */
export const isCrossed = (alert: Pick<Alert, 'direction' | 'price'>, price: Usd): boolean =>
  alert.direction === 'above' ? price.minor >= alert.price.minor : price.minor <= alert.price.minor
