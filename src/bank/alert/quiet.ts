import { Temporal } from 'temporal-polyfill'
import type { Customer, Customers, QuietHours } from '#bank/ground/customer.ts'

/** When the quiet hours end that this moment is in; undefined outside of them. They go by the clock on the wall there. */
export const quietUntil = ({ from, to }: QuietHours, timeZone: string, at: number): number | undefined => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  const minute = there.hour * 60 + there.minute
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return undefined
  const day = there.toPlainDate().add({ days: minute < to ? 0 : 1 })
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(to / 60), minute: to % 60 })
  const end = day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
  // The hour that a clock repeats in autumn has two such moments: the first may be over.
  return end > at ? end : at + 60_000
}

/** Undefined: alerts are told at any time. */
export const setQuietHours = async (
  { customers }: { readonly customers: Pick<Customers, 'update'> },
  { id }: Pick<Customer, 'id'>,
  quietHours: QuietHours | undefined,
): Promise<void> => {
  await customers.update(id, { quietHours })
}
