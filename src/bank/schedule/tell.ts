import { type NoticeSubject, notify } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Day } from './calendar.ts'
import type { Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

type Deps = Pick<SchedulePorts, 'notices' | 'wake' | 'clock'>

/** What a day's payment can't tell by its outcome alone. */
export const tellDay = (deps: Deps, schedule: Schedule, { id }: Operation, what: 'missed' | 'refused'): Promise<void> =>
  tell(deps, schedule, `${id}:${what}`, { kind: 'scheduled', operation: id, what })

export type Skipped = { readonly first: Day; readonly last: Day; readonly count: number }
export const tellSkipped = (deps: Deps, schedule: Schedule, skipped: Skipped): Promise<void> =>
  tell(deps, schedule, `${schedule.id}:${skipped.first}:skipped`, {
    kind: 'skipped',
    schedule: schedule.id,
    ...skipped,
  })

/** Once for each time that it was confirmed or resumed: `since` grows with every pause in between. */
export const tellPaused = (deps: Deps, schedule: Schedule): Promise<void> => {
  const { id, since } = schedule
  return tell(deps, schedule, `${id}:paused:${since}`, { kind: 'schedule-paused', schedule: id, since })
}

const tell = async (deps: Deps, schedule: Schedule, id: string, about: NoticeSubject): Promise<void> => {
  const { customer, conversation } = schedule
  await notify(deps, { id, customer, conversation, about })
}
