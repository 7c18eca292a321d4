import type { Customer } from '#bank/ground/customer.ts'
import type { ScheduleId } from '#bank/ground/ids.ts'
import { hasTooManyUnderWay } from '#bank/operation/decide.ts'
import type { Log } from '#kit/log.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { dateAt, type Day } from '#bank/ground/calendar.ts'
import { hasPrice, isRefusedHere, operationOf, payDay, proposeDay, withdraw } from './day.ts'
import { pauseRefused } from './pause.ts'
import { expireCard } from './expire.ts'
import { advanced, countLate, dayOfNext, type Schedule } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'
import { notifyDay, notifySkipped } from './notices.ts'

type RunPorts = Omit<SchedulePorts, 'audit'>

/** Looked at in one go; the next tick takes the rest. */
const BATCH = 500
const AT_ONCE = 10
/** Of several days missed while nothing was running, the newest are asked about one by one; the older ones are left out. */
export const MAX_ASKED = 3
/** Days of one schedule dealt with in one go. */
const MAX_STEPS = 8

/** Makes every payment whose moment has come. Safe at any time, in any number of processes, after any crash. */
export const runSchedules = async (ports: RunPorts & { readonly log: Log }): Promise<number> => {
  const due = await ports.schedules.due(ports.clock(), BATCH)
  for (let at = 0; at < due.length; at += AT_ONCE) {
    await Promise.all(due.slice(at, at + AT_ONCE).map((id) => runPatiently(ports, id)))
  }
  return due.length
}

/** One that can't be run now holds up no other: it stays due. */
const runPatiently = async (ports: RunPorts & { readonly log: Log }, id: ScheduleId): Promise<void> => {
  try {
    await runSchedule(ports, id)
  } catch (error) {
    ports.log.error(
      { event: 'schedule-failed', schedule: id, err: error },
      'a scheduled payment could not be dealt with',
    )
  }
}

export const runSchedule = async (ports: RunPorts, id: ScheduleId): Promise<void> => {
  const card = await ports.schedules.find(id)
  if (card?.state === 'proposed' || card?.state === 'deleted') return await expireCard(ports, card)
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    // Waits with the others: a bank that does not keep up is no refusal of the customer's.
    if (await ports.availability.isFull()) return
    const now = ports.clock()
    const schedule = await ports.schedules.find(id)
    if (schedule?.state !== 'active' || schedule.dueAt === undefined || schedule.dueAt > now) return
    const customer = await ports.customers.find(schedule.customer)
    if (customer === undefined) throw new Error(`schedule ${id} has no customer`)
    // So is one who has as much under way as may be: the payment is made once something of that has ended.
    if (await hasTooManyUnderWay(ports, customer)) return
    await runNext(ports, schedule, customer, now)
  }
}

const runNext = async (ports: RunPorts, schedule: Schedule, customer: Customer, now: number): Promise<void> => {
  const day = dayOfNext(schedule)
  if (day === undefined) return await moveOn(ports, schedule, customer)
  // The process that concludes the last of the refusals pauses it too; nothing may be paid before that.
  if (await pauseRefused(ports, schedule.id)) return
  const late = countLate(schedule, customer.timeZone, now)
  // Coins are bought on their day or not at all: a price of days later is not what was agreed on.
  const asked = schedule.coin === undefined ? MAX_ASKED : 0
  if (late > asked && (await ports.operations.find(operationOf(schedule.id, day))) === undefined)
    return await leaveOut(ports, schedule, customer, late - asked)
  // Looked at again with the next round, until the day is too late.
  if (!(await hasPrice(ports, schedule))) return
  const proposed = await proposeDay(ports, schedule, day, customer, now)
  // Pausing and deleting write that first and look for the payment then: one of the two sees the other.
  const still = await ports.schedules.find(schedule.id)
  if (still?.state !== 'active') return void (await withdraw(ports, proposed, now))
  if (still.revision !== schedule.revision) return
  const operation = await (late === 0 ? payDay : leftOpen)(ports, proposed, customer, now)
  await notifyBeyondOutcome(ports, schedule, operation, now)
  await moveOn(ports, schedule, customer)
}

/** Too late to be simply made: a payment is asked about; a purchase is left out. */
const leftOpen: typeof payDay = async (ports, proposed, _, now) =>
  proposed.order.kind === 'buy' ? await withdraw(ports, proposed, now) : proposed

/** Before the schedule moves on: a crash between the two writes the notice again under the same id, which is once. */
const notifyBeyondOutcome = async (
  ports: Pick<SchedulePorts, 'notices' | 'wake' | 'clock'>,
  schedule: Schedule,
  operation: Operation,
  now: number,
): Promise<void> => {
  const { state, expiresAt } = operation
  if (isRefusedHere(operation)) await notifyDay(ports, schedule, operation, 'refused')
  else if (
    state === 'expired' ||
    (state === 'proposed' && expiresAt <= now) ||
    (state === 'cancelled' && schedule.coin !== undefined)
  )
    await notifyExpired(ports, schedule, operation)
  else if (state === 'proposed') await notifyDay(ports, schedule, operation, 'missed')
}

const notifyExpired = async (
  ports: Pick<SchedulePorts, 'notices' | 'wake' | 'clock'>,
  schedule: Schedule,
  { order }: Operation,
): Promise<void> => {
  const day: Day | undefined = 'schedule' in order ? order.schedule?.day : undefined
  if (day !== undefined) await notifySkipped(ports, schedule, { first: day, last: day, count: 1 })
}

/** The oldest of many missed days, put in one notice. */
const leaveOut = async (
  ports: Pick<SchedulePorts, 'notices' | 'schedules' | 'wake' | 'clock'>,
  schedule: Schedule,
  customer: Customer,
  count: number,
): Promise<void> => {
  const [first, last] = [dayOfNext(schedule), dateAt(schedule.rule, schedule.next + count - 1)]
  if (first !== undefined && last !== undefined) await notifySkipped(ports, schedule, { first, last, count })
  await moveOn(ports, schedule, customer, count)
}

/** A faster process has moved it on already, or stopped it. */
const moveOn = async (
  ports: Pick<SchedulePorts, 'schedules'>,
  schedule: Schedule,
  customer: Customer,
  days = 1,
): Promise<void> => {
  const change = advanced(schedule, customer.timeZone, days)
  await ports.schedules.change(schedule.id, schedule.revision, change)
}
