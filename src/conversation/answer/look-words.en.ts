import type { Account } from '#bank/ground/account.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import { COLLECTING, PAYING_OUT } from '#bank/ground/usual-times.ts'
import type { Text } from '#conversation/channel/message.ts'
import { accounts as accountWords } from '#conversation/account/words.en.ts'
import { limits as limitWords } from '#conversation/customer/limits-words.en.ts'
import { outcomes, partyName } from '#conversation/operation/words.en.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { ago, businessDays, dayName, moment, SENDING } from '#conversation/words/times.en.ts'
import type { Known, Me } from './known.ts'
import type { Payment } from './questions.ts'

export type When = { readonly now: number; readonly timeZone: string }

/** `$20.00 to Alex Doe (@alex)`, `$50.00 from Chase into Everyday`: enough to know which it is. */
const which = ({ order }: Pick<Payment, 'order'>): Text => {
  const amount = bold(formatUsd(order.amount))
  switch (order.kind) {
    case 'buy':
      return rich`purchase of ${amount} of ${order.quote.coin}`
    case 'sell':
      return rich`sale of ${amount} of ${order.quote.coin}`
    case 'pull':
      return rich`${amount} from ${order.from.name} into ${order.to.name}`
    case 'top-up':
      return rich`${amount} of demo money for ${order.to.name}`
    case 'send':
    case 'pay-out':
      return rich`${amount} to ${partyName(order.to)}`
  }
}

const at = (time: number, { now, timeZone }: When): string => moment(time, timeZone, now)

const usually = ({ order }: Payment, by: string | undefined): Text =>
  order.kind === 'pay-out' && by !== undefined
    ? rich`Money to another bank takes ${businessDays(PAYING_OUT)}; it usually arrives by ${bold(dayName(by))}.`
    : order.kind === 'pull' && by !== undefined
      ? rich`Money from another bank takes ${businessDays(COLLECTING)}; it usually arrives by ${bold(dayName(by))}.`
      : rich`It usually arrives within ${SENDING}.`

