import type { ScheduleId } from '#bank/ground/ids.ts'
import { notifyExpired } from './notices.ts'
import { type Schedule, stopped } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

type Deps = Pick<SchedulePorts, 'schedules' | 'notices' | 'wake' | 'clock'>

/**
 * A card that was not confirmed in time: one compare-and-set decides between this and a press at the same moment. It stays
 * due until it was told, so that a crash in between costs nothing.
 */
export const expireCard = async (deps: Deps, schedule: Schedule): Promise<void> => {
  const { id, expiresAt, revision } = schedule
  const now = deps.clock()
  if (schedule.state === 'proposed') {
    if (expiresAt > now) return
    const change = { ...stopped(schedule, 'deleted'), dueAt: now }
    if (!(await deps.schedules.change(id, revision, change))) return
  }
  await tell(deps, id)
}

/** What its customer has deleted is not due. */
const tell = async (deps: Deps, id: ScheduleId): Promise<void> => {
  const deleted = await deps.schedules.find(id)
  if (deleted?.state !== 'deleted' || deleted.dueAt === undefined) return
  await notifyExpired(deps, deleted)
  await deps.schedules.change(id, deleted.revision, stopped(deleted, 'deleted'))
}
