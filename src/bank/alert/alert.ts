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

export type Alerts = {
  /** Inserting the same id again changes nothing. */
  insert(alert: Alert): Promise<void>
  find(id: AlertId): Promise<Alert | undefined>
  /** Waiting ones, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly Alert[]>
  /** Compare-and-set out of `waiting`; true for the one caller who did it. */
  finish(id: AlertId, state: 'told' | 'deleted'): Promise<boolean>
  /** Waiting ones by id, a page after this id: for rebuilding the index. */
  page(after: AlertId | undefined, limit: number): Promise<readonly Alert[]>
}

/** The waiting alerts by their price. It may be lost, and is rebuilt from the alerts. */
export type AlertIndex = {
  put(alert: Pick<Alert, 'id' | 'coin' | 'direction' | 'price'>): Promise<void>
  remove(alert: Pick<Alert, 'id' | 'coin' | 'direction'>): Promise<void>
  /** Ids a price has reached, at most `limit`; they stay until removed. */
  reached(coin: Coin, price: Usd, limit: number): Promise<readonly AlertId[]>
}
