import type { Coin } from '#bank/ground/coins.ts'
import { formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import { MAX_PRICE_AGE_MS, type PricePoint, STEP_MS } from '#bank/ground/price.ts'
import type { PriceSpan } from '#bank/price/look.ts'
import type { Extreme, PriceSeries } from '#bank/price/series.ts'
import type { LineChart } from '#conversation/picture/line-chart.ts'
import { percent } from '#conversation/words/percent.ts'

/** Where an alert waits. */
export type Level = { readonly direction: 'above' | 'below'; readonly price: Usd }

export type Charted = {
  readonly coin: Coin
  readonly span: PriceSpan
  readonly point: PricePoint
  readonly series: PriceSeries
  /** Hundredths of a percent over the span, where that is known. */
  readonly change: number | undefined
  readonly levels: readonly Level[]
  readonly timeZone: string
  readonly now: number
}

/** What is written on the picture, in one language. */
export type PictureWords = {
  readonly title: (coin: Coin, span: PriceSpan) => string
  readonly asOf: (at: number, timeZone: string, now: number) => string
  readonly high: (price: string) => string
  readonly low: (price: string) => string
  readonly level: (level: Level, price: string) => string
  readonly time: (at: number, timeZone: string) => string
  readonly date: (at: number, timeZone: string) => string
}

/** For drawing alone. */
const dollarsOf = (price: Usd): number => Number(price.minor) / 100

/** As short as a picture has room for: without cents where they are a small part of it. */
const short = (price: Usd): string => {
  if (price.minor < 100_000n) return formatUsd(price)
  const rounded = (price.minor + 50n) / 100n
  return formatUsd(usd(rounded * 100n)).replace(/\.00$/, '')
}

const TICK_MS: Readonly<Record<PriceSpan, number>> = {
  hour: 15 * STEP_MS.minute,
  day: 6 * STEP_MS.hour,
  week: 2 * STEP_MS.day,
  month: 7 * STEP_MS.day,
}

/** Back from the end, so that the newest moment is always among them. */
const ticksOf = ({ span, series: { from, to }, timeZone }: Charted, words: PictureWords): LineChart['ticks'] => {
  const each = TICK_MS[span]
  const count = Math.floor((to - from) / each) + 1
  const label = span === 'hour' || span === 'day' ? words.time : words.date
  // One at the very beginning would stand half outside.
  return Array.from({ length: count }, (_, nth) => to - (count - 1 - nth) * each)
    .filter((at) => at - from > each / 4)
    .map((at) => ({ at, label: label(at, timeZone) }))
}

/** How many times as tall a picture may get for the levels of alerts: the line must still be seen to move. */
const TALLEST = 3n
const MOST_LEVELS = 4

/** Those near enough to be drawn, the nearest first; the others are told in words. */
export const levelsInSight = ({ series: { high, low }, point, levels }: Charted): readonly Level[] => {
  const height = high.price.minor - low.price.minor
  // Half a percent of the price, where it hardly moved.
  const least = point.price.minor / 200n
  const reach = ((height > least ? height : least) * (TALLEST - 1n)) / 2n
  const far = ({ price }: Level): bigint => {
    const apart = price.minor - point.price.minor
    return apart < 0n ? -apart : apart
  }
  return levels
    .filter(({ price }) => price.minor <= high.price.minor + reach && price.minor >= low.price.minor - reach)
    .toSorted((a, b) => Number(far(a) - far(b)))
    .slice(0, MOST_LEVELS)
}

/** Pure: what is drawn, word for word. It stays the same while the price does, within a step of the line. */
export const pictureOf = (charted: Charted, words: PictureWords): LineChart => {
  const { coin, span, point, series, change, timeZone, now } = charted
  const peak = ({ at, price }: Extreme, label: string, side: 'top' | 'bottom') => ({
    at,
    side,
    label,
    value: dollarsOf(price),
  })
  const isOld = now - point.at > MAX_PRICE_AGE_MS
  const said = change === undefined ? undefined : percent(change)
  return {
    title: words.title(coin, span),
    figure: formatUsd(point.price),
    remark: isOld ? words.asOf(point.at, timeZone, now) : said,
    direction: isOld || change === undefined || change === 0 ? 'flat' : change > 0 ? 'up' : 'down',
    from: series.from,
    to: series.to,
    points: series.points.map(({ at, price }) => ({ at, value: price === undefined ? undefined : dollarsOf(price) })),
    last: { at: series.to, value: dollarsOf(point.price), label: short(point.price) },
    ticks: ticksOf(charted, words),
    peaks:
      series.high.price.minor === series.low.price.minor
        ? []
        : [
            peak(series.high, words.high(short(series.high.price)), 'top'),
            peak(series.low, words.low(short(series.low.price)), 'bottom'),
          ],
    levels: levelsInSight(charted).map((level) => ({
      value: dollarsOf(level.price),
      label: words.level(level, short(level.price)),
    })),
  }
}
