import { describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import type { Candle } from '#bank/ground/price.ts'
import { seriesOf } from '#bank/price/series.ts'
import { levelsInSight, pictureOf, type Charted } from '#conversation/crypto/chart-picture.ts'
import { chart as english } from '#conversation/crypto/chart-words.en.ts'
import { recognize } from '#conversation/registry.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const NOW = Date.UTC(2026, 0, 31, 12)
const candle = (at: number, close: bigint, more: Partial<Candle> = {}): Candle => ({
  ...{ at, open: usd(close), high: usd(close), low: usd(close), close: usd(close) },
  ...more,
})
const point = { coin: 'BTC', price: usd(6_000_000n), at: NOW } as const
const hourOf = (change: (minute: number) => bigint | undefined): readonly Candle[] =>
  Array.from({ length: 61 }, (_, minute) => minute).flatMap((minute) => {
    const close = change(minute)
    return close === undefined ? [] : [candle(NOW - HOUR + minute * MINUTE, close)]
  })

describe('the line of a price', () => {
  it('has its highest and lowest where they were, and ends with the price now', () => {
    const finer = hourOf((minute) => (minute === 20 ? 6_200_000n : minute === 40 ? 5_900_000n : 6_000_000n))
    const series = seriesOf(point, 'hour', { finer, coarser: [] })
    expect(series?.high).toEqual({ at: NOW - 39.5 * MINUTE, price: usd(6_200_000n) })
    expect(series?.low).toEqual({ at: NOW - 19.5 * MINUTE, price: usd(5_900_000n) })
    expect(series?.points.at(-1)).toEqual({ at: NOW + MINUTE, price: usd(6_000_000n) })
    expect(series?.hasGap).toBe(false)
  })

  it('breaks where no price was recorded', () => {
    const series = seriesOf(point, 'hour', {
      finer: hourOf((minute) => (minute > 20 && minute < 30 ? undefined : 6_000_000n)),
      coarser: [],
    })
    expect(series?.hasGap).toBe(true)
  })

  it('knows from when on it is known, and is none where nothing is', () => {
    const finer = hourOf((minute) => (minute < 30 ? undefined : 6_000_000n))
    expect(seriesOf(point, 'hour', { finer, coarser: [] })?.knownFrom).toBe(NOW - 30 * MINUTE)
    expect(seriesOf(point, 'hour', { finer: [], coarser: [] })).toBeUndefined()
  })

  it('goes by hours where there are no minutes', () => {
    const coarser = Array.from({ length: 24 }, (_, hour) => candle(NOW - (24 - hour) * HOUR, 6_000_000n + BigInt(hour)))
    const series = seriesOf(point, 'day', { finer: [], coarser })
    expect(series?.high.price).toEqual(usd(6_000_023n))
    expect(series?.hasGap).toBe(false)
  })
})

describe('what is drawn', () => {
  const series = seriesOf(point, 'hour', {
    finer: hourOf((minute) => 6_000_000n + BigInt(minute) * 100n),
    coarser: [],
  })
  if (series === undefined) throw new Error('no line')
  const charted: Charted = {
    ...{ coin: 'BTC', span: 'hour', point, series, change: -150, timeZone: 'America/New_York', now: NOW },
    levels: [
      { direction: 'above', price: usd(6_020_000n) },
      { direction: 'above', price: usd(9_900_000n) },
    ],
  }

  it('are the alerts that are near, and not those that would flatten the line', () => {
    expect(levelsInSight(charted)).toEqual([{ direction: 'above', price: usd(6_020_000n) }])
    expect(pictureOf(charted, english.picture)).toMatchObject({
      ...{ direction: 'down', figure: '$60,000.00', remark: '−1.5%' },
      levels: [{ label: 'Alert above $60,200' }],
    })
  })

  it('says how old a price is instead of what it has done', () => {
    const old = pictureOf({ ...charted, now: NOW + HOUR }, english.picture)
    expect(old).toMatchObject({ direction: 'flat', remark: expect.stringMatching(/^as of .*7:00 AM/) })
  })

  it('is told in words, with every alert', () => {
    expect(english.description(charted)).toMatch(
      /^Chart of the price of Bitcoin \(BTC\) over the last hour\. [\s\S]*Highest \$60,060\.00[\s\S]*Your alerts: above \$60,200\.00 and above \$99,000\.00\.$/,
    )
  })
})

it.each([
  ['chart btc', { coin: 'BTC' }],
  ['/chart', {}],
  ['show me bitcoin this week', { coin: 'BTC', span: 'week' }],
  ['eth chart', { coin: 'ETH' }],
  ['graph of ether for the last 30 days', { coin: 'ETH', span: 'month' }],
  ['btc 24h', { coin: 'BTC', span: 'day' }],
  ['how has bitcoin done this month', { coin: 'BTC', span: 'month' }],
  ['can you draw me a chart of btc for the last hour', { coin: 'BTC', span: 'hour' }],
  ['price chart', {}],
  ['show me bitcoin today', { coin: 'BTC' }],
])('“%s” opens the chart', (said, slots) => expect(recognize(said, { locale: 'en' })).toEqual({ name: 'chart', slots }))

it.each([
  ['gráfico de eth', { coin: 'ETH' }],
  ['muéstrame bitcoin', { coin: 'BTC' }],
  ['muéstrame la gráfica de bitcoin de esta semana', { coin: 'BTC', span: 'week' }],
  ['gráfico de btc del último mes', { coin: 'BTC', span: 'month' }],
])('“%s” opens the chart in Spanish', (said, slots) =>
  expect(recognize(said, { locale: 'es' })).toEqual({ name: 'chart', slots }),
)
