import { isFinal, type Operation } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { Schedule } from '#bank/schedule/schedule.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { moment } from '#conversation/words/times.en.ts'

/** `what`: in one line what it moves, or its title. */
export type Told = { readonly what: Text; readonly timeZone: string; readonly now: number }

const DONE: Readonly<Partial<Record<OrderKind, string>>> = {
  send: 'sent',
  pull: 'added',
  'pay-out': 'sent',
  'top-up': 'added',
  buy: 'bought',
  sell: 'sold',
  'sell-out': 'sold',
}

/** What is said of one operation to whoever presses a button of its card once it counts no more. */
const operation = ({ state, order, history, createdAt }: Operation, { what, timeZone, now }: Told): Text => {
  const done = DONE[order.kind] ?? 'done'
  const at = (step: Operation['history'][number] | undefined): string => moment(step?.at ?? createdAt, timeZone, now)
  const confirmed = history.find((step) => step.state === 'confirmed')
  const last = at(history.at(-1))
  // Of several sales some may have been made before it ended.
  if (order.kind === 'sell-out' && confirmed !== undefined && isFinal(state) && state !== 'settled')
    return rich`You already confirmed this ${at(confirmed)}, and it ended ${last}: ${what}. Nothing was sold again.`
  const unconfirmed = confirmed === undefined ? ', before it was confirmed' : ''
  switch (state) {
    case 'proposed':
      return rich`Nothing was ${done}: this hasn’t been confirmed yet. ${what}.`
    case 'confirmed':
    case 'submitted':
      return rich`You already confirmed this ${at(confirmed)}, and it’s in progress: ${what}. Nothing was ${done} again.`
    case 'unknown':
      return rich`You already confirmed this ${at(confirmed)}, and we’re still checking whether it went through: ${what}. Nothing was ${done} again.`
    case 'settled':
      return rich`Already ${done} ${at(confirmed)}: ${what}. Nothing was ${done} again.`
    case 'returned':
      return rich`This came back ${last}: ${what}. Nothing was ${done} again.`
    case 'refused':
      return rich`Nothing was ${done}: this didn’t go through ${last}. ${what}.`
    case 'cancelled':
      return rich`Nothing was ${done}: this was canceled ${last}${unconfirmed}. ${what}.`
    case 'expired':
      return rich`Nothing was ${done}: this expired ${last}${unconfirmed}. ${what}.`
  }
}

/** Undefined: it was deleted before it was confirmed, or has expired. */
const schedule = (found: Pick<Schedule, 'state' | 'amount' | 'to' | 'coin'> | undefined): Text => {
  if (found === undefined || found.state === 'deleted')
    return rich`Nothing was scheduled: that card can’t be confirmed anymore, and no payment comes from it.`
  const what =
    found.coin === undefined
      ? rich`${bold(formatUsd(found.amount))} to ${bold(found.to.name)}`
      : rich`${bold(`${formatUsd(found.amount)} of ${found.coin}`)}`
  return found.state === 'proposed'
    ? rich`Nothing was scheduled: this hasn’t been confirmed yet. ${what}.`
    : rich`Already scheduled: ${what}. Nothing was scheduled again.`
}

export const late = { operation, schedule }
