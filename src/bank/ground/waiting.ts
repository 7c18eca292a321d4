import type { WaitingOrderId } from './ids.ts'
import type { Usd } from './money.ts'

/** Which way a price has to be from a level; the level itself counts. */
export type Reach = 'at-or-above' | 'at-or-below'

/** What a purchase or sale was made by: an order that waited for a price. */
export type Triggered = {
  readonly id: WaitingOrderId
  /** Grows with every try. */
  readonly turn: number
  readonly when: Reach
  readonly level: Usd
  /** The price at which it went. */
  readonly price: Usd
}
