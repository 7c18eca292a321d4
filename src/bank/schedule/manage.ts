import { err, ok, type Result } from '#kit/result.ts'
import { type Customer, hasLeft } from '#bank/ground/customer.ts'
import {
  type AccountId,
  type ConversationId,
  derivedId,
  type IdentityKey,
  type OperationId,
  type ScheduleId,
} from '#bank/ground/ids.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import type { Usd } from '#bank/ground/money.ts'
import type { Operation, State } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { NO_STEP_UP, type PinAbove, pinAboveOf } from '#bank/ground/step-up.ts'
import { isPinWanted, type Said, willWantPin as wouldWantPin } from '#bank/operation/step-up.ts'
import { sendOrder } from '#bank/operation/propose-payment.ts'
import { dateAt, isDay, type Recurrence } from '#bank/ground/calendar.ts'
import { operationOf, payDay, withdraw } from './day.ts'
import { activated, canTurn, dayOfNext, type Schedule, type ScheduleChange, stopped } from './schedule.ts'
import type { SchedulePorts } from './schedule-ports.ts'

/** Active and paused ones of one customer. */
export const MAX_SCHEDULES = 20
const MAX_TIMES = 1_000
/** Changes of other processes do not come in between this often. */
const TRIES = 5

export type NoSchedule =
  | Refusal
  | { readonly kind: 'too-many'; readonly limit: number }
  /** No day that is still to come. */
  | { readonly kind: 'no-days' }

type Wanted = {
  readonly turn: string
  readonly conversation: ConversationId
  readonly now: number
  readonly from: AccountId
  readonly payee: { readonly account: AccountId }
  readonly amount: Usd
  readonly note: string
  readonly rule: Recurrence
}

/** A frozen card. What must be there on the day is not looked at yet: money, and the day's limit. */
export const proposeSchedule = async (
  ports: Pick<SchedulePorts, 'customers' | 'accounts' | 'allowances' | 'entries' | 'schedules' | 'settings'>,
  customer: Customer,
  given: Wanted,
): Promise<Result<Schedule, NoSchedule>> => {
  const { turn, conversation, now, rule } = given
  const id = derivedId('schedule', turn)
  const stored = await ports.schedules.find(id)
  if (stored !== undefined) return ok(stored)
  const order = await sendOrder(ports, customer, { ...given, later: true })
  if (!order.ok) return order
  if (!isUsable(rule) || rule.first <= dayOf(now, customer.timeZone)) return err({ kind: 'no-days' })
  if ((await ports.schedules.ofCustomer(customer.id)).length >= MAX_SCHEDULES)
    return err({ kind: 'too-many', limit: MAX_SCHEDULES })
  const { from, to, amount, note } = order.value
  return ok(await insertProposed(ports, customer, { id, conversation, now, rule, from, to, amount, note }))
}

type Frozen = Pick<Schedule, 'id' | 'conversation' | 'rule' | 'from' | 'to' | 'amount' | 'note' | 'coin'>

export const insertProposed = (
  ports: Pick<SchedulePorts, 'schedules' | 'settings'>,
  customer: Customer,
  { now, ...frozen }: Frozen & { readonly now: number },
): Promise<Schedule> =>
  ports.schedules.insert({
    ...frozen,
    customer: customer.id,
    state: 'proposed',
    revision: 0,
    next: 0,
    since: 0,
    expiresAt: now + ports.settings.cardLifeMs,
    dueAt: now + ports.settings.cardLifeMs,
    createdAt: now,
  })

export const isUsable = (rule: Recurrence): boolean =>
  isDay(rule.first) &&
  (rule.until === undefined || isDay(rule.until)) &&
  (rule.times === undefined || (Number.isInteger(rule.times) && rule.times <= MAX_TIMES)) &&
  (rule.monthDay === undefined || (Number.isInteger(rule.monthDay) && rule.monthDay >= 1 && rule.monthDay <= 31)) &&
  dateAt(rule, 0) === rule.first

/** How the customer's word on a schedule is taken. */
export type ScheduleDecided =
  /** `underWay`: the payment of a day that had come already, past stopping. */
  | { readonly kind: 'done'; readonly schedule: Schedule; readonly underWay?: Operation }
  /** It stands as wished already, or can't be brought there any more. */
  | { readonly kind: 'no-change'; readonly schedule: Schedule }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yours' }
  /** Whoever it would pay is no customer any more. */
  | { readonly kind: 'payee-left' }

