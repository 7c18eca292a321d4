import { Temporal } from 'temporal-polyfill'
import { fold } from '#conversation/reading/fold.ts'
import { byLocale, type Localized } from '#conversation/words/locale.ts'
import { dateWords as english } from './date-words.en.ts'
import { dateWords as spanish } from './date-words.es.ts'
import { err, ok, type Result } from '#kit/result.ts'

/** Nobody younger can be a customer. */
export const ADULT = 18
const OLDEST = 120

type Parts = { readonly year: number; readonly month: number; readonly day: number }

/** How one language writes a date; without accents. */
export type DateWords = {
  /** In lower case; undefined for no month. */
  readonly months: readonly (readonly string[])[]
  /** Day, month and year, and where the month stands first: month, day and year. */
  readonly dayFirst: RegExp
  readonly monthFirst: RegExp
}
const wordsOf = byLocale<DateWords>({ en: english, es: spanish })

const monthOf = (word: string, { months }: DateWords): number => {
  const bare = word.toLowerCase().replace(/\.$/, '')
  return months.findIndex((names) => names.includes(bare)) + 1
}

/** Two digits may leave the century open; what can't be a living person's is no reading. */
const yearsOf = (digits: string): readonly number[] =>
  digits.length === 4 ? [Number(digits)] : [1900 + Number(digits), 2000 + Number(digits)]

const ISO = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/
const FIGURES = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/

/** Every way in which it can be read: `1990-05-17`, `05/17/1990`, `17.05.1990`, `17 May 1990`, `May 17, 1990`, `17 May 90`. */
const readings = (typed: string, to: Localized): readonly Parts[] => {
  const [text, words] = [fold(typed), wordsOf(to)]
  const iso = ISO.exec(text)
  if (iso) return [{ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }]
  const figures = FIGURES.exec(text)
  const [first, second] = [Number(figures?.[1]), Number(figures?.[2])]
  if (figures)
    return yearsOf(figures[3] ?? '').flatMap((year) => [
      { year, month: first, day: second },
      { year, month: second, day: first },
    ])
  const dayFirst = words.dayFirst.exec(text)
  if (dayFirst) {
    const [, day, month = '', year = ''] = dayFirst
    return yearsOf(year).map((each) => ({ year: each, month: monthOf(month, words), day: Number(day) }))
  }
  const [, month = '', day, year = ''] = words.monthFirst.exec(text) ?? []
  if (day === undefined) return []
  return yearsOf(year).map((each) => ({ year: each, month: monthOf(month, words), day: Number(day) }))
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

/** With a century that was guessed nobody is older: a child's year is not taken for that of a very old person. */
const OLDEST_GUESSED = 100

export type NoBirthDate =
  | 'not-a-date'
  | 'too-young'
  | 'too-old'
  /** It can be read as either; both as `YYYY-MM-DD`, month first in what was typed before day first. */
  | { readonly either: readonly [string, string] }

/** An adult's birth date as `YYYY-MM-DD`. One that can be read in two ways is never guessed. */
export const parseBirthDate = (text: string, at: Localized & { readonly now: number }): Result<string, NoBirthDate> => {
  const { now } = at
  const typed = text.trim().replaceAll(/\s+/g, ' ').slice(0, 40)
  const isGuessed = !/\d{4}/.test(typed)
  const dates = readings(typed, at).flatMap((each) => dateOf(each) ?? [])
  const possible = dates.filter((each) => !isGuessed || (ageAt(each, now) >= 0 && ageAt(each, now) < OLDEST_GUESSED))
  const [birth, other] = [...new Map(possible.map((each) => [each.toString(), each])).values()]
  if (birth === undefined) return err('not-a-date')
  if (other !== undefined) return err({ either: [birth.toString(), other.toString()] })
  const age = ageAt(birth, now)
  if (age < ADULT) return err('too-young')
  if (age >= OLDEST) return err('too-old')
  return ok(birth.toString())
}
