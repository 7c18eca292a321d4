import { type Coin, COINS } from '#bank/ground/coins.ts'
import { type MarketData, type PriceHistory, STEP_MS, STEPS } from '#bank/ground/price.ts'
import type { Log } from '#kit/log.ts'

type Deps = {
  readonly market: MarketData
  readonly priceHistory: PriceHistory
  readonly clock: () => number
  readonly log: Log
}

/**
 * Takes over what the bank knows of the time before, each coin by itself; false where that of some coin is still missing.
 * Repeating it changes nothing.
 */
export const backfillPrices = async (deps: Deps, days: number): Promise<boolean> => {
  const taken = await Promise.all(
    COINS.map((coin) =>
      backfill(deps, coin, days).catch((error: unknown) => {
        deps.log.warn(
          { event: 'prices-not-backfilled', coin, err: error },
          'the bank’s earlier prices were not taken over',
        )
        return false
      }),
    ),
  )
  return taken.every(Boolean)
}

const backfill = async ({ market, priceHistory, clock, log }: Deps, coin: Coin, days: number): Promise<boolean> => {
  const now = clock()
  const known = await priceHistory.candles(coin, 'day', now - days * STEP_MS.day, now)
  // Days are asked for from the first one that is missing; today's is never whole.
  const missing = known.length >= days ? 2 : days
  const found = await market(coin, missing)
  if (found === undefined) {
    log.warn({ event: 'prices-not-backfilled', coin }, 'the bank told no earlier prices')
    return false
  }
  for (const step of STEPS) await priceHistory.fill(coin, step, found[step], now)
  return true
}
