import type { Coin } from '#bank/ground/coins.ts'
import {
  type Candle,
  type PriceBoard,
  type PriceHistory,
  type PricePoint,
  type Step,
  STEP_MS,
} from '#bank/ground/price.ts'
import { SPAN_MS } from './measure.ts'

export type Past = {
  readonly prices: Pick<PriceBoard, 'since'>
  readonly priceHistory: Pick<PriceHistory, 'candles'>
}

/** A candle as prices: its first, lowest, highest and last, so that no line that was touched is missed. */
const pointsOf = (coin: Coin, step: Step, { at, open, low, high, close }: Candle): readonly PricePoint[] =>
  [open, low, high, close].map((price, nth) => ({ coin, price, at: at + (nth * STEP_MS[step]) / 4 }))

/** What a price did from one moment to another as far as the history knows: by the minute, and by the hour where no minute is kept. */
export const recordedPrices = async (
  { priceHistory }: Pick<Past, 'priceHistory'>,
  coin: Coin,
  from: number,
  to: number,
): Promise<readonly PricePoint[]> => {
  const [hours, minutes] = await Promise.all([
    priceHistory.candles(coin, 'hour', from - STEP_MS.hour, to),
    priceHistory.candles(coin, 'minute', from - STEP_MS.minute, to),
  ])
  const isFine = new Set(minutes.map(({ at }) => Math.floor(at / STEP_MS.hour)))
  const coarse = hours.filter(({ at }) => !isFine.has(Math.floor(at / STEP_MS.hour)))
  const points = [
    ...coarse.flatMap((candle) => pointsOf(coin, 'hour', candle)),
    ...minutes.flatMap((candle) => pointsOf(coin, 'minute', candle)),
  ]
  return points.filter(({ at }) => at >= from && at <= to).toSorted((a, b) => a.at - b.at)
}

/** All that the moves, highs and lows of the longest span are taken from, oldest first: hours, and of the last day each price. */
export const pricesOfSpans = async (past: Past, coin: Coin, now: number): Promise<readonly PricePoint[]> => {
  const dayAgo = now - SPAN_MS.day
  const [hours, day] = await Promise.all([
    past.priceHistory.candles(coin, 'hour', now - SPAN_MS.month, dayAgo),
    past.prices.since(coin, dayAgo),
  ])
  const earlier = hours.flatMap((candle) => pointsOf(coin, 'hour', candle)).filter(({ at }) => at < dayAgo)
  return [...earlier, ...day]
}
