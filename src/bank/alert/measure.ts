/** Within what a move, a high or a low is looked for: always the time up to now, never a day of the calendar. */
export const SPANS = ['hour', 'day', 'week', 'month'] as const
export type Span = (typeof SPANS)[number]
const HOUR_MS = 3_600_000
export const SPAN_MS: Readonly<Record<Span, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
}

/** In hundredths of a percent (`rise`, `fall`) or in cents, of a price and what came before it. */
const MOVES = ['rise', 'fall', 'gain', 'loss', 'high', 'low'] as const
type Move = (typeof MOVES)[number]

/**
 * A number that each price has, and that alerts wait for: so that however many wait for "5% in an hour", a tick computes the
 * move of that hour once and looks up who it is enough for.
 */
export type Measure = 'price' | `${Move}:${Span}`
export const MEASURES: readonly Measure[] = [
  'price',
  ...MOVES.flatMap((move) => SPANS.map((span): Measure => `${move}:${span}`)),
]
/** What is not known, such as the high of a week of which an hour is known, is absent. */
export type Values = Readonly<Partial<Record<Measure, number>>>

/** What went before in a span, in cents. `known`: whether prices of nearly all of it are known. */
export type Before = { readonly lowest: number; readonly highest: number; readonly known: boolean }

export const WHOLE_PERCENT = 100
const WHOLE = 100 * WHOLE_PERCENT

export const valuesOf = (price: number, before: Readonly<Partial<Record<Span, Before>>>): Values => {
  const values: Partial<Record<Measure, number>> = { price }
  for (const span of SPANS) {
    const found = before[span]
    if (found === undefined) continue
    const [lowest, highest] = [Math.min(found.lowest, price), Math.max(found.highest, price)]
    values[`gain:${span}`] = price - lowest
    values[`loss:${span}`] = highest - price
    values[`rise:${span}`] = lowest > 0 ? Math.floor(((price - lowest) * WHOLE) / lowest) : 0
    values[`fall:${span}`] = highest > 0 ? Math.floor(((highest - price) * WHOLE) / highest) : 0
    if (!found.known) continue
    values[`high:${span}`] = price - found.highest
    values[`low:${span}`] = found.lowest - price
  }
  return values
}

/** What a move is measured from, in cents; undefined for what is no move. */
export const baseOf = (measure: Measure, values: Values): number | undefined => {
  const { price } = values
  if (measure === 'price' || price === undefined) return undefined
  const span = SPANS.find((each) => measure.endsWith(`:${each}`)) ?? 'hour'
  if (measure.startsWith('rise') || measure.startsWith('gain')) return price - (values[`gain:${span}`] ?? 0)
  if (measure.startsWith('fall') || measure.startsWith('loss')) return price + (values[`loss:${span}`] ?? 0)
  if (measure.startsWith('high')) return price - (values[`high:${span}`] ?? 0)
  return price + (values[`low:${span}`] ?? 0)
}
