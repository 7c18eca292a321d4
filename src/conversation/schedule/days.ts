import type { Localized } from '#conversation/words/locale.ts'
import { err, ok, type Result } from '#kit/result.ts'
import {
  addDays,
  addMonths,
  type Day,
  dateAt,
  makeDay,
  monthDayOf,
  type Repeat,
  type Recurrence,
  weekdayOf,
  yearOf,
} from '#bank/ground/calendar.ts'
import {
  parseSaidDate,
  parseSaidDay,
  parseSaidEnd,
  parseSaidWhen,
  type SaidDate,
  type SaidWhen,
  type Span,
  withoutEnd,
} from '#conversation/reading/when.ts'

/** `day`, `ends`: not understood. `passed`: not after today. `never`: it ends before it begins. */
export type NoRule = 'day' | 'ends' | 'passed' | 'never'
/** Far enough to plan, and what was typed by mistake waits no longer. */
const FURTHEST_YEARS = 10
const MOST_TIMES = 1_000

/** The first such day after `after`; undefined where it has passed, or no calendar has it. */
export const firstAfter = (said: SaidDate, after: Day): Day | undefined => {
  switch (said.kind) {
    case 'in':
      return addDays(after, said.days)
    case 'weekday':
      return addDays(after, ((said.weekday - weekdayOf(after) + 6) % 7) + 1)
    case 'month-day': {
      const here = addMonths(after, 0, said.date)
      return here > after ? here : addMonths(after, 1, said.date)
    }
    case 'date': {
      const { month, date, year } = said
      const years = year === undefined ? Array.from({ length: 9 }, (_, more) => yearOf(after) + more) : [year]
      return years.map((each) => makeDay(each, month, date)).find((day) => day !== undefined && day > after)
    }
  }
}

const firstOf = (said: SaidWhen, today: Day): Day | undefined => {
  const start = said.start && firstAfter(said.start, today)
  if (said.start !== undefined && start === undefined) return undefined
  if (said.on !== undefined) return firstAfter(said.on, start === undefined ? today : addDays(start, -1))
  return start ?? (said.repeat === 'weekly' ? addDays(today, 7) : addMonths(today, 1))
}

/** `for five weeks` of something weekly is five times. */
const timesIn = ({ repeat, lasts }: SaidWhen): number | undefined => {
  if (repeat === 'weekly') return lasts?.unit === 'week' ? lasts.count : undefined
  return repeat === 'monthly' && lasts?.unit === 'month' ? lasts.count : undefined
}

/** The last day of so many weeks, months or years that begin with `first`. */
const lastOfSpan = (first: Day, { count, unit }: Span): Day =>
  addDays(unit === 'week' ? addDays(first, 7 * count) : addMonths(first, unit === 'year' ? 12 * count : count), -1)

const earlier = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a !== undefined && b !== undefined ? (a < b ? a : b) : (a ?? b)

const makeRule = (said: SaidWhen, today: Day): Result<Recurrence, NoRule> => {
  const first = firstOf(said, today)
  if (first === undefined || yearOf(first) > yearOf(today) + FURTHEST_YEARS) return err('passed')
  if ((said.times ?? timesIn(said) ?? 0) > MOST_TIMES) return err('ends')
  const untilSaid = said.until && firstAfter(said.until, addDays(first, -1))
  if (said.until !== undefined && untilSaid === undefined) return err('never')
  const lastDay = said.lasts && timesIn(said) === undefined ? lastOfSpan(first, said.lasts) : undefined
  if (lastDay !== undefined && yearOf(lastDay) > yearOf(today) + FURTHEST_YEARS) return err('ends')
  const until = earlier(untilSaid, lastDay)
  const { repeat, times = timesIn(said) } = said
  // Without a day of its own a month goes on with the day it began.
  const monthDay = said.on?.kind === 'month-day' ? said.on.date : monthDayOf(said.start ? first : today)
  const rule: Recurrence = {
    repeat,
    first,
    ...(repeat === 'monthly' && { monthDay }),
    ...(until !== undefined && { until }),
    ...(times !== undefined && { times }),
  }
  return dateAt(rule, 0) === first ? ok(rule) : err('never')
}

/** What was said in one piece: `every friday until dec 31`. `today` is the customer's. */
export const readWhen = (text: string, today: Day, to: Localized): Result<Recurrence, NoRule> => {
  const said = parseSaidWhen(text, to)
  if (said !== undefined) return makeRule(said, today)
  const endless = withoutEnd(text, to)
  return err(endless !== undefined && parseSaidWhen(endless, to) !== undefined ? 'ends' : 'day')
}

/** Another day of something that repeats is that day of every week or month. */
const repeatedAs = ({ on, ...said }: SaidWhen, { repeat }: Recurrence): SaidWhen => {
  if (said.repeat !== 'once' || repeat === 'once' || on === undefined) return { ...said, ...(on && { on }) }
  const comesAgain = on.kind === (repeat === 'weekly' ? 'weekday' : 'month-day')
  return comesAgain ? { ...said, repeat, on } : { ...said, repeat, start: on }
}

/** What is said to change a rule: how often and until when, where it says neither, stay as they were. */
export const readChange = (text: string, before: Recurrence, today: Day, to: Localized): Result<Recurrence, NoRule> => {
  const parsed = parseSaidWhen(text, to)
  if (parsed === undefined) return readWhen(text, today, to)
  const said = repeatedAs(parsed, before)
  const rule = makeRule(said, today)
  const hasEnds = said.until !== undefined || said.times !== undefined || said.lasts !== undefined
  if (!rule.ok || hasEnds || said.repeat === 'once') return rule
  const { until, times } = before
  const kept = { ...rule.value, ...(until !== undefined && { until }), ...(times !== undefined && { times }) }
  return dateAt(kept, 0) === kept.first ? ok(kept) : err('never')
}

/** A rule from a form: how often, on which day or beginning when, and until when (empty: no end). */
export const readDays = (
  given: { readonly repeat: Repeat; readonly day: string; readonly ends: string },
  today: Day,
  to: Localized,
): Result<Recurrence, NoRule> => {
  const { repeat, day, ends } = given
  const on = parseSaidDay(repeat, day, to)
  const start = on === undefined ? parseSaidDate(day, to) : undefined
  if (on === undefined && (start === undefined || start.kind === 'weekday')) return err('day')
  const end = repeat === 'once' || ends.trim() === '' ? {} : parseSaidEnd(ends, to)
  if (end === undefined) return err('ends')
  return makeRule({ repeat, ...(on && { on }), ...(start && { start }), ...end }, today)
}
