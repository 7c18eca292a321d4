import type { Repeat } from '#bank/ground/calendar.ts'
import type { Ends, SaidDate, SaidWhen, WhenReader } from './when.ts'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const WEEKDAY = /^(?:(?:next|this|the next) )?(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?s?\.?$/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DATE = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(?:,? (\\d{4}))?'
const MONTH_FIRST = new RegExp(`^${MONTH} (?:the )?${DATE}${YEAR}$`)
const DATE_FIRST = new RegExp(`^(?:the )?${DATE}(?: of)? ${MONTH}${YEAR}$`)
const OF_MONTH = '(?: of (?:the|each|every|a) month)?'
const NUMBERED = new RegExp(`^(?:the )?(?:day )?${DATE}(?: day)?${OF_MONTH}$`)
/** A number alone could be anything: said as a day of the month. */
const ORDINAL = new RegExp(
  `^(?:(?:the )?\\d{1,2}(?:st|nd|rd|th)(?: day)?${OF_MONTH}|the \\d{1,2}${OF_MONTH}|(?:the )?day \\d{1,2}${OF_MONTH})$`,
)
const LAST = new RegExp(`^(?:the )?(?:last(?: day)?|end)${OF_MONTH}$`)
const FIRST = new RegExp(`^(?:the )?(?:first(?: day)?|beginning|start)${OF_MONTH}$`)
/** Said of each month, not of the next one alone. */
const EACH_MONTH = / of (?:each|every|a) month$/
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]
const COUNTS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]
const COUNT = `(\\d{1,4}|an?|${COUNTS.slice(1).join('|')})`
const countOf = (word = ''): number =>
  /^an?$/.test(word) ? 1 : COUNTS.indexOf(word) > 0 ? COUNTS.indexOf(word) : Number(word)

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
  if (FIRST.test(text)) return { kind: 'month-day', date: 1 }
  const named = ORDINALS.indexOf(/^(?:the )?([a-z]+)(?: of (?:the|each|every|a) month)$/.exec(text)?.[1] ?? '') + 1
  if (named > 0) return { kind: 'month-day', date: named }
  const date = Number(NUMBERED.exec(text)?.[1] ?? 0)
  return date >= 1 && date <= 31 ? { kind: 'month-day', date } : undefined
}

const IN = new RegExp(`^(?:in ${COUNT} (day|week)s?|a (week) from (?:now|today))$`)

/** As it is typed in a hurry; the same words are in the list of what a time is recognized by. */
const DAY_SLIPS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tmrw|tmr|tmw|tmrrw|tomorow|tommorow|tommorrow|tomorro|tomorrw)\b/g, 'tomorrow'],
  [/\b(?:wensday|wendsday|wednsday|wedensday)\b/g, 'wednesday'],
  [/\b(?:thrusday|thursdy|thurday)\b/g, 'thursday'],
  [/\b(?:firday|firiday)\b/g, 'friday'],
  [/\b(?:saterday|satuday)\b/g, 'saturday'],
  [/\b(?:tusday|tuseday|teusday)\b/g, 'tuesday'],
]
const withoutDaySlips = (text: string): string => DAY_SLIPS.reduce((all, [slip, day]) => all.replace(slip, day), text)

/** `the third of december`, `december twenty first`: days of a month in words. */
const DAYS_IN_WORDS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'
    .replaceAll('-', '[-_]')
    .split(' ')
const IN_WORDS = DAYS_IN_WORDS.map((day, at) => [day.replace('_', ' '), at + 1] as const).toReversed()
const withDayInFigures = (text: string): string => {
  for (const [day, date] of IN_WORDS) {
    const [first, last] = [
      new RegExp(`^(?:the )?${day}(?: of)? (?=${MONTH}${YEAR}$)`),
      new RegExp(`^(${MONTH}) (?:the )?${day}(?=${YEAR}$)`),
    ]
    if (first.test(text)) return text.replace(first, `${date} of `)
    if (last.test(text)) return text.replace(last, (_, month: string) => `${month} ${date}`)
  }
  return text
}

const tidied = (typed: string): string => withDayInFigures(withoutDaySlips(bared(typed)))

const bared = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/[.!,]+$/, '')
    .replace(/^(?:on (?=\S)|at (?=the (?:end|beginning|start)))/, '')

/** `June 3`, `3rd of June 2027`, `2027-06-03`, `6/3`, `Friday`, `the 15th`, `tomorrow`, `in 2 weeks`. */
const parseSaidDate = (typed: string): SaidDate | undefined => {
  const text = tidied(typed)
  if (text === 'tomorrow') return { kind: 'in', days: 1 }
  if (/^(?:the )?day after tomorrow$/.test(text)) return { kind: 'in', days: 2 }
  const [, before, unit, after] = IN.exec(text) ?? []
  if (unit !== undefined || after !== undefined) {
    const count = countOf(before ?? 'a')
    return count < 1 ? undefined : { kind: 'in', days: count * ((unit ?? after) === 'week' ? 7 : 1) }
  }
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return dated(Number(iso[2]), iso[3], iso[1])
  const us = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text)
  if (us) return dated(Number(us[1]), us[2], us[3])
  const monthFirst = MONTH_FIRST.exec(text)
  if (monthFirst) return dated(monthOf(monthFirst[1]), monthFirst[2], monthFirst[3])
  const dateFirst = DATE_FIRST.exec(text)
  if (dateFirst) return dated(monthOf(dateFirst[2]), dateFirst[1], dateFirst[3])
  if (EACH_MONTH.test(text)) return undefined
  return weekdayIn(text) ?? (isMonthDay(text) ? monthDayIn(text) : undefined)
}

