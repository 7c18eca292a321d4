import { type Coin, COINS } from '#bank/ground/coins.ts'
import type { WaitingOrderId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { KEPT_MS, MAX_PRICE_AGE_MS, type PriceBoard, type PriceHistory } from '#bank/ground/price.ts'
import type { Log } from '#kit/log.ts'
import { isReached, type Touch, type WaitingOrder, type WaitingOrders } from './waiting-order.ts'

export type TouchPorts = {
  readonly waitingOrders: Pick<WaitingOrders, 'passed' | 'noteTouch'>
  readonly prices: Pick<PriceBoard, 'latest' | 'since'>
  readonly priceHistory: Pick<PriceHistory, 'candles'>
  readonly clock: () => number
  readonly log: Log
}

/** What the price did in the time that begins at `at`. */
export type Seen = { readonly at: number; readonly low: Usd; readonly high: Usd }

const BATCH = 200

/**
 * Pure: the last time that the price was at the order's level while it waited. A time that began before it waited says
 * nothing: the price may have been there earlier.
 */
export const touchOf = (
  order: Pick<WaitingOrder, 'when' | 'level' | 'since'>,
  seen: readonly Seen[],
): Touch | undefined => {
  const furthest = ({ low, high }: Seen): Usd => (order.when === 'at-or-above' ? high : low)
  const last = seen.findLast((each) => each.at >= order.since && isReached(order, furthest(each)))
  return last && { at: last.at, price: furthest(last) }
}

/**
 * Writes down for every waiting order that the price was at its level and has left. It is not made then: a limit would be
 * passed, and a stop would sell at a price that its customer did not ask for. The list tells.
 */
const note = async (ports: TouchPorts, coin: Coin, seen: readonly Seen[], now: Usd): Promise<void> => {
  const [first] = seen
  if (first === undefined) return
  const extremes = seen.reduce<Omit<Seen, 'at'>>(
    (all, { low, high }) => ({
      low: low.minor < all.low.minor ? low : all.low,
      high: high.minor > all.high.minor ? high : all.high,
    }),
    first,
  )
  if (extremes.low.minor < now.minor)
    await noteIn(ports, coin, 'at-or-below', { low: extremes.low, high: now, seen, now })
  if (extremes.high.minor > now.minor)
    await noteIn(ports, coin, 'at-or-above', { low: now, high: extremes.high, seen, now })
}

const noteIn = async (
  { waitingOrders }: TouchPorts,
  coin: Coin,
  when: WaitingOrder['when'],
  { seen, now, ...range }: { readonly low: Usd; readonly high: Usd; readonly seen: readonly Seen[]; readonly now: Usd },
): Promise<void> => {
  let after: WaitingOrderId | undefined
  for (;;) {
    const page = await waitingOrders.passed(coin, when, range, { limit: BATCH, ...(after && { after }) })
    for (const order of page) {
      const touch = touchOf(order, seen)
      // Where it is there now, the order goes.
      if (touch !== undefined && !isReached(order, now)) await waitingOrders.noteTouch(order, touch)
    }
    after = page.at(-1)?.id
    if (page.length < BATCH) return
  }
}

/** Prices that came and went between two looks of this process. What others have looked at is looked at once more, which changes nothing. */
export const createTouchWatch = (ports: TouchPorts): ((coin: Coin) => Promise<void>) => {
  const looked = new Map<Coin, number>()
  return async (coin) => {
    const latest = await ports.prices.latest(coin)
    const now = ports.clock()
    if (latest === undefined || now - latest.at > MAX_PRICE_AGE_MS) return
    const points = await ports.prices.since(coin, looked.get(coin) ?? latest.at)
    const seen = points.filter(({ at }) => at <= latest.at).map(({ at, price }) => ({ at, low: price, high: price }))
    await note(ports, coin, seen, latest.price)
    looked.set(coin, latest.at)
  }
}

/** What happened while nobody here looked, by the minutes that the history keeps. Repeating it changes nothing. */
export const noteMissedTouches = async (ports: TouchPorts): Promise<void> => {
  for (const coin of COINS)
    try {
      await noteMissed(ports, coin)
    } catch (error) {
      ports.log.warn({ event: 'touches-not-noted', coin, err: error }, 'what orders have missed was not noted')
    }
}

const noteMissed = async (ports: TouchPorts, coin: Coin): Promise<void> => {
  const latest = await ports.prices.latest(coin)
  const now = ports.clock()
  const candles = await ports.priceHistory.candles(coin, 'minute', now - (KEPT_MS.minute ?? 0), now)
  const price = latest !== undefined && now - latest.at <= MAX_PRICE_AGE_MS ? latest.price : candles.at(-1)?.close
  if (price !== undefined) await note(ports, coin, candles, price)
}
