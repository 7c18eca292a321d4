import { DEFAULT_TIME_ZONE } from '#bank/ground/time-zone.ts'
import type { BusinessDays } from '#bank/ground/usual-times.ts'
import { timeFormat } from './time-format.ts'

/** Times as a customer reads them, in the Spanish of the United States. */
const LOCALE = 'es-US'

const year = (at: number, timeZone: string): string => timeFormat(LOCALE, timeZone, 'year').format(at)

/** `3:04 p.m.`, and `3:04 p.m. EST` where it may not be the reader's own zone. */
export const clock = (at: number, timeZone: string, isZoneNamed = false): string =>
  timeFormat(LOCALE, timeZone, isZoneNamed || timeZone === DEFAULT_TIME_ZONE ? 'timeInZone' : 'time')
    .format(at)
    .replaceAll(/[\u202F\u00A0]/g, ' ')

/** `23 nov`, with the year when it is not this one. */
export const day = (at: number, timeZone: string, now: number): string =>
  timeFormat(LOCALE, timeZone, year(at, timeZone) === year(now, timeZone) ? 'day' : 'dayAndYear').format(at)

/** `23 nov`, where the year is known. */
export const shortDay = (at: number, timeZone: string): string => timeFormat(LOCALE, timeZone, 'day').format(at)

/** `hoy a las 3:04 p.m.`, `22 nov a las 3:04 p.m.` */
export const moment = (at: number, timeZone: string, now: number, isZoneNamed = false): string => {
  const said = clock(at, timeZone, isZoneNamed)
  const date = day(at, timeZone, now) === day(now, timeZone, now) ? 'hoy' : day(at, timeZone, now)
  return `${date} ${/^1\D/.test(said) ? 'a la' : 'a las'} ${said}`
}

const DATES = new Intl.DateTimeFormat(LOCALE, {
  timeZone: 'UTC',
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
})
/** `vie, 27 nov 2026`, of a date without a time of day: `2026-11-27`. */
export const dayName = (date: string): string => DATES.format(Date.parse(`${date}T00:00:00Z`))

const LONG_DATES = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', dateStyle: 'long' })
/** `6 de mayo de 1990`, of a date without a time of day: `1990-05-06`. */
export const longDate = (date: string): string => LONG_DATES.format(Date.parse(`${date}T00:00:00Z`))

const UNITS = [
  ['día', 'días', 86_400_000],
  ['hora', 'horas', 3_600_000],
  ['minuto', 'minutos', 60_000],
  ['segundo', 'segundos', 1_000],
] as const

/** `5 minutos`, rounded up so that nothing is promised too early. */
export const duration = (ms: number): string => {
  const [one, many, size] = UNITS.find(([, , each]) => ms >= each) ?? UNITS[3]
  const count = Math.max(1, Math.ceil(ms / size))
  return `${count} ${count === 1 ? one : many}`
}

/** `hace un momento`, `hace 2 minutos`, rounded down. */
export const ago = (at: number, now: number): string => {
  const ms = now - at
  const found = UNITS.find(([, , each]) => ms >= each)
  if (!found || ms < 10_000) return 'hace un momento'
  const count = Math.floor(ms / found[2])
  return `hace ${count} ${count === 1 ? found[0] : found[1]}`
}

const COUNTS = ['ningún', 'un', 'dos', 'tres', 'cuatro', 'cinco'] as const
const count = (n: number): string => COUNTS[n] ?? String(n)

/** `uno o dos días hábiles`, `uno a tres días hábiles` */
export const businessDays = ({ least, most }: BusinessDays): string =>
  `${least === 1 ? 'uno' : count(least)} ${most - least === 1 ? 'o' : 'a'} ${count(most)} días hábiles`

/** How long money between customers of the bank usually takes. */
export const SENDING = 'unos minutos'
