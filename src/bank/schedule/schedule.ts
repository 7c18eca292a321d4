import type { ConversationId, CustomerId, ScheduleId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import type { Party } from '#bank/ground/order.ts'
import { dateAt, type Day, momentOf, nextAfter, type Recurrence } from '#bank/ground/calendar.ts'

/**
 * A send that happens later, or again and again; or a purchase of coins that does. Confirming its card is the authorisation for every one of its days;
 * each day is one operation, with an id made of the schedule and the day, so that it can't happen twice.
 */
export type Schedule = {
  readonly id: ScheduleId
  readonly customer: CustomerId
  /** Where it was made: its notices go there. */
  readonly conversation: ConversationId
  readonly from: Party
  readonly to: Party
  readonly amount: Usd
  readonly note: string
  /** What is bought for the amount, each time at the price of that moment; absent where money is sent. */
  readonly coin?: Coin
  readonly rule: Recurrence
  readonly state: ScheduleState
  /** Paused by itself, after too many refusals in a row. */
  readonly why?: 'refusals'
  /** Grows by one with every change; a change names the revision it was decided on. */
  readonly revision: number
  /** The number of the next day. */
  readonly next: number
  /**
   * When it is looked at next, Unix ms: to make the next day's payment while active, to be deleted where its card was not
   * confirmed, and once more then, until that was told.
   */
  readonly dueAt?: number
  /** The number of the first day whose refusal counts: the next one when it was last confirmed or resumed. */
  readonly since: number
  /** A proposed card is void after this, Unix ms. */
  readonly expiresAt: number
  readonly createdAt: number
}

/** `ended`: its last day has passed. */
export type ScheduleState = 'proposed' | 'active' | 'paused' | 'ended' | 'deleted'

export const SCHEDULE_NEXT = {
  proposed: ['active', 'deleted'],
  active: ['paused', 'ended', 'deleted'],
  paused: ['active', 'ended', 'deleted'],
  ended: ['deleted'],
  deleted: [],
} as const satisfies Record<ScheduleState, readonly ScheduleState[]>
export const canTurn = (from: ScheduleState, to: ScheduleState): boolean =>
  from === to || (SCHEDULE_NEXT[from] as readonly ScheduleState[]).includes(to)

/** Refused this often in a row it pauses by itself. */
export const MAX_REFUSALS = 3
/** Later than this after its moment a payment is asked about instead of made. */
export const LATE_MS = 6 * 3_600_000

/** What a step changes. `dueAt` absent: nothing is due any more. */
export type ScheduleChange = Pick<Schedule, 'state' | 'next' | 'since' | 'dueAt' | 'why'>

const stepTo = ({ rule, since }: Schedule, next: number, timeZone: string): ScheduleChange => {
  const day = dateAt(rule, next)
  return day === undefined
    ? { state: 'ended', next, since }
    : { state: 'active', next, since, dueAt: momentOf(day, timeZone) }
}

/**
 * Confirmed, or resumed: goes on with the first day still to come. Those that have passed meanwhile are left out; one
 * that was dealt with does not come back, wherever its customer has moved to.
 */
export const activated = (schedule: Schedule, timeZone: string, now: number): ScheduleChange => {
  const coming = nextAfter(schedule.rule, timeZone, now)
  if (coming === undefined) return { state: 'ended', next: schedule.next, since: schedule.since }
  const next = Math.max(coming, schedule.next)
  return stepTo({ ...schedule, since: next }, next, timeZone)
}

/** This day is dealt with, and perhaps more than one: on to the next. */
export const advanced = (schedule: Schedule, timeZone: string, days = 1): ScheduleChange =>
  stepTo(schedule, schedule.next + days, timeZone)

export const stopped = ({ next, since }: Schedule, state: 'paused' | 'deleted'): ScheduleChange => ({
  state,
  next,
  since,
})

/** The day it stands at; undefined once it has ended. */
export const dayOfNext = ({ rule, next }: Schedule): Day | undefined => dateAt(rule, next)

/** The number of days before `now` that are too late to be simply made, from the one it stands at. */
export const countLate = (schedule: Schedule, timeZone: string, now: number): number => {
  if (schedule.dueAt === undefined || schedule.dueAt >= now - LATE_MS) return 0
  for (let count = 1; ; count += 1) {
    const day = dateAt(schedule.rule, schedule.next + count)
    if (day === undefined || momentOf(day, timeZone) >= now - LATE_MS) return count
  }
}

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
  /** Those whose moment has come, longest due first: active ones, and those whose card has run out. */
  due(now: number, limit: number): Promise<readonly ScheduleId[]>
}
