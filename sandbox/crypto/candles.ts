import { createCache } from '../kit/cache.ts'
import { noise } from './walk.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY_MS = 24 * HOUR
/** A minute is read at this distance: its high and low are those of the prices read. */
const SAMPLE_MS = 5_000
/** A year of hours and days for two coins and some stocks. */
const MOST_HELD = 40_000

/** A span of trading. `volume` in hundredths of a coin or share, so that the parts of a day add up to the day. */
export type Candle = {
  open: number
  high: number
  low: number
  close: number
  trades: number
  volume: number
  /** When the first and the last trade were made. */
  from: number
  to: number
}

export type Trading = {
  /** The price at a moment, in dollars. */
  priceAt(at: number): number
  seed: string
  tradesPerMinute: number
  /** In hundredths. */
  volumePerMinute: number
  /** From when on prices are not those of the seed alone, because others were set; without it they always are. */
  setFrom?: () => number
}

export type Candles = {
  /** The minute, hour or day that begins at `start`, as far as it has come by `now`. */
  minute(start: number, now: number): Candle
  hour(start: number, now: number): Candle
  day(start: number, now: number): Candle
  /** Called when prices of the past were set again. */
  clear(): void
}

/** How busy trading is by the time of day: least before dawn in New York, most in the afternoon. */
const busy = (at: number): number => 1 + 0.45 * Math.sin(((at % DAY_MS) / DAY_MS) * 2 * Math.PI - 2.4)

const joined = (parts: readonly Candle[]): Candle => {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined) throw new Error('a candle of nothing')
  return {
    open: first.open,
    high: Math.max(...parts.map(({ high }) => high)),
    low: Math.min(...parts.map(({ low }) => low)),
    close: last.close,
    trades: parts.reduce((sum, { trades }) => sum + trades, 0),
    volume: parts.reduce((sum, { volume }) => sum + volume, 0),
    from: first.from,
    to: last.to,
  }
}

/** What the seed alone says of the past never changes: it is read once for all banks of this process. */
const ofSeeds = createCache<Candle>(MOST_HELD)

/**
 * Candles of every length from one reading of the market: minutes are read every five seconds, hours are made of their
 * minutes and days of their hours, so that high, low, trades and volume of the whole agree with those of the parts.
 */
export const createCandles = ({
  priceAt,
  seed,
  tradesPerMinute,
  volumePerMinute,
  setFrom = () => Number.POSITIVE_INFINITY,
}: Trading): Candles => {
  const held = createCache<Candle>(MOST_HELD)
  const [trading, size, first, last] = ['trades', 'size', 'first', 'last'].map((what) => noise(`${seed}:${what}`))
  if (trading === undefined || size === undefined || first === undefined || last === undefined)
    throw new Error('four kinds of noise')

  const minute = (start: number, now: number): Candle => {
    const end = Math.max(start, Math.min(start + MINUTE - 1, now))
    const values: number[] = []
    for (let at = start; at < end; at += SAMPLE_MS) values.push(priceAt(at))
    values.push(priceAt(end))
    const [open = 0, close = 0] = [values[0], values.at(-1)]
    const [high, low] = [Math.max(...values), Math.min(...values)]
    const index = Math.floor(start / MINUTE)
    const part = (end - start + 1) / MINUTE
    // A minute of large price moves has more trades and more volume.
    const activity = busy(start) * (1 + ((high - low) / open) * 400)
    const trades = Math.max(1, Math.round(tradesPerMinute * activity * (0.4 + 1.2 * trading(index)) * part))
    const volume = Math.max(1, Math.round((volumePerMinute * trades * (0.5 + size(index))) / tradesPerMinute))
    const from = start + Math.min(end - start, Math.floor(first(index) * 4_000))
    return { open, high, low, close, trades, volume, from, to: Math.max(from, end - Math.floor(last(index) * 4_000)) }
  }

  const parts = (start: number, now: number, length: number, part: (at: number) => Candle): Candle[] => {
    const out: Candle[] = []
    const each = length === DAY_MS ? HOUR : MINUTE
    for (let at = start; at < start + length && (at <= now || at === start); at += each) out.push(part(at))
    return out
  }

  const kept = (start: number, now: number, length: number, make: () => Candle): Candle => {
    if (start + length > now) return make()
    // The figures too: a stock may be called like a coin.
    const key = `${seed}:${tradesPerMinute}:${volumePerMinute}:${length}:${start}`
    const cache = start + length <= setFrom() ? ofSeeds : held
    const cached = cache.get(key)
    if (cached !== undefined) return cached
    const made = make()
    cache.set(key, made)
    return made
  }

  const hour = (start: number, now: number): Candle =>
    kept(start, now, HOUR, () => joined(parts(start, now, HOUR, (at) => minute(at, now))))
  return {
    minute,
    hour,
    day: (start, now) => kept(start, now, DAY_MS, () => joined(parts(start, now, DAY_MS, (at) => hour(at, now)))),
    clear: () => held.clear(),
  }
}
