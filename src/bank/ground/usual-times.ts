import { Temporal } from 'temporal-polyfill'

/** So many business days, from the least to the most. */
export type BusinessDays = { readonly least: number; readonly most: number }

/** How long money from another bank usually takes. */
export const COLLECTING: BusinessDays = { least: 1, most: 3 }
/** How long money to another bank usually takes. */
export const PAYING_OUT: BusinessDays = { least: 1, most: 3 }
/** How long the two small deposits usually take that prove an account at another bank. */
export const SMALL_DEPOSITS: BusinessDays = { least: 1, most: 2 }

const SATURDAY = 6

/** The last day of that time, `2026-12-01`, where it begins at `from` (Unix ms): Saturdays and Sundays do not count. */
export const lastUsualDay = (from: number, { most }: BusinessDays, timeZone: string): string => {
  let day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate()
  for (let left = most; left > 0; ) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek < SATURDAY) left -= 1
  }
  return day.toString()
}
