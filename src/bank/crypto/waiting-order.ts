import { limitOf, priceOf, worthAt } from '#bank/ground/coin-price.ts'
import type { AccountId, ConversationId, CustomerId, WaitingOrderId } from '#bank/ground/ids.ts'
import type { Coin, Money, Usd } from '#bank/ground/money.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Reach } from '#bank/ground/waiting.ts'

/**
 * A purchase or sale that waits for a price. Confirming its card is the authorisation; each try is one operation, with an id
 * made of the order and the number of the try, so that it can't be made twice. Nothing is set aside while it waits, so that
 * a stop and a take-profit can stand on the same coins: the card says so.
 */
export type WaitingOrder = {
  readonly id: WaitingOrderId
  readonly customer: CustomerId
  /** Where it was made: what becomes of it is told there. */
  readonly conversation: ConversationId
  readonly side: 'buy' | 'sell'
  readonly coin: Coin
  readonly when: Reach
  readonly level: Usd
  readonly amount: Usd | Money<Coin>
  /** The dollars for a purchase, the wallet for a sale. */
  readonly from: AccountId
  readonly to: AccountId
  readonly state: WaitingState
  /** Grows by one with every change; a change names the revision it was decided on. */
  readonly revision: number
  /** The number of the next try, or of the one under way. */
  readonly turn: number
  /** Why it paused by itself. */
  readonly why?: WaitingWhy
  /** When the sweep looks at the try that is under way, Unix ms. */
  readonly dueAt?: number
  readonly createdAt: number
  /** Since when it has waited: a price of before is none of its own. */
  readonly since: number
  /** The last time that the price was there and had left again before anything was ordered. */
  readonly touched?: Touch
}

/** At which price, the furthest past the level. */
export type Touch = { readonly at: number; readonly price: Usd }

/** `firing`: its price was reached, and a try is being made or is under way. */
export type WaitingState = 'waiting' | 'firing' | 'paused' | 'done' | 'cancelled'
export type WaitingWhy = Refusal['kind'] | Why

export const WAITING_NEXT = {
  waiting: ['firing', 'paused', 'cancelled'],
  /** Back to waiting where the price has left again before anything was ordered. */
  firing: ['done', 'waiting', 'paused', 'cancelled'],
  paused: ['waiting', 'cancelled'],
  done: [],
  cancelled: [],
} as const satisfies Record<WaitingState, readonly WaitingState[]>
export const canTurn = (from: WaitingState, to: WaitingState): boolean =>
  from === to || (WAITING_NEXT[from] as readonly WaitingState[]).includes(to)

/** A price that has jumped over the level has reached it. */
export const isReached = ({ when, level }: Pick<WaitingOrder, 'when' | 'level'>, price: Usd): boolean =>
  when === 'at-or-above' ? price.minor >= level.minor : price.minor <= level.minor

/** It wants a better price than now: it is never made past its level. Any other one follows the market past it. */
export const isLimit = ({ side, when }: Pick<WaitingOrder, 'side' | 'when'>): boolean =>
  (side === 'buy') === (when === 'at-or-below')

/** The worst price at which it is ordered. */
export const worstPrice = (order: Pick<WaitingOrder, 'side' | 'when' | 'level'>, price: Usd): Usd =>
  isLimit(order) ? order.level : limitOf(order.side, price)

/** What it comes to in dollars at a price. */
export const dollarsAt = ({ side, amount }: Pick<WaitingOrder, 'side' | 'amount'>, price: Usd): Usd => {
  if (amount.asset === 'USD') return amount
  return side === 'buy' ? priceOf(amount, price) : worthAt(amount, price)
}

/** What a step changes; absent fields are removed. */
export type WaitingChange = Pick<WaitingOrder, 'state' | 'turn' | 'why' | 'dueAt'> & {
  /** Begins to wait anew; what was touched before is forgotten. */
  readonly since?: number
}

/** `after`: the last one of the page before. */
export type Page = { readonly after?: WaitingOrderId; readonly limit: number }

export type WaitingOrders = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(order: WaitingOrder): Promise<WaitingOrder>
  find(id: WaitingOrderId): Promise<WaitingOrder | undefined>
  /** Those that are not over, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly WaitingOrder[]>
  /**
   * Compare-and-set: false when the stored revision is no longer `revision`: read again. Refuses (throws) a step that the
   * table of states does not have.
   */
  change(id: WaitingOrderId, revision: number, change: WaitingChange): Promise<boolean>
  /** Waiting ones whose level this price has reached, a page after another by their ids. */
  reached(coin: Coin, price: Usd, page: Page): Promise<readonly WaitingOrderId[]>
  /** Waiting ones whose level lies in a range that a price was in and that it has left: the ends of both count. */
  passed(
    coin: Coin,
    when: Reach,
    range: { readonly low: Usd; readonly high: Usd },
    page: Page,
  ): Promise<readonly WaitingOrder[]>
  /** Only while it still waits since the same moment, and never an earlier one over a later one. Repeating it changes nothing. */
  noteTouch(order: Pick<WaitingOrder, 'id' | 'since'>, touch: Touch): Promise<void>
  /** Those whose try is to be looked at, longest due first; of one coin, or of all. */
  due(now: number, limit: number, coin?: Coin): Promise<readonly WaitingOrderId[]>
}