type Turned = (
  ports: Pick<SchedulePorts, 'customers' | 'operations' | 'schedules' | 'audit' | 'wake'>,
  customer: Customer,
  id: ScheduleId,
  now: number,
) => Promise<ScheduleDecided>

/**
 * All that the schedule will ever take from the customer, in cents, counted no further than just above `most`: its payments
 * ask for no PIN, since this one press authorises them all.
 */
export const worthOf = ({ from, to, amount, rule, coin }: Schedule, most: PinAbove): bigint | 'nothing' => {
  // Dollars that become coins have left, also into a wallet of one's own.
  if (coin === undefined && from.customer === to.customer) return 'nothing'
  return most === 'off' ? amount.minor : amount.minor * BigInt(countDays(rule, Number(most / amount.minor) + 1))
}

const worthFor = (
  { settings }: Pick<SchedulePorts, 'settings'>,
  { stepUp = NO_STEP_UP }: Customer,
  schedule: Schedule,
) => worthOf(schedule, pinAboveOf(stepUp, settings.stepUp))

/** Whether confirming it now would want the PIN. */
export const willWantPin = async (
  ports: Pick<SchedulePorts, 'schedules' | 'settings' | 'accounts'>,
  customer: Customer,
  id: ScheduleId,
  where: { readonly chat: IdentityKey; readonly now: number },
): Promise<boolean> => {
  const schedule = await ownSchedule(ports, customer, id)
  if (schedule?.state !== 'proposed') return false
  return await wouldWantPin(ports, customer, { worth: worthFor(ports, customer, schedule) }, where)
}

/** How many days a rule has; `most` at most. */
const countDays = (rule: Recurrence, most: number): number => {
  let [known, beyond] = [0, most + 1]
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2)
    if (dateAt(rule, middle - 1) === undefined) beyond = middle
    else known = middle
  }
  return known
}

/** The one press that authorises every payment of the schedule. */
export const confirmSchedule = async (
  ports: Pick<SchedulePorts, 'customers' | 'operations' | 'schedules' | 'audit' | 'wake' | 'stepUps' | 'settings'>,
  customer: Customer,
  id: ScheduleId,
  { consent, now }: Said,
): Promise<ScheduleDecided | { readonly kind: 'pin-wanted'; readonly schedule: Schedule }> => {
  const schedule = await ownSchedule(ports, customer, id)
  if (schedule === undefined) return { kind: 'not-yours' }
  if (schedule.state !== 'proposed') return { kind: 'no-change', schedule }
  const change = activated(schedule, customer.timeZone, now)
  if (schedule.expiresAt <= now || change.state !== 'active') return { kind: 'expired' }
  if (await isPayeeGone(ports, schedule)) return { kind: 'payee-left' }
  const spending = { cause: id, worth: worthFor(ports, customer, schedule) }
  if (await isPinWanted(ports, customer, spending, { consent, now })) return { kind: 'pin-wanted', schedule }
  return await turn(ports, customer, { id, now, from: ['proposed'], change: () => change })
}

export const pauseSchedule: Turned = (ports, customer, id, now) =>
  turn(ports, customer, { id, now, from: ['active'], change: (schedule) => stopped(schedule, 'paused') })

/** Goes on with the next day still to come; those that have passed meanwhile are left out. */
export const resumeSchedule: Turned = async (ports, customer, id, now) => {
  const schedule = await ownSchedule(ports, customer, id)
  if (schedule?.state === 'paused' && (await isPayeeGone(ports, schedule))) return { kind: 'payee-left' }
  return await turn(ports, customer, {
    id,
    now,
    from: ['paused'],
    change: (paused) => activated(paused, customer.timeZone, now),
  })
}

const isPayeeGone = async (
  { customers }: Pick<SchedulePorts, 'customers'>,
  { customer, to }: Schedule,
): Promise<boolean> => {
  const payee = to.customer === undefined || to.customer === customer ? undefined : await customers.find(to.customer)
  return payee !== undefined && hasLeft(payee)
}

