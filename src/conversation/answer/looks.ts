import { canBeStopped } from '#bank/operation/cancel.ts'
import { COLLECTING, lastUsualDay } from '#bank/ground/usual-times.ts'
import { readHistoryPage } from '#conversation/account/questions.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { type ButtonDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { fixButtons } from '#conversation/verification/fix-buttons.ts'
import { tierWords } from '#conversation/verification/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Known, Me } from './known.ts'
import { agreedAt, comesIn, isDeclined, isLate, isMoving, lastStepAt, twins } from './payments.ts'
import { type Payment, recentPayments } from './questions.ts'
import { answerWords, lookWords } from './words.ts'

/** What the customer's own records say; buttons that lead to them stand before the others. */
export type Seen = { readonly text: Text; readonly ways?: readonly ButtonDraft[] }
type At = { readonly known: Known; readonly me: Me; readonly to: Localized }
type Look = (at: At) => Asking<Seen>

/** Payments that have come in or gone out, in one answer. */
const MOST_LISTED = 3
/** In one page of history. */
const PAGE = 20
const DAY_MS = 86_400_000

const toPayment = ({ id }: Payment, label: string): ButtonDraft =>
  goalButton(label, goal('operation', { operation: id }), 'primary')
const numbered = (payments: readonly Payment[], to: Localized): readonly ButtonDraft[] => {
  const { status } = labelWords(to)
  return payments.map((payment, at) => toPayment(payment, payments.length === 1 ? status : `${status} (${at + 1})`))
}
const whenOf = ({ known: { now }, me }: At) => ({ now, timeZone: me.customer.timeZone })

const movingText = (payment: Payment, at: At): Text => {
  const agreed = agreedAt(payment)
  const by = lastUsualDay(agreed, COLLECTING, at.me.customer.timeZone)
  const late = isLate(payment, at.known.now, Date.parse(`${by}T00:00:00Z`) + 2 * DAY_MS)
  return lookWords(at.to).moving(payment, { agreed, by, isLate: late }, whenOf(at))
}

/** What is on its way, the newest first. */
const movingSeen = (moving: readonly Payment[], at: At): Seen | undefined => {
  const [first, ...more] = moving
  if (first === undefined) return undefined
  const said = [movingText(first, at), ...(more.length === 0 ? [] : [lookWords(at.to).more(more.length)])]
  return { text: lines(...said), ways: numbered(moving.slice(0, more.length === 1 ? 2 : 1), at.to) }
}

const notMadeSeen = (payment: Payment, at: At): Seen => ({
  text: lookWords(at.to).notMade(payment, lastStepAt(payment), whenOf(at)),
  ways: numbered([payment], at.to),
})

/** What stands in the way of sending at all. */
const standing = ({ me: { customer }, to }: At): { readonly text: Text; readonly ways: readonly ButtonDraft[] } => {
  const w = lookWords(to)
  if (customer.frozen !== undefined)
    return { text: w.frozen, ways: [goalButton(labelWords(to).unfreeze, goal('unfreeze'), 'primary')] }
  if (customer.tier !== 'full') return { text: w.notVerified, ways: fixButtons(customer.missing, to).slice(0, 2) }
  return { text: w.ready, ways: [] }
}
const isHindered = ({ me: { customer } }: At): boolean => customer.frozen !== undefined || customer.tier !== 'full'

function* pending(at: At): Asking<Seen> {
  const payments = yield* ask(recentPayments)
  const moving = movingSeen(payments.filter(isMoving), at)
  if (moving !== undefined) return moving
  const last = payments.find(({ state }) => state === 'settled')
  const w = lookWords(at.to)
  if (last === undefined) return { text: w.nothingMoving }
  return { text: lines(w.nothingMoving, w.arrived(last, lastStepAt(last), whenOf(at))), ways: numbered([last], at.to) }
}

function* declined(at: At): Asking<Seen> {
  const payments = yield* ask(recentPayments)
  const found = payments.find(isDeclined)
  if (found !== undefined) return notMadeSeen(found, at)
  const text = lookWords(at.to).noneDeclined(payments.length)
  if (!isHindered(at)) return { text }
  const hindered = standing(at)
  return { text: lines(text, hindered.text), ways: hindered.ways }
}

function* notArrived(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const [last] = yield* ask(recentPayments)
  if (last === undefined) return { text: w.noPayments }
  if (isMoving(last)) return movingSeen([last], at) ?? { text: w.nothingMoving }
  if (last.state !== 'settled') return notMadeSeen(last, at)
  return { text: w.arrived(last, lastStepAt(last), whenOf(at)), ways: numbered([last], at.to) }
}

