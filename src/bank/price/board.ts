import type { PriceBoard, PriceHistory } from '#bank/ground/price.ts'
import { STEP_MS } from '#bank/ground/price.ts'

/**
 * The board that everybody reads: what it may have lost, or was never told, is read from the history, by the minute. A
 * candle stands in it with its first, lowest, highest and last price, so that no level that was touched is missed.
 */
export const withHistory = (board: PriceBoard, history: PriceHistory): PriceBoard => ({
  latest: (coin) => board.latest(coin),
  async post(point) {
    await board.post(point)
    await history.record(point)
  },
  async since(coin, from) {
    const points = await board.since(coin, from)
    const until = points[0]?.at ?? Number.MAX_SAFE_INTEGER
    const earliest = Math.floor(from / STEP_MS.minute) * STEP_MS.minute
    if (until <= earliest) return points
    const newest = Math.min(until, earliest + STEP_MS.day)
    const candles = await history.candles(coin, 'minute', earliest, newest)
    const before = candles.flatMap(({ at, open, low, high, close }) =>
      [open, low, high, close].map((price, nth) => ({ coin, price, at: at + nth * 15_000 })),
    )
    return [...before.filter(({ at }) => at >= from && at < until), ...points]
  },
})
