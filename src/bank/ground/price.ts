import type { Coin } from './coins.ts'
import type { Usd } from './money.ts'

export type PricePoint = { readonly coin: Coin; readonly price: Usd; readonly at: number }

/** Nothing trades and no alert rings on a price older than this. */
export const MAX_PRICE_AGE_MS = 60_000

export type PriceBoard = {
  post(point: PricePoint): Promise<void>
  /** Undefined, too, while its price is doubted: nothing trades on it and no alert rings. */
  latest(coin: Coin): Promise<PricePoint | undefined>
  /** Oldest first, since this time, at most a day kept. */
  since(coin: Coin, from: number): Promise<readonly PricePoint[]>
}

/** What one feed says of a coin. */
export type Reading = PricePoint & { readonly feed: string }

/** The feed of who buys and sells the coins: no other one sets a price without it. */
export const BANK_FEED = 'bank'

/** Why no price of a coin is used: its feeds differ, or the bank has said nothing for too long and another feed has. */
export type Doubt = 'differ' | 'bank-silent'

/** What each feed has said last, shared by all processes. It may be lost: feeds say it again. */
export type PriceReadings = {
  /** What is older than what this feed said before changes nothing. */
  note(reading: Reading): Promise<void>
  of(coin: Coin): Promise<readonly Reading[]>
  /** A price that is doubted is used for nothing, until it is said that it no longer is or no feed has spoken for a while. */
  doubt(coin: Coin, why: Doubt | undefined): Promise<void>
  doubtOf(coin: Coin): Promise<Doubt | undefined>
  /** Whether this process is the one that listens to a feed; holds for some seconds unless it is asked again. */
  claim(feed: string, holder: string): Promise<boolean>
}

/** Says that there is a new price of a coin; losing it costs the time to the next one. */
export type PriceWake = { price(coin: Coin): Promise<void> }

/** How finely prices are kept: minutes for a week, hours for a year, days for good. */
export const STEPS = ['minute', 'hour', 'day'] as const
export type Step = (typeof STEPS)[number]
export const STEP_MS: Readonly<Record<Step, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
/** Undefined: for good. */
export const KEPT_MS: Readonly<Record<Step, number | undefined>> = {
  minute: 7 * STEP_MS.day,
  hour: 366 * STEP_MS.day,
  day: undefined,
}

/** Which candles: those that begin at a moment from `from` to `to`. */
export type CandleRange = { readonly coin: Coin; readonly step: Step; readonly from: number; readonly to: number }

/** What the price did from `at`, where a minute, an hour or a day (UTC) begins, to the next. */
export type Candle = {
  readonly at: number
  readonly open: Usd
  readonly high: Usd
  readonly low: Usd
  readonly close: Usd
}

export type PriceHistory = {
  /** Repeating a point changes nothing, and points may come in any order. */
  record(point: PricePoint): Promise<void>
  /** What the price did while nobody here looked. What was seen here stays where it reaches further. */
  fill(coin: Coin, step: Step, candles: readonly Candle[], now: number): Promise<void>
  /** Oldest first, of the moments from `from` to `to`; none for times in which no price was seen. */
  candles(coin: Coin, step: Step, from: number, to: number): Promise<readonly Candle[]>
  /** The same of several ranges, in their order, read at once. */
  candlesOf(ranges: readonly CandleRange[]): Promise<readonly (readonly Candle[])[]>
}

/** What the bank knows of the time before: the days asked for, its last hours, and its last minutes. */
export type MarketData = (coin: Coin, days: number) => Promise<Readonly<Record<Step, readonly Candle[]>> | undefined>
