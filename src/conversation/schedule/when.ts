import type { Repeat } from '#bank/schedule/calendar.ts'

/** A date as said: which one it is depends on what day it is today. */
export type SaidDate =
  | { readonly kind: 'date'; readonly month: number; readonly date: number; readonly year?: number }
  | { readonly kind: 'weekday'; readonly weekday: number }
  | { readonly kind: 'month-day'; readonly date: number }
  | { readonly kind: 'in'; readonly days: number }

/** When and how often, as said. Without `on`: whichever day it begins. */
export type SaidWhen = {
  readonly repeat: Repeat
  readonly on?: SaidDate
  readonly start?: SaidDate
  readonly until?: SaidDate
  readonly times?: number
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY = /^(?:(?:next|this|the next) )?(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?s?\.?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(?:,? (\\d{4}))?'
const MONTH_FIRST = new RegExp(`^${MONTH} (?:the )?${DATE}${YEAR}$`)
const DATE_FIRST = new RegExp(`^(?:the )?${DATE}(?: of)? ${MONTH}${YEAR}$`)
const OF_MONTH = '(?: of (?:the|each|every) month)?'
const NUMBERED = new RegExp(`^(?:the )?(?:day )?${DATE}${OF_MONTH}$`)
/** A number alone could be anything: said as a day of the month. */
const ORDINAL = new RegExp(`^(?:(?:the )?\\d{1,2}(?:st|nd|rd|th)${OF_MONTH}|the \\d{1,2}${OF_MONTH})$`)
const LAST = new RegExp(`^(?:the )?last(?: day)?${OF_MONTH}$`)

const monthOf = (word = ''): number => MONTHS.indexOf(word.slice(0, 3)) + 1
const dated = (month: number, date: string | undefined, year: string | undefined): SaidDate | undefined => {
  const day = Number(date)
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return { kind: 'date', month, date: day, ...(year !== undefined && { year: Number(year) }) }
}

const weekdayIn = (text: string): SaidDate | undefined => {
  const word = WEEKDAY.exec(text)?.[1]
  return word === undefined ? undefined : { kind: 'weekday', weekday: WEEKDAYS.indexOf(word.slice(0, 3)) }
}
const monthDayIn = (text: string): SaidDate | undefined => {
  if (LAST.test(text)) return { kind: 'month-day', date: 31 }
  const date = Number(NUMBERED.exec(text)?.[1] ?? 0)
  return date >= 1 && date <= 31 ? { kind: 'month-day', date } : undefined
}

/** `June 3`, `3rd of June 2027`, `2027-06-03`, `6/3`, `Friday`, `the 15th`, `tomorrow`, `in 2 weeks`. */
export const parseSaidDate = (typed: string): SaidDate | undefined => {
  const text = typed.trim().toLowerCase().replace(/^on /, '')
  if (text === 'tomorrow') return { kind: 'in', days: 1 }
  const [, count, unit] = /^in (\d{1,3}|an?|one|two|three) (day|week)s?$/.exec(text) ?? []
  if (count !== undefined) {
    const number = { a: 1, an: 1, one: 1, two: 2, three: 3 }[count] ?? Number(count)
    return number < 1 ? undefined : { kind: 'in', days: number * (unit === 'week' ? 7 : 1) }
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dated(Number(iso[2]), iso[3], iso[1])
  const us = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text)
  if (us) return dated(Number(us[1]), us[2], us[3])
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return dated(monthOf(monthFirst[1]), monthFirst[2], monthFirst[3])
  const dateFirst = DATE_FIRST.exec(text)
  if (dateFirst) return dated(monthOf(dateFirst[2]), dateFirst[1], dateFirst[3])
  return weekdayIn(text) ?? (ORDINAL.test(text) || LAST.test(text) ? monthDayIn(text) : undefined)
}

/** A day that comes again: a weekday, or a day of the month. */
export const parseSaidDay = (repeat: Repeat, typed: string): SaidDate | undefined => {
  const text = typed.trim().toLowerCase().replace(/^on /, '')
  if (repeat === 'weekly') return weekdayIn(text)
  return repeat === 'monthly' ? monthDayIn(text) : parseSaidDate(text)
}

type Ends = Pick<SaidWhen, 'start' | 'until' | 'times'>
/** A month alone: until it begins, or through it. */
const MONTH_END = new RegExp(`^(until|till|through|to|ending|ends|by)(?: the end of)? ${MONTH}${YEAR}$`)
const LAST_DATES = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const monthEnd = (text: string): SaidDate | undefined => {
  const [said = '', word = '', name, year] = MONTH_END.exec(text) ?? []
  const named = monthOf(name)
  if (named === 0) return undefined
  const isBefore = /^(?:un)?til+$/.test(word) && !said.includes('end of')
  const month = isBefore ? ((named + 10) % 12) + 1 : named
  const ofYear = year !== undefined && isBefore && month === 12 ? String(Number(year) - 1) : year
  return dated(month, String(LAST_DATES[month - 1]), ofYear)
}

const TIMES = /^(?:(?:for |after )?(\d{1,4}) (?:times|weeks|months|payments)|(once|twice))$/
/** `until Dec 31`, `10 times`. */
export const parseSaidEnd = (typed: string): Ends | undefined => {
  const text = typed.trim().toLowerCase()
  const [, count, word] = TIMES.exec(/^\d{1,4}$/.test(text) ? `${text} times` : text) ?? []
  const times = word === undefined ? Number(count ?? 0) : word === 'once' ? 1 : 2
  if (times > 0) return { times }
  const until =
    monthEnd(text) ?? parseSaidDate(text.replace(/^(?:(?:until|till|through|to|ending|ends|by)(?: on)?) /, ''))
  return until && { until }
}

const TAILS: readonly (readonly [RegExp, (text: string) => Ends | undefined])[] = [
  [/,? ((?:until|till|through|ending(?: on)?) .+)$/, parseSaidEnd],
  [/,? (?:starting|beginning|from)(?: on)? (.+)$/, (text) => asStart(parseSaidDate(text))],
  [/,? (for \d{1,4} (?:times|weeks|months|payments)|\d{1,4} (?:times|payments))$/, parseSaidEnd],
]
const asStart = (start: SaidDate | undefined): Ends | undefined => start && { start }

/** When it begins and ends, taken off the end of what was said, in whatever order. */
const takeEnds = (said: string): { readonly core: string; readonly ends: Ends } => {
  let core = said
  let ends: Ends = {}
  for (let taken = 0; taken < TAILS.length; taken += 1) {
    for (const [tail, read] of TAILS) {
      const match = tail.exec(core)
      const found = match && read(match[1] ?? '')
      if (!match || !found) continue
      core = core.slice(0, match.index)
      ends = { ...found, ...ends }
    }
  }
  return { core, ends }
}

/** What was said without when it should end, where that can't be read. */
export const withoutEnd = (typed: string): string | undefined =>
  /^(.+?),? (?:until|till|through|ending) .+$/i.exec(typed.trim())?.[1]

/** When and how often, or undefined: nothing is guessed. `every friday until dec 31`, `monthly on the 1st`, `on june 3rd`. */
export const parseSaidWhen = (typed: string): SaidWhen | undefined => {
  const { core, ends } = takeEnds(
    typed
      .trim()
      .toLowerCase()
      .replace(/[.!]+$/, ''),
  )
  const [, unit, adverb, day] =
    /^(?:(?:every|each|once an?|once every) (week|month)|(weekly|monthly))(?:,? (?:on )?(.+))?$/.exec(core) ?? []
  if (unit !== undefined || adverb !== undefined) {
    const repeat = unit === 'week' || adverb === 'weekly' ? 'weekly' : 'monthly'
    if (day === undefined) return { repeat, ...ends }
    const on = parseSaidDay(repeat, day)
    return on && { repeat, on, ...ends }
  }
  const every =
    /^(?:every|each) (.+)$/.exec(core)?.[1] ?? /^on ((?:sun|mon|tues|wednes|thurs|fri|satur)days)$/.exec(core)?.[1]
  if (every !== undefined) {
    const weekday = weekdayIn(every)
    if (weekday) return { repeat: 'weekly', on: weekday, ...ends }
    const monthDay = ORDINAL.test(every) || LAST.test(every) ? monthDayIn(every) : undefined
    return monthDay && { repeat: 'monthly', on: monthDay, ...ends }
  }
  const once = parseSaidDate(core)
  return once && Object.keys(ends).length === 0 ? { repeat: 'once', on: once } : undefined
}
