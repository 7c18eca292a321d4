import type { ScheduleId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { dateAt } from '#bank/ground/calendar.ts'
import { operationOf } from './day.ts'
import { MAX_REFUSALS, type Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'
import { notifyPaused } from './notices.ts'

type Deps = Pick<SchedulePorts, 'operations' | 'notices' | 'schedules' | 'wake' | 'clock'>

/** Days looked at, from the newest back. */
const LOOKED_AT = 20
/** Changes of other processes do not come in between this often. */
const TRIES = 5

/** Nothing arrived, and not because its customer wanted it so: refused here or by the bank, stopped or sent back by it. */
const isTurnedDown = ({ state, why }: Operation): boolean =>
  state === 'refused' || state === 'returned' || (state === 'cancelled' && why === 'bank-cancelled')

/**
 * The payments of the last days that were turned down in a row, newest first; no more than it takes to pause. Read from
 * the payments themselves, so that each counts once however often and in whatever order their ends are heard of. One
 * that has settled ends the row; one that is still under way, was left out or was cancelled says nothing either way.
 */
export const turnedDown = async (
  { operations }: Pick<SchedulePorts, 'operations'>,
  { id, rule, next, since }: Schedule,
): Promise<readonly Operation[]> => {
  const row: Operation[] = []
  // The day it stands at too: the bank may have had its word before the schedule has moved on.
  for (let index = next; index >= Math.max(since, next - LOOKED_AT) && row.length < MAX_REFUSALS; index -= 1) {
    const day = dateAt(rule, index)
    const operation = day === undefined ? undefined : await operations.find(operationOf(id, day))
    if (operation?.state === 'settled') return row
    if (operation !== undefined && isTurnedDown(operation)) row.push(operation)
  }
  return row
}

/** Pauses it, with a notice, if its last payments were refused. True when it is paused by that. May run again. */
export const pauseRefused = async (deps: Deps, id: ScheduleId): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const schedule = await deps.schedules.find(id)
    if (schedule === undefined) return false
    if (schedule.state === 'paused' && schedule.why === 'refusals') {
      await notifyPaused(deps, schedule)
      return true
    }
    if (schedule.state !== 'active' || (await turnedDown(deps, schedule)).length < MAX_REFUSALS) return false
    const { next, since, revision } = schedule
    await deps.schedules.change(id, revision, { state: 'paused', why: 'refusals', next, since })
  }
  throw new Error(`schedule ${id} changed ${TRIES} times while it was being paused`)
}

/** The payment of one of its days has ended: one refusal too many pauses it. Repeating it changes nothing. */
export const followDay = async (deps: Deps, operation: Operation): Promise<void> => {
  const { order } = operation
  if ((order.kind === 'send' || order.kind === 'buy') && order.schedule !== undefined && isTurnedDown(operation))
    await pauseRefused(deps, order.schedule.id)
}
