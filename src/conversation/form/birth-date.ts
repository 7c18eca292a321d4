import { Temporal } from 'temporal-polyfill'
import { err, ok, type Result } from '#kit/result.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const FULL = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
/** Nobody younger can be a customer. */
export const ADULT = 18
const OLDEST = 120

type Parts = { readonly year: number; readonly month: number; readonly day: number }

const monthOf = (word: string): number => {
  const bare = word.toLowerCase().replace(/\.$/, '')
  const short = bare === 'sept' ? 'sep' : bare
  return Math.max(MONTHS.indexOf(short), FULL.indexOf(short)) + 1
}

/** `1990-05-17`, `05/17/1990` (month first), `17 May 1990`, `May 17, 1990`. */
const parts = (text: string): Parts | undefined => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const us = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  if (us) return { year: Number(us[3]), month: Number(us[1]), day: Number(us[2]) }
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9}\.?),? (\d{4})$/i.exec(text)
  if (dayFirst) return { year: Number(dayFirst[3]), month: monthOf(dayFirst[2] ?? ''), day: Number(dayFirst[1]) }
  const monthFirst = /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text)
  if (monthFirst)
    return { year: Number(monthFirst[3]), month: monthOf(monthFirst[1] ?? ''), day: Number(monthFirst[2]) }
  return undefined
}

/** Undefined for a date that no calendar has. */
const dateOf = ({ year, month, day }: Parts): Temporal.PlainDate | undefined => {
  if (year < 1000 || month < 1 || month > 12) return undefined
  return day >= 1 && day <= new Temporal.PlainYearMonth(year, month).daysInMonth
    ? new Temporal.PlainDate(year, month, day)
    : undefined
}

const ageAt = (birth: Temporal.PlainDate, now: number): number => {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate()
  return birth.until(today, { largestUnit: 'years' }).years
}

/** An adult's birth date as `YYYY-MM-DD`. */
export const parseBirthDate = (text: string, now: number): Result<string, 'not-a-date' | 'too-young' | 'too-old'> => {
  const found = parts(text.trim().slice(0, 40))
  const birth = found && dateOf(found)
  if (birth === undefined) return err('not-a-date')
  const age = ageAt(birth, now)
  if (age < ADULT) return err('too-young')
  if (age >= OLDEST) return err('too-old')
  return ok(birth.toString())
}
