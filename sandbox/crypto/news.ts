import type { Coin } from '../kit/money.ts'
import { DAY_MS, HOUR, type Candle } from './candles.ts'
import { noise } from './walk.ts'

const NAMES: Readonly<Record<Coin, string>> = { BTC: 'Bitcoin', ETH: 'Ether' }
const DESKS = [
  { author: 'Sandbox Desk', id: 'sandbox', name: 'Sandbox News' },
  { author: 'A. Writer', id: 'ledger-daily', name: 'The Ledger Daily' },
  { author: 'B. Reporter', id: 'coin-courier', name: 'Coin Courier' },
] as const

const moved = (percent: number): string => {
  const size = Math.abs(percent)
  if (size < 0.5) return 'holds steady'
  if (percent > 0) return size > 4 ? 'soars' : 'climbs'
  return size > 4 ? 'tumbles' : 'slips'
}

const shown = (dollars: number): string => dollars.toLocaleString('en-US', { style: 'currency', currency: 'USD' })

/** One story per day of trading, of what the market really did, newest first. */
export const newsOf = (coin: Coin, days: readonly Candle[], now: number): object[] => {
  const hours = noise(`${coin}:news`)
  return days.map(({ open, high, low, close, from }) => {
    const day = Math.floor(from / DAY_MS)
    const at = Math.min(now, day * DAY_MS + Math.floor(8 + hours(day) * 14) * HOUR)
    const desk = DESKS[day % DESKS.length] ?? DESKS[0]
    const percent = (close / open - 1) * 100
    const title = `${NAMES[coin]} ${moved(percent)} at ${shown(close)}`
    return {
      author: desk.author,
      content: `${NAMES[coin]} traded between ${shown(low)} and ${shown(high)}, ${percent.toFixed(2)}% from where the day began.`,
      description: `${NAMES[coin]} went from ${shown(open)} to ${shown(close)}.`,
      publishedAt: `${new Date(Math.floor(at / 1_000) * 1_000).toISOString().slice(0, 19)}Z`,
      source: { id: desk.id, name: desk.name },
      title,
      url: `https://example.com/news/${coin.toLowerCase()}/${day}`,
      urlToImage: `https://example.com/news/${coin.toLowerCase()}/${day}.png`,
    }
  })
}
