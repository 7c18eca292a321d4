import { Temporal } from 'temporal-polyfill'
import type { Alert } from './alert.ts'

/** When a summary is due next: the first such time of day, there, after the last one or after it was made. */
export const dueOf = ({
  condition,
  rung,
  createdAt,
}: Pick<Alert, 'condition' | 'rung' | 'createdAt'>): number | undefined => {
  if (condition.kind !== 'summary') return undefined
  const after = rung?.at ?? createdAt
  const { minute, weekday, timeZone } = condition
  const began = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone)
  const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 })
  for (let days = 0; days <= 7; days += 1) {
    const day = began.add({ days }).toPlainDate()
    if (weekday !== undefined && day.dayOfWeek % 7 !== weekday) continue
    // A time that the clock leaves out on that day is the next one there is.
    const due = day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds
    if (due > after) return due
  }
  return undefined
}
