import type { Coin } from '#bank/ground/coins.ts'
import type { Usd } from '#bank/ground/money.ts'
import {
  type Candle,
  type CandleRange,
  type Doubt,
  type PriceHistory,
  type PricePoint,
  type PriceReadings,
  STEP_MS,
} from '#bank/ground/price.ts'

export const SPANS = ['hour', 'day', 'week', 'month'] as const
export type PriceSpan = (typeof SPANS)[number]
export const SPAN_MS: Readonly<Record<PriceSpan, number>> = {
  hour: STEP_MS.hour,
  day: STEP_MS.day,
  week: 7 * STEP_MS.day,
  month: 30 * STEP_MS.day,
}

/** What a price has done. What is not known, since nobody looked then, is absent. */
export type PriceLook = {
  readonly coin: Coin
  /** Why no price of it is used for now. */
  readonly doubt?: Doubt | undefined
  /** In hundredths of a percent, rounded toward zero. */
  readonly changes: Readonly<Partial<Record<PriceSpan, number>>>
  /** Of the last 24 hours. */
  readonly range?: { readonly high: Usd; readonly low: Usd }
}

type Known = Readonly<Record<'minute' | 'hour' | 'day', readonly Candle[]>>

/** The price at a moment: the first one of the candle in which it lies, or the last one of a candle not long before it. */
const priceAt = (candles: readonly Candle[], stepMs: number, at: number): Usd | undefined => {
  const found = candles.findLast((candle) => candle.at <= at)
  if (found === undefined) return undefined
  if (at - found.at < stepMs) return found.open
  return at - found.at < 2 * stepMs ? found.close : undefined
}

/** The finest record that reaches back so far. A day before is not told from days, of which it may be the first or last minute. */
const before = ({ minute, hour, day }: Known, span: PriceSpan, now: number): Usd | undefined => {
  const at = now - SPAN_MS[span]
  if (span === 'hour') return priceAt(minute, STEP_MS.minute * 5, at)
  const exact = priceAt(hour, STEP_MS.hour, at)
  return exact ?? (span === 'day' ? undefined : priceAt(day, STEP_MS.day, at))
}

/** Pure: what these candles say of a price that is `now`. */
export const changesOf = (point: PricePoint, known: Known): Omit<PriceLook, 'coin' | 'doubt'> => {
  const { price, at: now } = point
  const changes = SPANS.flatMap((span) => {
    const then = before(known, span, now)?.minor ?? 0n
    return then === 0n ? [] : [[span, Number(((price.minor - then) * 10_000n) / then)] as const]
  })
  const ofDay = known.hour.filter(({ at }) => at > now - STEP_MS.day)
  const most = (prices: readonly Usd[], isMore: (a: Usd, b: Usd) => boolean) =>
    prices.reduce((best, each) => (isMore(each, best) ? each : best), price)
  const range = {
    high: most(
      ofDay.map(({ high }) => high),
      (a, b) => a.minor > b.minor,
    ),
    low: most(
      ofDay.map(({ low }) => low),
      (a, b) => a.minor < b.minor,
    ),
  }
  return { changes: Object.fromEntries(changes), ...(ofDay.length > 1 && { range }) }
}

type Deps = { readonly priceHistory: PriceHistory; readonly priceReadings: Pick<PriceReadings, 'doubtOf'> }

/** What there is to say of coins beside their newest prices, or why they have none. The history is asked once for all. */
export const lookAtPrices = async (
  deps: Deps,
  coins: readonly Coin[],
  points: readonly PricePoint[],
): Promise<readonly PriceLook[]> => {
  const priced = points.filter(({ coin }) => coins.includes(coin))
  const found = await deps.priceHistory.candlesOf(priced.flatMap(rangesFor))
  return await Promise.all(
    coins.map(async (coin): Promise<PriceLook> => {
      const nth = priced.findIndex((point) => point.coin === coin)
      const point = priced[nth]
      if (point === undefined) return { coin, doubt: await deps.priceReadings.doubtOf(coin), changes: {} }
      const [minute = [], month = [], week = [], hour = [], day = []] = found.slice(nth * RANGES)
      return { coin, ...changesOf(point, { minute, hour: [...month, ...week, ...hour], day }) }
    }),
  )
}

const RANGES = 5
/** No more than what is looked at: around each moment before, and the last day by the hour. */
const rangesFor = ({ coin, at: now }: PricePoint): readonly CandleRange[] => {
  const [hourAgo, weekAgo, monthAgo] = [now - SPAN_MS.hour, now - SPAN_MS.week, now - SPAN_MS.month]
  const near = 2 * STEP_MS.hour
  return [
    { coin, step: 'minute', from: hourAgo - 10 * STEP_MS.minute, to: hourAgo },
    { coin, step: 'hour', from: monthAgo - near, to: monthAgo },
    { coin, step: 'hour', from: weekAgo - near, to: weekAgo },
    { coin, step: 'hour', from: now - SPAN_MS.day - near, to: now },
    { coin, step: 'day', from: monthAgo - STEP_MS.day, to: weekAgo },
  ]
}
