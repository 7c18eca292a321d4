import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { type Coin, toWire } from '../kit/money.ts'
import { type Candle, type Candles, createCandles, DAY_MS, HOUR, MINUTE } from './candles.ts'
import { newsOf } from './news.ts'
import type { Prices } from './prices.ts'
import { createWalk } from './walk.ts'

export type Market = {
  /** `GET /nodes/crypto-market-watch`: days, news, the last 24 hours by the hour, the last hour by the minute. */
  coin(coin: Coin, now: number, days: number): Promise<object>
  /** The days of a stock, made up from its name. */
  stock(ticker: string, now: number, days: number): Promise<object>
}

const SUPPLY: Readonly<Record<Coin, number>> = { BTC: 17_830_000, ETH: 107_000_000 }
const NEWS_DAYS = 7

const pad = (value: number): string => String(value).padStart(2, '0')
const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
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
  volume_traded: volume / 100,
})
const timed = (one: Candle): object => ({ ...figures(one), time_close: timeOf(one.to), time_open: timeOf(one.from) })

/** The `count` latest spans of `length`, newest first; the newest may still be open. */
const starts = (now: number, length: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => (Math.floor(now / length) - index) * length)

const latestDays = async (candles: Candles, now: number, count: number): Promise<Candle[]> => {
  const out: Candle[] = []
  for (const start of starts(now, DAY_MS, count)) {
    out.push(candles.day(start, now))
    // A year read for the first time takes seconds, in which other requests have to be answered.
    await yieldToOthers()
  }
  return out
}

const dated = (one: Candle): object => ({ date: dateOf(one.from), ...figures(one) })

const stockCandles = (seed: string): Candles => {
  const walk = createWalk(seed)
  const priceAt = (at: number): number => Math.round(15_000 * Math.exp(walk(at))) / 100
  return createCandles({ priceAt, seed, tradesPerMinute: 90, volumePerMinute: 1_500_000 })
}

/** What there is to know of the market, all of it from the same prices that trades are made at. */
export const createMarket = ({ prices, seed }: { prices: Prices; seed: string }): Market => {
  const own = (coin: Coin, volumePerMinute: number): Candles =>
    createCandles({
      priceAt: (at) => toWire('USD', prices.at(coin, at)),
      seed: `${seed}:${coin}`,
      tradesPerMinute: 23,
      volumePerMinute,
      setFrom: () => prices.setFrom(coin),
    })
  const candles = { BTC: own('BTC', 366), ETH: own('ETH', 7_300) }
  prices.onChange(() => {
    candles.BTC.clear()
    candles.ETH.clear()
  })

  return {
    async coin(coin, now, count) {
      const read = candles[coin]
      const days = await latestDays(read, now, Math.max(count, NEWS_DAYS))
      const supply = SUPPLY[coin]
      return {
        data: days.slice(0, count).map((one, index) => ({
          ...(index === 0 ? { market_cap: Math.round(one.close * supply), total_supply: supply } : {}),
          ...dated(one),
        })),
        news: newsOf(coin, days.slice(0, NEWS_DAYS), now),
        past_day: starts(now, HOUR, 24).map((start) => timed(read.hour(start, now))),
        past_hour: starts(now, MINUTE, 60).map((start) => timed(read.minute(start, now))),
      }
    },
    async stock(ticker, now, count) {
      const days = await latestDays(stockCandles(`${seed}:${ticker}`), now, count)
      return { data: days.map(dated) }
    },
  }
}
