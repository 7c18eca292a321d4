import { Temporal } from 'temporal-polyfill'

/** A date without a time, `2026-11-27`: compared as text. Which moment it is depends on whose day it is. */
export type Day = string

export type Repeat = 'once' | 'weekly' | 'monthly'

/**
 * On which days. Every day is computed from the first, never from the one before, so that a short month does not
 * move those after it.
 */
export type Recurrence = {
  readonly repeat: Repeat
  readonly first: Day
  /** Monthly: the day asked for, 1 to 31; a shorter month has it on its last day. */
  readonly monthDay?: number
  /** The last day on which it may happen. */
  readonly until?: Day
  /** How many days in all. */
  readonly times?: number
}

/** The hour of the customer's day at which it happens: no clock is changed at nine in the morning. */
export const HOUR = 9

/** `month` counts from 1. Undefined for a date that no calendar has. */
export const makeDay = (year: number, month: number, date: number): Day | undefined => {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined
  return new Temporal.PlainDate(year, month, date).toString()
}
export const isDay = (text: string): boolean => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && makeDay(year, month, date) === text
}

export const daysIn = (year: number, month: number): number => new Temporal.PlainYearMonth(year, month).daysInMonth
export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()
/** Sunday is 0. */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek % 7
export const yearOf = (day: Day): number => Temporal.PlainDate.from(day).year
export const monthDayOf = (day: Day): number => Temporal.PlainDate.from(day).day

/** The day `months` on; where the month is too short, its last. */
export const addMonths = (day: Day, months: number, monthDay = monthDayOf(day)): Day =>
  Temporal.PlainDate.from(day).with({ day: 1 }).add({ months }).with({ day: monthDay }).toString()

/** The day with this number, from 0; undefined once the rule has ended. */
export const dateAt = (rule: Recurrence, index: number): Day | undefined => {
  if (index < 0 || (rule.repeat === 'once' && index > 0) || (rule.times !== undefined && index >= rule.times))
    return undefined
  const day =
    rule.repeat === 'weekly'
      ? addDays(rule.first, 7 * index)
      : rule.repeat === 'monthly'
        ? addMonths(rule.first, index, rule.monthDay)
        : rule.first
  return rule.until !== undefined && day > rule.until ? undefined : day
}

/** The last day of a rule that has one. */
export const lastOf = (rule: Recurrence): Day | undefined => {
  if (rule.repeat !== 'once' && rule.until === undefined && rule.times === undefined) return undefined
  let last: Day | undefined
  for (let index = 0; ; index += 1) {
    const day = dateAt(rule, index)
    if (day === undefined) return last
    last = day
  }
}

/** The moment at which this day's nine o'clock strikes there, Unix ms. */
export const momentOf = (day: Day, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: { hour: HOUR } }).epochMilliseconds

/** The number of the first day whose moment is still to come. */
export const nextAfter = (rule: Recurrence, timeZone: string, now: number): number | undefined => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
  for (let index = 0; ; index += 1) {
    const day = dateAt(rule, index)
    if (day === undefined) return undefined
    if (day >= today && momentOf(day, timeZone) > now) return index
  }
}
