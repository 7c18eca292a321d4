import { type Coin, toWire } from '../money.ts'
import type { Prices } from './prices.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY_MS = 24 * HOUR
const SAMPLES = 24

export type Candle = {
  open: number
  high: number
  low: number
  close: number
  trades: number
  volume: number
  from: number
  to: number
}

/** Open, high, low and close of a span, from prices sampled across it; trades and volume follow from its length. */
export const candle = (prices: Pick<Prices, 'at'>, coin: Coin, from: number, to: number): Candle => {
  const values: number[] = []
  for (let n = 0; n <= SAMPLES; n += 1) {
    const at = Math.floor(from + ((to - from) * n) / SAMPLES)
    values.push(toWire('USD', prices.at(coin, at)))
  }
  const [open = 0, close = 0] = [values[0], values.at(-1)]
  const minutes = (to - from) / MINUTE
  // Busier when the price moves: a stand-in for a market that the sandbox does not have.
  const restless = 1 + (Math.max(...values) - Math.min(...values)) / open
  return {
    open,
    close,
    high: Math.max(...values),
    low: Math.min(...values),
    trades: Math.max(1, Math.round(minutes * 23 * restless)),
    volume: Math.round(minutes * 3.66 * restless * 100) / 100,
    from,
    to,
  }
}

/** The `count` latest spans of `length`, newest first; the newest may still be open. */
const latest = (
  prices: Prices,
  coin: Coin,
  now: number,
  { length, count }: { length: number; count: number },
): Candle[] => {
  const current = Math.floor(now / length) * length
  return Array.from({ length: count }, (_, index) => {
    const from = current - index * length
    return candle(prices, coin, from, Math.min(from + length - 1, Math.max(now, from + 1)))
  })
}

const pad = (value: number): string => String(value).padStart(2, '0')
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
const timeOf = (at: number): string => {
  const date = new Date(at)
  return `${dateOf(at)} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`
}

const figures = ({ open, high, low, close, trades, volume }: Candle): object => ({
  price_close: close,
  price_high: high,
  price_low: low,
  price_open: open,
  trades_count: trades,
  volume_traded: volume,
})

const timed = (one: Candle): object => ({ ...figures(one), time_close: timeOf(one.to), time_open: timeOf(one.from) })

const SUPPLY: Readonly<Record<Coin, number>> = { BTC: 17_830_000, ETH: 107_000_000 }

const daily = (candles: readonly Candle[], supply: number): object[] =>
  candles.map((one, index) => ({
    date: dateOf(one.from),
    ...(index === 0 ? { market_cap: Math.round(one.close * supply), total_supply: supply } : {}),
    ...figures(one),
  }))

const news = (coin: Coin, now: number): object[] => [
  {
    author: 'Sandbox Desk',
    content: `The sandbox's ${coin} market trades around the clock.`,
    description: `What moved ${coin} today.`,
    publishedAt: `${new Date(Math.floor(now / HOUR) * HOUR).toISOString().slice(0, 19)}Z`,
    source: { id: 'sandbox', name: 'Sandbox News' },
    title: `${coin} today`,
    url: 'https://example.com/news',
    urlToImage: 'https://example.com/news.png',
  },
]

/** `GET /nodes/crypto-market-watch`: days, news, the last 24 hours by the hour, the last hour by the minute. */
export const marketData = (prices: Prices, coin: Coin, now: number, days: number): object => ({
  data: daily(latest(prices, coin, now, { length: DAY_MS, count: days }), SUPPLY[coin]),
  news: news(coin, now),
  past_day: latest(prices, coin, now, { length: HOUR, count: 24 }).map(timed),
  past_hour: latest(prices, coin, now, { length: MINUTE, count: 60 }).map(timed),
})
