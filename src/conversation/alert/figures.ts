import type { Alert } from '#bank/alert/alert.ts'
import { triggersOf } from '#bank/alert/condition.ts'
import { WHOLE_PERCENT, type Values } from '#bank/alert/measure.ts'

/** `5%`, `2.5%`, of hundredths of a percent. */
export const percentOf = (hundredths: number): string => `${Number((hundredths / WHOLE_PERCENT).toFixed(2))}%`

const WHOLE = 10_000

/** How far the nearest of its lines is: in cents, and in hundredths of a percent of the price; or how far its move has come. */
export type Distance =
  | { readonly kind: 'price'; readonly cents: number; readonly percent: number }
  | { readonly kind: 'percent'; readonly now: number; readonly wanted: number }
  | { readonly kind: 'dollars'; readonly now: number; readonly wanted: number }

export const distanceOf = ({ condition }: Pick<Alert, 'condition'>, values: Values): Distance | undefined => {
  const { price } = values
  if (price === undefined || price === 0) return undefined
  const found = triggersOf(condition).flatMap(({ measure, score }): readonly Distance[] => {
    const value = values[measure]
    if (value === undefined || measure.startsWith('high') || measure.startsWith('low')) return []
    if (measure === 'price') {
      const cents = Math.abs(score - price)
      return [{ kind: 'price', cents, percent: Math.round((cents * WHOLE) / price) }]
    }
    const isPercent = measure.startsWith('rise') || measure.startsWith('fall')
    return [{ kind: isPercent ? 'percent' : 'dollars', now: value, wanted: score }]
  })
  const left = (each: Distance): number => (each.kind === 'price' ? each.cents : each.wanted - each.now)
  return found.toSorted((a, b) => left(a) - left(b))[0]
}

/** `9:00 AM`, `9:00`: a time of day without a day. */
export const timeOfDay = ({ minute }: { readonly minute: number }, locale: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' })
    .format(minute * 60_000)
    .replaceAll('\u202F', ' ')
