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

const DAY_MS = 86_400_000
const utcOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const dayAt = (utc: number): Day => new Date(utc).toISOString().slice(0, 10)
const numbersOf = (day: Day): readonly [year: number, month: number, day: number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

/** `month` counts from 1. Undefined for a date that no calendar has. */
export const makeDay = (year: number, month: number, date: number): Day | undefined => {
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined
  return dayAt(Date.UTC(year, month - 1, date))
}
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && makeDay(...numbersOf(text)) === text

export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
export const addDays = (day: Day, count: number): Day => dayAt(utcOf(day) + count * DAY_MS)
/** Sunday is 0. */
export const weekdayOf = (day: Day): number => new Date(utcOf(day)).getUTCDay()
export const yearOf = (day: Day): number => numbersOf(day)[0]
export const monthDayOf = (day: Day): number => numbersOf(day)[2]

/** The day `count` months on; where the month is too short, its last. */
export const addMonths = (day: Day, count: number, monthDay = monthDayOf(day)): Day => {
  const [year, month] = numbersOf(day)
  const months = year * 12 + (month - 1) + count
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  return dayAt(Date.UTC(y, m - 1, Math.min(monthDay, daysIn(y, m))))
}

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
export const momentOf = (day: Day, timeZone: string): number => {
  const wall = utcOf(day) + HOUR * 3_600_000
  // The offset a few hours away may be that of the other side of a change of clocks; at the guess it is the right one.
  const guess = wall - offsetAt(wall, timeZone)
  return wall - offsetAt(guess, timeZone)
}

/** The number of the first day whose moment is still to come. */
export const nextAfter = (rule: Recurrence, timeZone: string, now: number): number | undefined => {
  for (let index = 0; ; index += 1) {
    const day = dateAt(rule, index)
    if (day === undefined) return undefined
    // A day is never more than 14 hours from the same day in Greenwich: no need to ask about those long gone.
    if (utcOf(day) > now - 2 * DAY_MS && momentOf(day, timeZone) > now) return index
  }
}

/** What this zone's clocks are ahead of Greenwich at this moment, ms. */
const offsetAt = (at: number, timeZone: string): number => {
  const parts = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000
}

/** Making one takes a hundred times as long as using it; there are a few hundred time zones. */
const FORMATS = new Map<string, Intl.DateTimeFormat>()
const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const made =
    FORMATS.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, hourCycle: 'h23' },
      ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    })
  FORMATS.set(timeZone, made)
  return made
}
