import type { Coin } from '#bank/ground/coins.ts'
import type { Usd } from '#bank/ground/money.ts'
import { type Candle, type PriceHistory, type PricePoint, type PriceReadings, STEP_MS } from '#bank/ground/price.ts'

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
  /** Its feeds differ: no price of it is used until they agree. */
  readonly isChecked: boolean
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
export const changesOf = (point: PricePoint, known: Known): Omit<PriceLook, 'coin' | 'isChecked'> => {
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

type Deps = { readonly priceHistory: PriceHistory; readonly priceReadings: Pick<PriceReadings, 'isDoubted'> }

/** What there is to say of a coin beside its newest price, or why it has none. */
export const lookAtPrice = async (deps: Deps, coin: Coin, point: PricePoint | undefined): Promise<PriceLook> => {
  if (point === undefined) return { coin, isChecked: await deps.priceReadings.isDoubted(coin), changes: {} }
  const [now, { candles }] = [point.at, deps.priceHistory]
  const hourAgo = now - STEP_MS.hour
  const [minute, hour, day] = await Promise.all([
    candles(coin, 'minute', hourAgo - 10 * STEP_MS.minute, hourAgo),
    candles(coin, 'hour', now - SPAN_MS.month - 2 * STEP_MS.hour, now),
    candles(coin, 'day', now - SPAN_MS.month - STEP_MS.day, now - SPAN_MS.week),
  ])
  return { coin, isChecked: false, ...changesOf(point, { minute, hour, day }) }
}
