import type { AccountId, OperationId, ScheduleId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import type { Payee } from '#bank/payment/payee.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import * as purchases from '#bank/schedule/coins.ts'
import * as bank from '#bank/schedule/manage.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat } from '#conversation/ask/asker.ts'

type Which = { schedule: ScheduleId }

/** Active and paused ones, oldest first. */
export const listSchedules = question('schedule.list', async (_: void, { ports, me }) =>
  ports.schedules.ofCustomer((await me()).id),
)

export const findSchedule = question('schedule.find', async ({ schedule }: Which, { ports, me }) =>
  bank.ownSchedule(ports, await me(), schedule),
)

/** A frozen card: confirming it authorises every payment that it names. */
export const proposeSchedule = question(
  'schedule.propose',
  async (given: { from: AccountId; payee: Payee; amount: Usd; note: string; rule: Recurrence }, asker) =>
    bank.proposeSchedule(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

/** A frozen card of purchases. */
export const proposePurchases = question(
  'schedule.propose-purchases',
  async (
    given: { from: AccountId; wallet: AccountId; coin: Coin; amount: Usd; rule: Recurrence; replaces?: ScheduleId },
    asker,
  ) => purchases.proposePurchases(asker.ports, await asker.me(), { ...given, ...causeInChat(asker) }),
)

export const confirmSchedule = question('schedule.confirm', async ({ schedule }: Which, { ports, me, turn, now }) =>
  bank.confirmSchedule(ports, await me(), schedule, { consent: { chat: turn.who.identity }, now }),
)

/** Whether confirming it would ask for the PIN, so that its card can say so. */
export const scheduleAsksPin = question('schedule.asks-pin', async ({ schedule }: Which, { ports, me, turn, now }) =>
  bank.willWantPin(ports, await me(), schedule, { chat: turn.who.identity, now }),
)

export const pauseSchedule = question('schedule.pause', async ({ schedule }: Which, { ports, me, now }) =>
  bank.pauseSchedule(ports, await me(), schedule, now),
)

export const resumeSchedule = question('schedule.resume', async ({ schedule }: Which, { ports, me, now }) =>
  bank.resumeSchedule(ports, await me(), schedule, now),
)

/** A payment that was missed: made now after all, or left out. The first answer counts. */
export const answerMissed = question(
  'schedule.answer-missed',
  async (given: { operation: OperationId; answer: 'run' | 'skip' }, { ports, me, now }) =>
    bank.answerMissed(ports, await me(), { ...given, now }),
)
