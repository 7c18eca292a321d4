import type { Operation } from '#bank/ground/operation.ts'
import type { PaymentOrder } from '#bank/ground/order.ts'
import type { Day } from '#bank/ground/calendar.ts'
import type { Skipped } from '#bank/schedule/notices.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { Text } from '#conversation/channel/message.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { type Facts, outcomeCard } from '#conversation/operation/cards.ts'
import { lines } from '#conversation/words/text.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { scheduleWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ w: scheduleWords(to), outcomes: outcomeWords(to), labels: labelWords(to) })

/** What a schedule tells outside of a turn. Their buttons need nothing remembered. */

const menu = (to: Localized): ButtonDraft => {
  const { labels } = wording(to)
  return goalButton(labels.menu, goal('menu'))
}
const all = (to: Localized): ButtonDraft => {
  const { labels } = wording(to)
  return goalButton(labels.schedules, goal('schedules'))
}

/** A day that passed unpaid: asked about, never paid late by itself. Undefined when there is nothing to ask any more. */
export const missedCard = (
  { id, state, order, expiresAt }: Operation,
  now: number,
  to: Localized,
): CardDraft | undefined => {
  const { w, outcomes } = wording(to)
  if (state !== 'proposed' || expiresAt <= now || order.kind !== 'send' || !order.schedule) return undefined
  return {
    text: lines(
      outcomes.title(w.missedTitle),
      outcomes.what(order),
      ...outcomes.noted(order),
      '',
      w.missed(order.schedule.day, expiresAt, now),
    ),
    rows: [
      [
        goalButton(w.run, goal('schedules', { operation: id, act: 'run' }), 'primary'),
        goalButton(w.skip, goal('schedules', { operation: id, act: 'skip' })),
      ],
      [all(to), menu(to)],
    ],
  }
}

/** It was asked about, and nobody has answered in time: one line, with nothing to press. */
export const unansweredCard = (
  { amount, to: payee }: Pick<PaymentOrder, 'amount' | 'to'>,
  day: Day,
  to: Localized,
): CardDraft => {
  const { w } = wording(to)
  return { text: w.unanswered(w.amountTo(amount, payee), day) }
}

const goesOn = (schedule: Schedule, to: Localized): Text => {
  const { w } = wording(to)
  const next = schedule.state === 'active' ? w.nextText(schedule) : undefined
  if (schedule.coin !== undefined) return next === undefined ? w.noPurchase : w.purchasesGoOn(next)
  return next === undefined ? w.nothingSent : w.goesOn(next)
}

/** A day that was refused, and whether the schedule goes on; that it was paused has a card of its own. */
export const refusedDayCard = (
  operation: Operation,
  schedule: Schedule,
  { facts, now }: { readonly facts: Facts; readonly now: number },
  to: Localized,
): CardDraft => {
  const { w, labels } = wording(to)
  return {
    text: lines(outcomeCard(operation, facts, now).text, '', goesOn(schedule, to)),
    rows: [
      [
        goalButton(labels.addMoney, goal('fund'), 'primary'),
        goalButton(w.show, goal('schedules', { schedule: schedule.id })),
        menu(to),
      ],
    ],
  }
}

/** Paused by itself. `last`: the newest of its payments that came to nothing. */
export const pausedCard = (
  schedule: Schedule,
  last: Pick<Operation, 'why' | 'code'> | undefined,
  to: Localized,
): CardDraft => {
  const { w, outcomes } = wording(to)
  return {
    text: lines(
      outcomes.title(schedule.coin === undefined ? w.pausedTitle : w.purchasesPausedTitle),
      w.short(schedule),
      '',
      schedule.coin === undefined ? w.pausedItself : w.purchasesPausedItself,
      ...(last?.why === undefined ? [] : [w.lastTime(outcomes.why(last.why, last.code))]),
    ),
    rows: [
      [
        goalButton(w.resume, goal('schedules', { schedule: schedule.id, act: 'resume' }), 'primary'),
        goalButton(w.delete, goal('schedules', { schedule: schedule.id, act: 'delete' })),
      ],
      [goalButton(w.show, goal('schedules', { schedule: schedule.id })), menu(to)],
    ],
  }
}

/** Days that were missed and can't be asked about any more. */
export const skippedCard = (schedule: Schedule, { first, last, count }: Skipped, to: Localized): CardDraft => {
  const { w, outcomes } = wording(to)
  return {
    text: lines(
      ...(schedule.coin === undefined
        ? [
            outcomes.title(w.skippedTitle),
            w.amountTo(schedule.amount, schedule.to),
            '',
            w.skippedDays(first, last, count),
          ]
        : [outcomes.title(w.purchasesSkippedTitle), w.short(schedule), '', w.purchasesSkipped(first, last, count)]),
    ),
    rows: [[goalButton(w.show, goal('schedules', { schedule: schedule.id })), menu(to)]],
  }
}
