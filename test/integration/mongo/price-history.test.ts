import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { type Candle, type PriceHistory, type PricePoint, type Step, STEP_MS } from '#bank/ground/price.ts'
import { withHistory } from '#bank/price/board.ts'
import { openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
let history: PriceHistory
beforeAll(async () => {
  fixture = await openMongoStores()
  history = fixture.stores.priceHistory
})
afterAll(() => fixture.drop())

const DAY = STEP_MS.day
const NOON = Date.UTC(2026, 10, 30, 12)
const point = (at: number, cents: number, coin: 'BTC' | 'ETH' = 'BTC'): PricePoint => ({
  coin,
  at,
  price: usd(BigInt(cents)),
})
const candle = (at: number, [open, high, low, close]: readonly [number, number, number, number]): Candle => ({
  at,
  ...{ open: usd(BigInt(open)), high: usd(BigInt(high)), low: usd(BigInt(low)), close: usd(BigInt(close)) },
})

/** What the candles of these points are, by definition. */
const naive = (points: readonly PricePoint[], step: Step): readonly Candle[] => {
  const begins = [...new Set(points.map(({ at }) => Math.floor(at / STEP_MS[step]) * STEP_MS[step]))]
  return begins
    .toSorted((a, b) => a - b)
    .map((begin) => {
      const own = points.filter(({ at }) => at >= begin && at < begin + STEP_MS[step]).toSorted((a, b) => a.at - b.at)
      const cents = own.map(({ price }) => Number(price.minor))
      return candle(begin, [cents[0] ?? 0, Math.max(...cents), Math.min(...cents), cents.at(-1) ?? 0])
    })
}

describe('the history of prices', () => {
  it('is the same in whatever order, and however often, its points come', async () => {
    let year = 1990
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 1, max: 9_999_999 })), {
          ...{ minLength: 1, maxLength: 12 },
          selector: ([at]) => at,
        }),
        fc.array(fc.nat(11), { maxLength: 6 }),
        async (told, again) => {
          const begin = Date.UTC((year += 1), 0, 30)
          const points = told.map(([at, cents]) => point(begin + at, cents))
          const repeated = again.flatMap((nth) => points[nth] ?? [])
          await Promise.all([...points, ...repeated].map((each) => history.record(each)))
          for (const step of ['minute', 'hour', 'day'] as const)
            expect(await history.candles('BTC', step, begin, begin + 3 * DAY)).toEqual(naive(points, step))
        },
      ),
      { numRuns: 15 },
    )
  })

  it('keeps coins apart, gives the times asked for, and no more documents than candles need', async () => {
    for (let minute = 0; minute < 130; minute += 1) await history.record(point(NOON + minute * 60_000, 100 + minute))
    await history.record(point(NOON, 7, 'ETH'))
    expect(await history.candles('ETH', 'hour', NOON, NOON)).toEqual([candle(NOON, [7, 7, 7, 7])])
    const minutes = await history.candles('BTC', 'minute', NOON + 61_000, NOON + 4 * 60_000)
    expect(minutes.map(({ at }) => (at - NOON) / 60_000)).toEqual([1, 2, 3, 4])
    expect(await history.candles('BTC', 'hour', NOON, NOON + DAY)).toEqual([
      candle(NOON, [100, 159, 100, 159]),
      candle(NOON + 3_600_000, [160, 219, 160, 219]),
      candle(NOON + 7_200_000, [220, 229, 220, 229]),
    ])
    const stored = await fixture.db
      .collection<{ _id: string; goneAt?: Date; candles: object }>('candles')
      .find({ _id: { $regex: '^BTC:.*:2026-11' } })
      .toArray()
    expect(stored).toHaveLength(5)
    for (const { candles } of stored) expect(Object.keys(candles).length).toBeLessThanOrEqual(60)
  })

  it('gives several ranges at once as each by itself, also where they overlap, are empty or end in another document', async () => {
    const at = Date.UTC(2022, 1, 26)
    const points = Array.from({ length: 90 }, (_, nth) => point(at + nth * 3_599_000, 100 + nth))
    for (const each of points) await history.record(each)
    const ranges = [
      { coin: 'BTC', step: 'day', from: at - 60 * DAY, to: at + 60 * DAY },
      { coin: 'BTC', step: 'hour', from: at + 3_600_000, to: at + 2 * DAY },
      { coin: 'ETH', step: 'hour', from: at, to: at + DAY },
      { coin: 'BTC', step: 'hour', from: at, to: at + DAY },
      { coin: 'BTC', step: 'minute', from: at + DAY, to: at },
    ] as const
    const found = await history.candlesOf(ranges)
    for (const [nth, { coin, step, from, to }] of ranges.entries())
      expect(found[nth]).toEqual(await history.candles(coin, step, from, to))
    expect(found.map((candles) => candles.length)).toEqual([4, 48, 0, 25, 0])
    expect(found[0]).toEqual(naive(points, 'day'))
  })

  it('lets minutes go after a week and hours after a year, and keeps days', async () => {
    const at = Date.UTC(2025, 5, 1)
    await history.record(point(at, 1))
    const ends = await fixture.db
      .collection<{ _id: string; goneAt?: Date; candles: object }>('candles')
      .find({ _id: { $regex: ':2025-06' } })
      .sort({ _id: 1 })
      .toArray()
    expect(ends.map(({ goneAt }) => goneAt && Math.floor((goneAt.getTime() - at) / DAY))).toEqual([undefined, 368, 7])
    // The server may take its time: what is older than that is not given either.
    expect(await history.candles('BTC', 'minute', 0, at + 8 * DAY)).toEqual([])
    expect(await history.candles('BTC', 'day', at - DAY, at + 8 * DAY)).toHaveLength(1)
  })

  it('takes over what others saw before, and what was seen here stays where it reaches further', async () => {
    const at = Date.UTC(2024, 0, 10, 8)
    const now = at + 1_800_000
    await history.record(point(at + 600_000, 500))
    for (let times = 0; times < 2; times += 1) {
      await history.fill('BTC', 'hour', [candle(at, [300, 400, 200, 350]), candle(at + DAY, [1, 1, 1, 1])], now)
      await history.fill('BTC', 'hour', [candle(at - 400 * DAY, [1, 1, 1, 1])], now)
    }
    await history.record(point(now + 1_000, 250))
    expect(await history.candles('BTC', 'hour', 0, at + DAY)).toEqual([candle(at, [300, 500, 200, 250])])
  })

  it('answers for the board where that has lost its prices, touching every level that was touched', async () => {
    const at = Date.UTC(2023, 3, 3, 3)
    const kept: PricePoint[] = []
    const board = withHistory(
      {
        post: async (each) => void kept.push(each),
        latest: async () => kept.at(-1),
        since: async (_, from) => kept.filter((each) => each.at >= from),
      },
      history,
    )
    for (const [seconds, cents] of [
      [0, 50],
      [10, 90],
      [20, 20],
      [30, 60],
      [90, 70],
    ] as const)
      await board.post(point(at + seconds * 1_000, cents))
    expect(await board.since('BTC', at)).toHaveLength(5)
    kept.length = 0
    const cents = (await board.since('BTC', at)).map(({ price }) => Number(price.minor))
    expect(cents).toEqual([50, 20, 90, 60, 70, 70, 70, 70])
    await board.post(point(at + 300_000, 80))
    expect((await board.since('BTC', at)).map(({ price }) => Number(price.minor))).toEqual([...cents, 80])
    expect(await board.since('BTC', at + 200_000)).toEqual([point(at + 300_000, 80)])
  })
})
