import type { Coin } from '#bank/ground/coins.ts'
import type { Usd } from '#bank/ground/money.ts'
import {
  type Candle,
  type CandleRange,
  type PriceHistory,
  type PricePoint,
  type Step,
  STEP_MS,
} from '#bank/ground/price.ts'
import { type PriceSpan, SPAN_MS } from './look.ts'

/** What a price did over a span, as a line goes through it. */
export type PriceSeries = {
  readonly from: number
  readonly to: number
  /** Oldest first; without a price where none was recorded. The last one is the price now. */
  readonly points: readonly { readonly at: number; readonly price: Usd | undefined }[]
  /** The newest moments at which it was at its highest and lowest, on the line, too. */
  readonly high: Extreme
  readonly low: Extreme
  /** From here on it is known. */
  readonly knownFrom: number
  /** Somewhere after that it is not. */
  readonly hasGap: boolean
}
export type Extreme = { readonly at: number; readonly price: Usd }

/** How fine the line is, and what it is made of: the coarser candles stand where there are none of the finer. */
const LINES: Readonly<Record<PriceSpan, { readonly eachMs: number; readonly finer: Step; readonly coarser: Step }>> = {
  hour: { eachMs: STEP_MS.minute, finer: 'minute', coarser: 'minute' },
  day: { eachMs: 5 * STEP_MS.minute, finer: 'minute', coarser: 'hour' },
  week: { eachMs: STEP_MS.hour, finer: 'hour', coarser: 'day' },
  month: { eachMs: 2 * STEP_MS.hour, finer: 'hour', coarser: 'day' },
}

type Stretch = Candle & { readonly ms: number }

/** Candles of one length each, made of shorter ones. */
const joined = (candles: readonly Candle[], ms: number): readonly Stretch[] => {
  const all = new Map<number, Stretch>()
  for (const candle of candles) {
    const at = Math.floor(candle.at / ms) * ms
    const before = all.get(at)
    const { open, high, low } = before ?? candle
    all.set(at, {
      at,
      ms,
      open,
      close: candle.close,
      high: candle.high.minor > high.minor ? candle.high : high,
      low: candle.low.minor < low.minor ? candle.low : low,
    })
  }
  return [...all.values()]
}

/** The finer ones, and the coarser ones that hold none of them. */
const filledUp = (finer: readonly Stretch[], coarser: readonly Stretch[]): readonly Stretch[] => {
  const missing = coarser.filter(({ at, ms }) => !finer.some((each) => each.at >= at && each.at < at + ms))
  return [...missing, ...finer].toSorted((a, b) => a.at - b.at)
}

/** Longer than this without a price is a gap: shorter ones are a feed that was slow. */
const isGap = (before: Stretch, after: Stretch): boolean =>
  after.at - (before.at + before.ms) > 2 * Math.max(before.ms, after.ms)

/** What began before the line does is told by its end alone: its highs and lows may have been before it, too. */
const clipped = (stretch: Stretch, from: number): Stretch => {
  const { at, ms, close } = stretch
  return at >= from ? stretch : { at: from, ms: at + ms - from, open: close, high: close, low: close, close }
}

const middleOf = ({ at, ms }: Stretch): number => at + ms / 2

const extreme = (of: 'high' | 'low', stretches: readonly Stretch[], now: Extreme): Extreme =>
  stretches.reduceRight<Extreme>((best, each) => {
    const isBeyond = of === 'high' ? each.high.minor > best.price.minor : each.low.minor < best.price.minor
    return isBeyond ? { at: middleOf(each), price: each[of] } : best
  }, now)

/** Pure: the line of these candles up to the price now; undefined where there is nothing to be seen of the time before. */
export const seriesOf = (
  point: PricePoint,
  span: PriceSpan,
  known: { readonly finer: readonly Candle[]; readonly coarser: readonly Candle[] },
): PriceSeries | undefined => {
  const { eachMs, coarser } = LINES[span]
  // A whole number of steps, so that the line stays as it is until the next one begins or the price moves.
  const to = Math.floor(point.at / eachMs) * eachMs + eachMs
  const from = to - SPAN_MS[span]
  const inside = ({ at, ms }: Stretch): boolean => at + ms > from && at < to
  const coarse = known.coarser.map((candle) => ({ ...candle, ms: STEP_MS[coarser] }))
  const stretches = filledUp(joined(known.finer, eachMs), coarse)
    .filter(inside)
    .map((each) => clipped(each, from))
  const first = stretches[0]
  if (first === undefined || stretches.length < 2) return undefined
  const now = { at: to, price: point.price }
  const [high, low] = [extreme('high', stretches, now), extreme('low', stretches, now)]
  const line = stretches.flatMap((each, nth) => {
    const before = stretches[nth - 1]
    const gap = before !== undefined && isGap(before, each) ? [{ at: each.at, price: undefined }] : []
    const turns = [high, low].filter(({ at }) => at === middleOf(each))
    const own = [
      { at: each.at, price: each.open },
      ...turns,
      { at: Math.min(each.at + each.ms, to), price: each.close },
    ]
    return [...gap, ...own]
  })
  return {
    from,
    to,
    high,
    low,
    points: [...line, now],
    knownFrom: first.at,
    hasGap: line.some(({ price }) => price === undefined),
  }
}

/** What a price did over this span, from its history. */
export const readSeries = async (
  { priceHistory }: { readonly priceHistory: PriceHistory },
  point: PricePoint,
  span: PriceSpan,
): Promise<PriceSeries | undefined> => {
  const { finer, coarser, eachMs } = LINES[span]
  const of = (coin: Coin, step: Step): CandleRange => ({
    coin,
    step,
    to: point.at,
    from: point.at - SPAN_MS[span] - Math.max(eachMs, STEP_MS[step]),
  })
  const [found = [], filling = []] = await priceHistory.candlesOf([of(point.coin, finer), of(point.coin, coarser)])
  return seriesOf(point, span, { finer: found, coarser: finer === coarser ? [] : filling })
}