/** Also takes a card back that was not confirmed. */
export const deleteSchedule: Turned = (ports, customer, id, now) =>
  turn(ports, customer, {
    id,
    now,
    from: ['proposed', 'active', 'paused', 'ended'],
    change: (schedule) => stopped(schedule, 'deleted'),
  })

export const ownSchedule = async (
  ports: Pick<SchedulePorts, 'schedules'>,
  customer: Customer,
  id: ScheduleId,
): Promise<Schedule | undefined> => {
  const schedule = await ports.schedules.find(id)
  return schedule?.customer === customer.id ? schedule : undefined
}

type Turning = {
  readonly id: ScheduleId
  readonly now: number
  readonly from: readonly Schedule['state'][]
  readonly change: (schedule: Schedule) => ScheduleChange
}

const turn = async (
  ports: Pick<SchedulePorts, 'operations' | 'schedules' | 'audit' | 'wake'>,
  customer: Customer,
  { id, now, from, change }: Turning,
): Promise<ScheduleDecided> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const schedule = await ownSchedule(ports, customer, id)
    if (schedule === undefined) return { kind: 'not-yours' }
    const next = change(schedule)
    if (!from.includes(schedule.state) || !canTurn(schedule.state, next.state)) return { kind: 'no-change', schedule }
    if (!(await ports.schedules.change(id, schedule.revision, next))) continue
    await record(ports, schedule, next.state, now)
    const after = (await ports.schedules.find(id)) ?? schedule
    const underWay = next.state === 'active' ? undefined : await stopDay(ports, schedule, now)
    return { kind: 'done', schedule: after, ...(underWay && { underWay }) }
  }
  throw new Error(`schedule ${id} changed ${TRIES} times while it was being changed`)
}

const record = async (
  ports: Pick<SchedulePorts, 'audit'>,
  schedule: Schedule,
  state: Schedule['state'],
  at: number,
): Promise<void> => {
  const { id, revision, customer } = schedule
  const facts = { schedule: id, from: schedule.state, to: state }
  await ports.audit.append({ id: `${id}:${revision + 1}`, at, customer, what: `schedule ${state}`, facts })
}

const NOT_MADE: readonly State[] = ['proposed', 'cancelled', 'expired', 'refused']

/** A payment being made this very moment: stopped, if it is not confirmed yet; else given back, so that it is said. */
const stopDay = async (
  ports: Pick<SchedulePorts, 'operations' | 'wake'>,
  schedule: Schedule,
  now: number,
): Promise<Operation | undefined> => {
  const day = dayOfNext(schedule)
  const operation = day && (await ports.operations.find(operationOf(schedule.id, day)))
  if (!operation) return undefined
  const after = await withdraw(ports, operation, now)
  return NOT_MADE.includes(after.state) ? undefined : after
}

export type MissedAnswered =
  /** Where the payment stands now. */
  | { readonly kind: 'stands'; readonly operation: Operation }
  | { readonly kind: 'skipped'; readonly operation: Operation }
  | { readonly kind: 'not-yours' }

/** What the customer says to a payment that was missed: made now after all, or left out. The first word counts. */
export const answerMissed = async (
  ports: Pick<
    SchedulePorts,
    | 'customers'
    | 'accounts'
    | 'operations'
    | 'allowances'
    | 'stepUps'
    | 'prices'
    | 'entries'
    | 'schedules'
    | 'requests'
    | 'journal'
    | 'availability'
    | 'wake'
    | 'settings'
  >,
  customer: Customer,
  { operation: id, answer, now }: { readonly operation: OperationId; readonly answer: 'run' | 'skip'; now: number },
): Promise<MissedAnswered> => {
  const operation = await ports.operations.find(id)
  if (operation?.customer !== customer.id || operation.order.kind !== 'send') return { kind: 'not-yours' }
  if (operation.order.schedule === undefined) return { kind: 'not-yours' }
  const schedule = await ports.schedules.find(operation.order.schedule.id)
  const isWanted = answer === 'run' && schedule !== undefined && schedule.state !== 'deleted'
  const after = await (isWanted ? payDay(ports, operation, customer, now) : withdraw(ports, operation, now))
  return { kind: after.state === 'cancelled' ? 'skipped' : 'stands', operation: after }
}
