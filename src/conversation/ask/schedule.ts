import type { ScheduleId } from '#bank/ground/ids.ts'
import * as bank from '#bank/schedule/manage.ts'
import { question } from './ask.ts'

/** Also voids a card that was not confirmed. */
export const deleteSchedule = question(
  'schedule.delete',
  async ({ schedule }: { schedule: ScheduleId }, { ports, me, now }) =>
    bank.deleteSchedule(ports, await me(), schedule, now),
)
