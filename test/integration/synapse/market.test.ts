import { afterAll, beforeAll, expect, it } from 'vitest'
import { createPriceHistory } from '#adapters/mongo/price-history.ts'
import { STEP_MS } from '#bank/ground/price.ts'
import { backfillPrices } from '#bank/price/backfill.ts'
import { freshDatabase, type FreshDatabase } from '#test/support/servers.ts'
import { startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox(30_000)
let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database?.drop())

it('the history begins with what the bank knows: days, a day by the hour, an hour by the minute', async () => {
  const priceHistory = createPriceHistory(database.db)
  const found = await bank.rail.market('ETH', 3)
  const now = (found?.minute[0]?.at ?? 0) + 30_000
  expect([found?.day.length, found?.hour.length, found?.minute.length]).toEqual([3, 24, 60])
  const warned: unknown[] = []
  const log = { info: () => undefined, warn: (facts: unknown) => void warned.push(facts), error: () => undefined }
  for (let times = 0; times < 2; times += 1)
    expect(await backfillPrices({ market: bank.rail.market, priceHistory, clock: () => now, log }, 3)).toBe(true)
  expect(warned).toEqual([])
  for (const coin of ['BTC', 'ETH'] as const) {
    expect(await priceHistory.candles(coin, 'minute', 0, now)).toHaveLength(60)
    expect(await priceHistory.candles(coin, 'hour', 0, now)).toHaveLength(24)
    expect(await priceHistory.candles(coin, 'day', 0, now)).toHaveLength(3)
  }
  for (const { at, open, high, low, close } of await priceHistory.candles('ETH', 'hour', 0, now)) {
    expect(at % STEP_MS.hour).toBe(0)
    expect(low.minor <= open.minor && low.minor <= close.minor).toBe(true)
    expect(high.minor >= open.minor && high.minor >= close.minor).toBe(true)
  }
  // A bank that gives nothing, or fails, takes no price away and stops no start.
  const failing = [async () => undefined, async () => Promise.reject(new Error('no'))]
  for (const market of failing)
    expect(await backfillPrices({ market, priceHistory, clock: () => now, log }, 3)).toBe(false)
  expect(warned).toHaveLength(4)
  expect(await priceHistory.candles('ETH', 'day', 0, now)).toHaveLength(3)
})