/** Not a bare number, which could be anything. */
const isMonthDay = (text: string): boolean => ORDINAL.test(text) || LAST.test(text) || FIRST.test(text)

/** A day that comes again: a weekday, or a day of the month. */
const parseSaidDay = (repeat: Repeat, typed: string): SaidDate | undefined => {
  const text = tidied(typed)
  if (repeat === 'weekly') return weekdayIn(text)
  return repeat === 'monthly' ? monthDayIn(text) : parseSaidDate(text)
}

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

const TIMES = new RegExp(`^(?:(?:for |after )?(?:the next )?${COUNT} (?:times|payments|time|payment)|(once|twice))$`)
const SPAN = new RegExp(`^(?:(?:for|over|during) )?(?:the )?(?:next |another )?(?:${COUNT} )?(week|month|year)s?$`)
/** `until Dec 31`, `10 times`, `for five weeks`. */
const parseSaidEnd = (typed: string): Ends | undefined => {
  const text = typed.trim().toLowerCase()
  const [, count, word] = TIMES.exec(/^\d{1,4}$/.test(text) ? `${text} times` : text) ?? []
  const times = word === undefined ? countOf(count ?? '0') : word === 'once' ? 1 : 2
  if (times > 0) return { times }
  const [, many, unit] = SPAN.exec(text) ?? []
  if (unit === 'week' || unit === 'month' || unit === 'year') return { lasts: { count: countOf(many ?? 'a'), unit } }
  const until =
    monthEnd(text) ?? parseSaidDate(text.replace(/^(?:(?:until|till|through|to|ending|ends|by)(?: on)?) /, ''))
  return until && { until }
}

const TAILS: readonly (readonly [RegExp, (text: string) => Ends | undefined])[] = [
  [/,? ((?:until|till|through|ending(?: on)?) .+)$/, parseSaidEnd],
  [/,? (?:starting|beginning|from)(?: on)? (.+)$/, (text) => asStart(parseSaidDate(text))],
  [
    new RegExp(`,? ((?:for|over) (?:the )?(?:next )?(?:${COUNT} )?(?:times?|weeks?|months?|years?|payments?))$`),
    parseSaidEnd,
  ],
  [new RegExp(`,? (${COUNT} (?:times|payments))$`), parseSaidEnd],
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
      // Said twice, it can't be read in one way.
      if (!match || !found || Object.keys(found).some((each) => each in ends)) continue
      core = core.slice(0, match.index)
      ends = { ...found, ...ends }
    }
  }
  return { core, ends }
}

/** What was said without when it should end, where that can't be read. */
const withoutEnd = (typed: string): string | undefined =>
  /^(.+?),? (?:until|till|through|ending) .+$/i.exec(typed.trim())?.[1]

/** What begins with its beginning has it at its end from now on: `starting june 1, every friday`. */
const startLast = (said: string): string =>
  said.replace(
    /^((?:starting|beginning)(?: on)? .+?|from .+? on),? ((?:every|each|weekly|monthly|once)\b.*)$/,
    (_, start: string, rest: string) => `${rest} ${start.replace(/^from (.+) on$/, 'starting $1')}`,
  )

const repeated = (core: string): Pick<SaidWhen, 'repeat' | 'on'> | undefined => {
  const [, unit, adverb, day] =
    /^(?:(?:every|each|once an?|once every) (week|month)|(weekly|monthly))(?:,? (.+))?$/.exec(core) ?? []
  if (unit !== undefined || adverb !== undefined) {
    const repeat = unit === 'week' || adverb === 'weekly' ? 'weekly' : 'monthly'
    if (day === undefined) return { repeat }
    const on = parseSaidDay(repeat, day)
    return on && { repeat, on }
  }
  const every =
    /^(?:every|each) (.+)$/.exec(core)?.[1] ?? /^(?:on )?((?:sun|mon|tues|wednes|thurs|fri|satur)days)$/.exec(core)?.[1]
  const weekday = every === undefined ? undefined : weekdayIn(every)
  if (weekday) return { repeat: 'weekly', on: weekday }
  const dayOfMonth = every ?? (EACH_MONTH.test(core) ? tidied(core) : undefined)
  const monthDay =
    dayOfMonth !== undefined && (every === undefined || isMonthDay(every)) ? monthDayIn(dayOfMonth) : undefined
  return monthDay && { repeat: 'monthly', on: monthDay }
}

/** When and how often, or undefined: nothing is guessed. `every friday until dec 31`, `monthly on the 1st`, `on june 3rd`. */
const parseSaidWhen = (typed: string): SaidWhen | undefined => {
  const said = withoutDaySlips(
    typed
      .trim()
      .toLowerCase()
      .replace(/[.!]+$/, ''),
  )
  const { core, ends } = takeEnds(startLast(said))
  const again = repeated(core)
  if (again !== undefined) return { ...again, ...ends }
  const once = parseSaidDate(core)
  return once && Object.keys(ends).length === 0 ? { repeat: 'once', on: once } : undefined
}

export const whenReader: WhenReader = {
  date: parseSaidDate,
  day: parseSaidDay,
  end: parseSaidEnd,
  when: parseSaidWhen,
  withoutEnd,
}
