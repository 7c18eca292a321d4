import { type NoticeSubject, notify } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Day } from '#bank/ground/calendar.ts'
import type { Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

type Deps = Pick<SchedulePorts, 'notices' | 'wake' | 'clock'>

/** What the outcome of a day's payment does not say by itself. */
export const notifyDay = (
  deps: Deps,
  schedule: Schedule,
  { id }: Operation,
  what: 'missed' | 'refused',
): Promise<void> => write(deps, schedule, `${id}:${what}`, { kind: 'scheduled', operation: id, what })

export type Skipped = { readonly first: Day; readonly last: Day; readonly count: number }
export const notifySkipped = (deps: Deps, schedule: Schedule, skipped: Skipped): Promise<void> =>
  write(deps, schedule, `${schedule.id}:${skipped.first}:skipped`, {
    kind: 'skipped',
    schedule: schedule.id,
    ...skipped,
  })

/** Its card was not confirmed in time. */
export const notifyExpired = (deps: Deps, schedule: Schedule): Promise<void> =>
  write(deps, schedule, `${schedule.id}:expired`, { kind: 'schedule-expired', schedule: schedule.id })

/** Once for each time that it was confirmed or resumed: `since` grows with every pause in between. */
export const notifyPaused = (deps: Deps, schedule: Schedule): Promise<void> => {
  const { id, since } = schedule
  return write(deps, schedule, `${id}:paused:${since}`, { kind: 'schedule-paused', schedule: id, since })
}

const write = async (deps: Deps, schedule: Schedule, id: string, about: NoticeSubject): Promise<void> => {
  const { customer, conversation } = schedule
  await notify(deps, { id, customer, conversation, about })
}
