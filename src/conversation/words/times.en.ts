import { DEFAULT_TIME_ZONE } from '#bank/ground/time-zone.ts'
import type { BusinessDays } from '#bank/ground/usual-times.ts'
import { timeFormat } from './time-format.ts'

/** Times as a customer reads them. */
const LOCALE = 'en-US'

const year = (at: number, timeZone: string): string => timeFormat(LOCALE, timeZone, 'year').format(at)

/** `3:04 PM`, and `3:04 PM EST` where it may not be the reader's own zone. */
export const clock = (at: number, timeZone: string, isZoneNamed = false): string =>
  timeFormat(LOCALE, timeZone, isZoneNamed || timeZone === DEFAULT_TIME_ZONE ? 'timeInZone' : 'time')
    .format(at)
    .replaceAll('\u202F', ' ')

/** `Nov 23`, with the year when it is not this one. */
export const day = (at: number, timeZone: string, now: number): string =>
  timeFormat(LOCALE, timeZone, year(at, timeZone) === year(now, timeZone) ? 'day' : 'dayAndYear').format(at)

/** `Nov 23`, where the year is known. */
export const shortDay = (at: number, timeZone: string): string => timeFormat(LOCALE, timeZone, 'day').format(at)

/** `today at 3:04 PM`, `Nov 22 at 3:04 PM` */
export const moment = (at: number, timeZone: string, now: number, isZoneNamed = false): string =>
  `${day(at, timeZone, now) === day(now, timeZone, now) ? 'today' : day(at, timeZone, now)} at ${clock(at, timeZone, isZoneNamed)}`

const DATES = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
})
/** `Fri, Nov 27, 2026`, of a date without a time of day: `2026-11-27`. */
export const dayName = (date: string): string => DATES.format(Date.parse(`${date}T00:00:00Z`))

const LONG_DATES = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', dateStyle: 'long' })
/** `May 6, 1990`, of a date without a time of day: `1990-05-06`. */
export const longDate = (date: string): string => LONG_DATES.format(Date.parse(`${date}T00:00:00Z`))

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** `5 minutes`, rounded up so that nothing is promised too early. */
export const duration = (ms: number): string => {
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? UNITS[3]
  const count = Math.max(1, Math.ceil(ms / size))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** `just now`, `2 minutes ago`, rounded down. */
export const ago = (at: number, now: number): string => {
  const ms = now - at
  const found = UNITS.find(([, each]) => ms >= each)
  if (!found || ms < 10_000) return 'just now'
  const count = Math.floor(ms / found[1])
  return `${count} ${found[0]}${count === 1 ? '' : 's'} ago`
}

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five'] as const
const count = (n: number): string => COUNTS[n] ?? String(n)

/** `one or two business days`, `one to three business days` */
export const businessDays = ({ least, most }: BusinessDays): string =>
  `${count(least)} ${most - least === 1 ? 'or' : 'to'} ${count(most)} business days`

/** How long money between customers of the bank usually takes. */
export const SENDING = 'a few minutes'
