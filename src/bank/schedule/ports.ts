import type { CustomerId, ScheduleId } from '#bank/ground/ids.ts'
import type { Schedule, ScheduleChange } from './schedule.ts'

/** Names and notes are encrypted at rest. */
export type Schedules = {
  /** Inserting the same id again changes nothing and gives back what is stored. */
  insert(schedule: Schedule): Promise<Schedule>
  find(id: ScheduleId): Promise<Schedule | undefined>
  /** Active and paused ones, oldest first. */
  ofCustomer(customer: CustomerId): Promise<readonly Schedule[]>
  /**
   * Compare-and-set: false when the stored revision is no longer `revision`: read again. Refuses (throws) a step that
   * the table of states does not have.
   */
  change(id: ScheduleId, revision: number, change: ScheduleChange): Promise<boolean>
  /** Active ones whose moment has come, longest due first. */
  due(now: number, limit: number): Promise<readonly ScheduleId[]>
}
