import type { Account } from '#bank/ground/account.ts'
import type { HistoryItem } from '#bank/ground/history.ts'
import { formatUsd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import { COLLECTING } from '#bank/ground/usual-times.ts'
import type { Text } from '#conversation/channel/message.ts'
import { accounts as accountWords } from '#conversation/account/words.en.ts'
import { limits as limitWords } from '#conversation/customer/limits-words.en.ts'
import { outcomes, partyName } from '#conversation/operation/words.en.ts'
import { returnedFor } from '#conversation/operation/return-words.en.ts'
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
      return rich`${amount} to ${partyName(order.to)}`
  }
}

const at = (time: number, { now, timeZone }: When): string => moment(time, timeZone, now)

const usually = ({ order }: Payment, by: string | undefined): Text =>
  order.kind === 'pull' && by !== undefined
    ? rich`Money from another bank takes ${businessDays(COLLECTING)}; it usually arrives by ${bold(dayName(by))}.`
    : rich`It usually arrives within ${SENDING}.`

export const looks = {
  /** On its way. `by`: the last day that is usual, where it takes days; `isLate`: it takes longer than usual. */
  moving: (payment: Payment, times: { agreed: number; by?: string; isLate: boolean }, when: When): Text => {
    const { agreed, by, isLate } = times
    if (payment.state === 'unknown')
      return rich`Your ${which(payment)}, confirmed ${at(agreed, when)}, is being checked with the bank: it has not told us clearly yet whether it took it. Your money is safe. Please don’t send it again; its card will tell you.`
    if (payment.state === 'confirmed')
      return rich`Your ${which(payment)} was confirmed ${at(agreed, when)} and is about to be handed to the bank. You don’t have to do anything; its card will tell you.`
    const hint = isLate
      ? rich`That is longer than usual. Please don’t send it again; you can report it with the button on its card.`
      : usually(payment, by)
    return rich`Your ${which(payment)} was confirmed ${at(agreed, when)} and is on its way. ${hint}`
  },
  more: (count: number): Text =>
    count === 1
      ? rich`One more is on its way, too; press its button to see it.`
      : rich`${count} more are on their way, too; your history shows them.`,
  nothingMoving: rich`Nothing of yours is on its way right now: every payment has ended.`,
  arrived: (payment: Payment, ended: number, when: When): Text =>
    payment.order.kind === 'send'
      ? rich`Your last one, ${which(payment)}, arrived ${at(ended, when)}: it is in their account here. If they can’t see it, ask them to look at their history, and compare the handle.`
      : rich`Your last one, ${which(payment)}, was done ${at(ended, when)}.`,
  notMade: (payment: Payment, ended: number, when: When): Text => {
    const { why, code, order, state } = payment
    const returned = code === undefined ? undefined : returnedFor(code)
    return state === 'returned'
      ? rich`Your ${which(payment)} was sent back ${at(ended, when)}. ${returned ?? outcomes.why(why ?? 'bank-return')} ${outcomes.back(order)}`
      : rich`Your ${which(payment)} was not made, ${at(ended, when)}. ${why === undefined ? rich`` : outcomes.why(why)} ${outcomes.stayed(order)}`
  },
  noneDeclined: (count: number): Text =>
    count === 0
      ? rich`You have not confirmed a payment yet, so none was declined. If a card could not be shown, I said why in its place.`
      : rich`I looked at your latest payments, and none was declined or sent back. If a card could not even be shown, I said why in its place.`,
  frozen: rich`Your account is frozen, so no money leaves it. Say ${bold('unfreeze')} to undo that.`,
  notVerified: rich`The bank has not verified you fully yet, so you can’t send money. My details shows what is missing.`,
  ready: rich`Your account is verified and not frozen, so nothing on your side is in the way of sending.`,
  noPayments: rich`You have not confirmed a payment yet, so there is none that I could look at.`,
  twice: (one: Payment, other: Payment, times: readonly [number, number], when: When): Text =>
    lines(
      rich`There are two of them: ${which(one)} ${at(times[0], when)}, and ${which(other)} ${at(times[1], when)}. Each was confirmed on a card of its own.`,
      rich`If you meant only one, open the other: it can be stopped while it is on its way, and asked back or reported once it has arrived.`,
    ),
  notTwice: rich`I looked at your latest payments: no two of them are of the same amount to the same account within a day. Each card pays once, however often it is pressed. If you mean another one, open it in your history and report it.`,
  left: (items: readonly HistoryItem[], when: When): Text =>
    lines(
      rich`This is what left your account last:`,
      ...items.map(
        ({ other, entry }) =>
          rich`${bold(formatUsd(entry.transfer.amount))} to ${other}, ${at(entry.transfer.createdAt, when)}`,
      ),
      rich`If one of them was not you, freeze your account first, then open it in your history and report it.`,
    ),
  nothingLeft: rich`No payment has left your account yet. If you fear that somebody else is in it, freeze it: no money leaves it from then on.`,
  balance: (all: readonly Account[], now: number): Text =>
    all.length === 0
      ? accountWords.none
      : lines(
          ...all.map(
            ({ nickname, available, asOf }) =>
              rich`${bold(nickname)}: ${bold(formatUsd(available))} available (as of ${ago(asOf, now)})`,
          ),
        ),
  setAside: rich`What is on its way out is set aside and no longer in what is available; what is on its way in appears once it has arrived.`,
  noneComing: rich`Nothing is on its way into your accounts that I know of. Money from another bank has to be started here, under Add money.`,
  unproved: (names: readonly string[]): Text =>
    rich`${bold(names.join(', '))} waits for you to name the two small deposits that arrived there; until then no money comes from it.`,
  canBeStopped: (payment: Payment): Text =>
    rich`Your ${which(payment)} is on its way. Press the button to open it, then ${bold('Stop it')}: the bank stops it if it has not moved it yet.`,
  nothingToStop: rich`Nothing of yours is on its way, so there is nothing to stop. Money that has arrived at somebody else can be asked back: open the payment in your history.`,
  cameBack: (payment: Payment, ended: number, when: When): Text =>
    rich`Your ${which(payment)} was sent back ${at(ended, when)}. ${outcomes.back(payment.order)}`,
  exact: (payment: Payment, agreed: number, when: When): Text =>
    rich`Your last one was ${which(payment)}, confirmed ${at(agreed, when)}. That is exactly what its card showed, and no fee came off it. If another amount arrived, open it and report it: a person looks at it.`,
  limits: ({ bank: { limits } }: Known, { left, pinAbove }: Pick<Me, 'left' | 'pinAbove'>): Text =>
    rich`You can still send ${bold(formatUsd(left))} today, of ${formatUsd(limits.perDay)} in one day; one payment can be ${bold(formatUsd(limits.perPayment))} at most. A new day begins at your midnight. I ask for your PIN again: ${pinAboveIn(pinAbove)}.`,
  verified: rich`The bank has verified you: nothing is missing, and you can send and receive.`,
  missing: (what: readonly Text[]): Text =>
    lines(rich`The bank has not verified you fully yet. This is what it still wants:`, ...what),
}

const pinAboveIn = (above: PinAbove): string => limitWords.brief(above)
