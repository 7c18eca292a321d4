import type { OperationId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Text } from '#conversation/channel/message.ts'
import { unreachable } from '#kit/result.ts'
import { type ButtonDraft, type CardDraft, type Context, goalButton, type Out } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { type Facts, outcomeCard } from './cards.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { asksPin, cancelOperation, type Confirmation, confirmOperation } from '#conversation/ask/operation.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { lines } from '#conversation/words/text.ts'
import { pinWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { decisionRows, done, end, menuButton } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: proposalWords(to), labels: labelWords(to) })

/** What every dialog that ends in a card to be confirmed shares: the card, the one press that counts, and its outcome. */

export function* factsOf({ locale }: Localized): Asking<Facts> {
  const { timeZone, tier, missing } = yield* ask(readCustomer)
  return { locale, timeZone, tier, missing, accounts: yield* ask(listAccounts) }
}

/** Ends with where the operation stands, on its own card: the outcome will be shown there. */
export function* endWithStatus(operation: Operation, context: Context): Asking<Out<never>> {
  return done({ show: { ...outcomeCard(operation, yield* factsOf(context), context.now), card: operation.place.card } })
}

/** What the frozen card says, and whether the PIN is asked for next. */
export function* proposalText(operation: Operation, context: Context): Asking<Text> {
  const { text } = outcomeCard(operation, yield* factsOf(context), context.now)
  const isAsked = operation.state === 'proposed' && (yield* ask(asksPin, { order: operation.order }))
  return isAsked ? lines(text, pinWords(context).next) : text
}

/** The frozen card, with Confirm first. */
export function* confirmCard(dialog: string, operation: Operation, context: Context): Asking<CardDraft> {
  const rows = decisionRows(dialog, context, { data: { operation: operation.id } })
  return { text: yield* proposalText(operation, context), rows }
}

export type AfterConfirm =
  | { readonly kind: 'ended'; readonly out: Out<never> }
  /** Refused at the last moment: its dialog decides what can be corrected. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nothing was done: the PIN is asked for first, beside what the card does. */
  | { readonly kind: 'pin'; readonly pin: Text }

/** Its price is too old, or past its limit by now: a new card is shown, and nothing done before that is confirmed. */
const isStale = (answer: Confirmation): boolean =>
  answer.kind === 'expired' || (answer.kind === 'turned-away' && answer.operation.why === 'price-moved')
const requoted = ({ name, slots }: Goal): Goal => goal(name, { ...slots, requoted: 'yes' })

/** The one press that counts. `requotes`: at a new price once the one on the card is stale. `again` proposes the same once more where the card has expired. */
export function* confirm(
  operation: OperationId,
  again: Goal,
  context: Context,
  { requotes = false }: { readonly requotes?: boolean | undefined } = {},
): Asking<AfterConfirm> {
  const { w, labels } = wording(context)
  const answer = yield* ask(confirmOperation, { operation, card: context.card })
  if (requotes && isStale(answer)) return { kind: 'ended', out: { next: 'done', say: [], then: requoted(again) } }
  switch (answer.kind) {
    case 'confirmed':
    case 'already':
    case 'turned-away':
      return { kind: 'ended', out: yield* endWithStatus(answer.operation, context) }
    case 'refused':
      return { kind: 'refused', refusal: answer.refusal }
    case 'pin-wanted':
      return { kind: 'pin', pin: pinWords(context).of(answer.operation.order) }
    case 'expired':
      return { kind: 'ended', out: end(context, w.expired, goalButton(labels.tryAgain, again, 'primary')) }
    case 'not-yours':
      return { kind: 'ended', out: end(context, w.notYours) }
    default:
      return unreachable(answer)
  }
}

/** Ways out of a refusal that can't be corrected on the spot. */
export const refusalWays = ({ kind }: Refusal, to: Localized): readonly ButtonDraft[] => {
  const { labels } = wording(to)
  if (kind === 'tier' || kind === 'not-allowed') return [goalButton(labels.details, goal('details'))]
  if (kind === 'frozen') return [goalButton(labels.unfreeze, goal('unfreeze'))]
  if (kind === 'short') return [goalButton(labels.addMoney, goal('fund'), 'primary')]
  if (kind === 'not-empty') return [goalButton(labels.send, goal('send'))]
  return [goalButton(labels.accounts, goal('accounts'))]
}

export const refusedEnd = (refusal: Refusal, context: Context): Out<never> => {
  const { w } = wording(context)
  return end(context, w.refusal(refusal), ...refusalWays(refusal, context))
}

/** Another amount can help. */
export const isAboutAmount = ({ kind }: Refusal): boolean =>
  kind === 'short' ||
  kind === 'over-payment-limit' ||
  kind === 'over-daily-limit' ||
  kind === 'over-demo-limit' ||
  kind === 'too-small'

/** The card is taken back by the customer. */
export function* takenBack(operation: OperationId, context: Context): Asking<Out<never>> {
  const { w } = wording(context)
  const answer = yield* ask(cancelOperation, { operation, atBank: true })
  switch (answer.kind) {
    case 'cancelled':
      return end(context, w.cancelled)
    case 'asked':
    case 'too-late': {
      const shown = outcomeCard(answer.operation, yield* factsOf(context), context.now)
      const { place } = answer.operation
      const remark = answer.kind === 'asked' ? w.asked : w.tooLate
      // The card of the operation shows its state; the pressed one only says what was done.
      const own = place.conversation === context.turn.conversation ? place.card : context.card
      const aside = own === context.card ? context.newCard('remark') : context.card
      return done(
        { show: { text: remark, rows: [[menuButton(context)]], card: aside } },
        { show: { ...shown, card: own } },
      )
    }
    case 'not-yours':
      return end(context, w.notYours)
    default:
      return unreachable(answer)
  }
}
