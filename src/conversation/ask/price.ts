import { type Coin, COINS } from '#bank/ground/money.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { lookAtPrices as look } from '#bank/price/look.ts'
import { question } from './ask.ts'

/** The newest price of each coin that has one. */
export const latestPrices = question(
  'price.latest',
  async (_: void, { ports }) => {
    const points = await Promise.all(COINS.map((coin) => ports.prices.latest(coin)))
    return points.filter((point) => point !== undefined)
  },
  { anyone: true },
)

/** What each price has done, or why there is none. */
export const lookAtPrices = question(
  'price.look',
  ({ coins, points }: { coins: readonly Coin[]; points: readonly PricePoint[] }, { ports }) =>
    look(ports, coins, points),
  { anyone: true },
)