export const looks = {
  /** On its way. `by`: the last day that is usual, where it takes days; `isLate`: it takes longer than usual. */
  moving: (payment: Payment, times: { agreed: number; by?: string; isLate: boolean }, when: When): Text => {
    const { agreed, by, isLate } = times
    if (payment.state === 'unknown')
      return rich`We’re checking on your ${which(payment)}, confirmed ${at(agreed, when)}: we can’t tell yet whether it went through. Your money is safe. Please don’t send it again; its card will tell you.`
    if (payment.state === 'confirmed')
      return rich`Your ${which(payment)} was confirmed ${at(agreed, when)} and is about to be sent. There’s nothing you need to do; its card will tell you.`
    const hint = isLate
      ? rich`That is longer than usual. Please don’t send it again; you can report it with the button on its card.`
      : usually(payment, by)
    return rich`Your ${which(payment)} was confirmed ${at(agreed, when)} and ${payment.bankStatus === 'debited' ? 'is on its way' : 'is being processed'}. ${hint}`
  },
  more: (count: number): Text =>
    count === 1
      ? rich`One more is in progress; press its button to see it.`
      : rich`${count} more are in progress; your history shows them.`,
  nothingMoving: rich`Nothing is on its way right now: all your payments have finished.`,
  arrived: (payment: Payment, ended: number, when: When): Text =>
    payment.order.kind === 'send'
      ? rich`Your last one, ${which(payment)}, arrived ${at(ended, when)}: it’s in their account here. If they can’t see it, ask them to check their history, and compare the handle.`
      : rich`Your last one, ${which(payment)}, was completed ${at(ended, when)}.`,
  notMade: (payment: Payment, ended: number, when: When): Text => {
    const { why, code, order, state } = payment
    return state === 'returned'
      ? rich`Your ${which(payment)} was sent back ${at(ended, when)}. ${outcomes.why(why ?? 'bank-return', code, order)} ${outcomes.back(order)}`
      : rich`Your ${which(payment)} wasn’t made, ${at(ended, when)}. ${why === undefined ? rich`` : outcomes.why(why)} ${outcomes.stayed(order)}`
  },
  noneDeclined: (count: number): Text =>
    count === 0
      ? rich`You haven’t confirmed a payment yet, so none was declined. If I couldn’t show a card, I said why instead.`
      : rich`I looked at your latest payments, and none was declined or sent back. If I couldn’t show a card, I said why instead.`,
  frozen: rich`Your account is frozen, so no money leaves it. Say ${bold('unfreeze')} to undo that.`,
  notVerified: rich`You’re not fully verified yet, so you can’t send money. My details shows what’s missing.`,
  ready: rich`Your account is verified and not frozen, so you’re ready to send.`,
  noPayments: rich`You haven’t confirmed a payment yet, so there’s none to look at.`,
  twice: (one: Payment, other: Payment, times: readonly [number, number], when: When): Text =>
    lines(
      rich`There are two of them: ${which(one)} ${at(times[0], when)}, and ${which(other)} ${at(times[1], when)}. Each was confirmed on a card of its own.`,
      rich`If you meant only one, open the other: it can be stopped while it is on its way, and asked back or reported once it has arrived.`,
    ),
  notTwice: rich`I looked at your latest payments: no two of them are for the same amount to the same account within a day. Each card pays once, however often it’s pressed. If you mean another one, open it in your history and report it.`,
  left: (items: readonly HistoryItem[], when: When): Text =>
    lines(
      rich`These are the last payments from your account:`,
      ...items.map(
        ({ other, entry }) =>
          rich`${bold(formatUsd(entry.transfer.amount))} to ${other}, ${at(entry.transfer.createdAt, when)}`,
      ),
      rich`If one of them wasn’t you, freeze your account first, then open it in your history and report it.`,
    ),
  nothingLeft: rich`No payment has left your account yet. If you’re worried that someone else is in it, freeze it: no money leaves it from then on.`,
  balance: (all: readonly Account[], now: number): Text =>
    all.length === 0
      ? accountWords.none
      : lines(
          ...all.map(
            ({ nickname, available, asOf }) =>
              rich`${bold(nickname)}: ${bold(formatUsd(available))} available (as of ${ago(asOf, now)})`,
          ),
        ),
  setAside: rich`Money on its way out is set aside, so it’s no longer counted as available. Money on its way in appears once it has arrived.`,
  noneComing: rich`I don’t see anything on its way into your accounts. To bring money from another bank, start here, under Add money.`,
  unproved: (names: readonly string[]): Text =>
    rich`${bold(names.join(', '))} isn’t verified yet: tell me the two small deposits that arrived there. Until then, no money can come from it.`,
  canBeStopped: (payment: Payment): Text =>
    rich`Your ${which(payment)} is in progress. Press the button to open it, then ${bold('Stop it')}: it’s stopped if it hasn’t moved on yet.`,
  nothingToStop: rich`Nothing is on its way right now, so there’s nothing to stop. If money has reached someone else, you can ask for it back: open the payment in your history.`,
  cameBack: (payment: Payment, ended: number, when: When): Text =>
    rich`Your ${which(payment)} was sent back ${at(ended, when)}. ${outcomes.back(payment.order)}`,
  exact: (payment: Payment, agreed: number, when: When): Text =>
    rich`Your last one was ${which(payment)}, confirmed ${at(agreed, when)}. That is exactly what its card showed, and no fee came off it. If another amount arrived, open it and report it, and a person will look into it.`,
  limits: ({ bank: { limits } }: Known, { left, pinAbove }: Pick<Me, 'left' | 'pinAbove'>): Text =>
    rich`You can still send ${bold(formatUsd(left))} today, of ${formatUsd(limits.perDay)} in one day; one payment can be ${bold(formatUsd(limits.perPayment))} at most. A new day starts at your midnight. I ask for your PIN again: ${pinAboveIn(pinAbove)}.`,
  verified: rich`You’re verified: nothing is missing, and you can send and receive.`,
  missing: (what: readonly Text[]): Text =>
    lines(rich`You’re not fully verified yet. Here’s what we still need:`, ...what),
}

const pinAboveIn = (above: PinAbove): string => limitWords.brief(above)
