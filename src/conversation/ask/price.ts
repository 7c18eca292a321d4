import { COINS } from '#bank/ground/money.ts'
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