function* chargedTwice(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const payments = yield* ask(recentPayments)
  const found = twins(payments)
  if (found === undefined) return { text: payments.length === 0 ? w.noPayments : w.notTwice }
  const [one, other] = found
  return { text: w.twice(one, other, [agreedAt(one), agreedAt(other)], whenOf(at)), ways: numbered(found, at.to) }
}

function* notRecognised(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const page = yield* ask(readHistoryPage, { limit: PAGE })
  const out = page.filter(({ direction }) => direction === 'out').slice(0, MOST_LISTED)
  return { text: out.length === 0 ? w.nothingLeft : w.left(out, whenOf(at)) }
}

function* balance({ me: { accounts }, known: { now }, to }: At): Asking<Seen> {
  const w = lookWords(to)
  return {
    text: w.balance(
      accounts.filter(({ kind }) => kind === 'deposit'),
      now,
    ),
  }
}

function* balanceNotUpdated(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const shown = yield* balance(at)
  const moving = movingSeen((yield* ask(recentPayments)).filter(isMoving), at)
  return moving === undefined
    ? { text: lines(shown.text, w.nothingMoving) }
    : { text: lines(shown.text, moving.text, w.setAside), ways: moving.ways ?? [] }
}

function* depositMissing(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const unproved = at.me.accounts.filter(({ status }) => status === 'pending-proof').map(({ nickname }) => nickname)
  const waiting = unproved.length === 0 ? [] : [w.unproved(unproved)]
  const coming = (yield* ask(recentPayments)).filter(comesIn)
  const moving = movingSeen(coming.filter(isMoving), at)
  if (moving !== undefined) return { ...moving, text: lines(moving.text, ...waiting) }
  const [last] = coming
  if (last === undefined || last.state === 'expired') return { text: lines(w.noneComing, ...waiting) }
  if (isDeclined(last)) return { ...notMadeSeen(last, at), text: lines(notMadeSeen(last, at).text, ...waiting) }
  const done = last.state === 'settled' ? [w.arrived(last, lastStepAt(last), whenOf(at))] : []
  return { text: lines(w.noneComing, ...done, ...waiting), ways: numbered([last], at.to) }
}

function* cancelPayment(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const found = (yield* ask(recentPayments)).find(canBeStopped)
  return found === undefined
    ? { text: w.nothingToStop }
    : { text: w.canBeStopped(found), ways: numbered([found], at.to) }
}

function* refund(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const payments = yield* ask(recentPayments)
  const found = payments.find(({ state }) => state === 'returned')
  if (found !== undefined)
    return { text: w.cameBack(found, lastStepAt(found), whenOf(at)), ways: numbered([found], at.to) }
  const stoppable = payments.find(canBeStopped)
  return stoppable === undefined
    ? { text: answerWords(at.to).answers.refund(at.known) }
    : { text: w.canBeStopped(stoppable), ways: numbered([stoppable], at.to) }
}

function* wrongAmount(at: At): Asking<Seen> {
  const w = lookWords(at.to)
  const [last] = yield* ask(recentPayments)
  if (last === undefined) return { text: w.noPayments }
  return { text: w.exact(last, agreedAt(last), whenOf(at)), ways: numbered([last], at.to) }
}

function* identity({ me: { customer }, to }: At): Asking<Seen> {
  const [w, tiers] = [lookWords(to), tierWords(to)]
  if (customer.missing.length > 0)
    return { text: w.missing(customer.missing.map(tiers.missing)), ways: fixButtons(customer.missing, to).slice(0, 2) }
  return { text: customer.tier === 'full' ? w.verified : tiers.current[customer.tier] }
}

export const LOOKS = {
  balance: balance,
  'balance-not-updated': balanceNotUpdated,
  'cancel-payment': cancelPayment,
  'charged-twice': chargedTwice,
  declined,
  'deposit-missing': depositMissing,
  identity,
  limits: function* ({ known, me, to }) {
    return { text: lookWords(to).limits(known, me) }
  },
  'not-arrived': notArrived,
  'not-recognised': notRecognised,
  pending,
  refund,
  standing: function* (at) {
    return standing(at)
  },
  'wrong-amount': wrongAmount,
} as const satisfies Readonly<Record<string, Look>>
export type LookName = keyof typeof LOOKS
