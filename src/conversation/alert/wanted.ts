import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { type Condition, type Way, WAYS } from '#bank/alert/condition.ts'
import { type Span, SPANS, WHOLE_PERCENT } from '#bank/alert/measure.ts'
import type { Alert } from '#bank/alert/alert.ts'
import { type Usd } from '#bank/ground/money.ts'
import type { Slots } from '#conversation/understand/goal.ts'
import { parseSaidDate } from '#conversation/reading/when.ts'
import { firstAfter } from '#conversation/schedule/days.ts'
import type { Localized } from '#conversation/words/locale.ts'

/** What was said of an alert, beside a coin and a line: how often, and until when. */
export type Options = Pick<Alert, 'repeat' | 'expiresAt'>
export const OptionSlots = {
  leastMs: z.number().optional(),
  expiresAt: z.number().optional(),
}
type Times = { readonly now: number; readonly timeZone: string } & Localized

const endOfDay = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds

/** Undefined where a date was said that can't be read. */
export const untilOf = (said: string | undefined, { now, timeZone, locale }: Times): number | undefined => {
  if (said === undefined) return undefined
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  if (said === 'today') return endOfDay(today, timeZone)
  const date = parseSaidDate(said, { locale })
  const day = date && firstAfter(date, today)
  return day === undefined ? undefined : endOfDay(day, timeZone)
}

const MOST_PERCENT = 1_000
/** Hundredths; undefined for what is no percentage that a price could move by. */
export const percentIn = (said: string | undefined): number | undefined => {
  const number = Number((said ?? '').replace(/\s*%$/, '').trim().replace(',', '.'))
  const hundredths = Math.round(number * WHOLE_PERCENT)
  return hundredths >= 10 && hundredths <= MOST_PERCENT * WHOLE_PERCENT ? hundredths : undefined
}

const wayOf = (said: string | undefined): Way => WAYS.find((way) => way === said) ?? 'either'
const spanOf = (said: string | undefined): Span | undefined => SPANS.find((span) => span === said)

type Known = {
  /** The coin's price now. */
  readonly price: Usd | undefined
  readonly timeZone: string
  /** What one coin did cost its customer, where that was meant. */
  readonly paid?: Usd | undefined
  /** Dollars as they were typed. */
  readonly dollars: (typed: string) => Usd | undefined
}

/** A condition of any kind but the commonest, of which coin and line may be asked for; undefined where it is not one. */
export const conditionOf = (slots: Slots, { price, timeZone, paid, dollars }: Known): Condition | undefined => {
  if (slots['summary'] !== undefined) return summaryOf(slots, timeZone)
  const span = spanOf(slots['span'])
  const { which } = slots
  if (which === 'high' || which === 'low')
    return { kind: 'extreme', which, span: span === undefined || span === 'hour' ? 'day' : span }
  const way = wayOf(slots['way'])
  const percent = percentIn(slots['percent'])
  if (percent !== undefined) {
    if (span !== undefined) return { kind: 'change', way, percent, span }
    const named = paid ?? (slots['from'] === undefined ? undefined : dollars(slots['from']))
    const from = named ?? price
    if (from === undefined || from.minor === 0n) return undefined
    return { kind: 'from', way, percent, from, of: named === undefined ? 'now' : 'named' }
  }
  const by = slots['by'] === undefined ? undefined : dollars(slots['by'])
  if (by === undefined || by.minor === 0n) return undefined
  if (span !== undefined) return { kind: 'swing', way, by, span }
  // Each time it moves by so much, from wherever it was: within a day, since its line would otherwise stay where it is.
  if (slots['repeat'] !== undefined) return { kind: 'swing', way, by, span: 'day' }
  return price === undefined ? undefined : { kind: 'moved', way, by, from: price }
}

const summaryOf = (slots: Slots, timeZone: string): Condition => {
  const [hour = 9, minute = 0] = (slots['time'] ?? '9:00').split(':').map(Number)
  const weekday = slots['weekday'] === undefined ? undefined : Number(slots['weekday'])
  return {
    kind: 'summary',
    minute: hour * 60 + minute,
    timeZone,
    ...(weekday !== undefined && { weekday }),
  }
}

/** Whether it was said to be of another kind than “above” and “below”. */
export const isOtherKind = (slots: Slots): boolean =>
  ['summary', 'which', 'percent', 'by'].some((slot) => slots[slot] !== undefined)

export const optionsOf = (slots: Slots, times: Times): Options => {
  const expiresAt = untilOf(slots['until'], times)
  const isRepeated = slots['repeat'] !== undefined || slots['least'] !== undefined || slots['summary'] !== undefined
  return {
    ...(isRepeated && { repeat: { leastMs: Number(slots['least'] ?? 0) } }),
    ...(expiresAt !== undefined && { expiresAt }),
  }
}
