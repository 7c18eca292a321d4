import type { CardId } from '#bank/ground/ids.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { isCurrent, markOf } from '#conversation/card/presses.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Reply, Text } from '#conversation/channel/message.ts'
import type { Proposal } from '#conversation/flow/proposal.ts'
import type { OpenForm, Session } from '#conversation/session/session.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { isWaiting, proposalOf } from './frames.ts'
import { turnWords } from './words.ts'

/**
 * A card whose buttons or fields count for nothing any more is closed: they are taken away, and one line in its place says what
 * became of a decision that it asked for.
 */

/**
 * The card that can be acted on, and that of the open form; whether each asks for a decision. Of the same question asked several
 * times, those before the newest were closed when it was asked again.
 */
type Live = ReadonlyMap<CardId, { readonly decides: boolean }>

export const liveIn = ({ frame, presses }: Session): Live => {
  const live = new Map<CardId, { readonly decides: boolean }>()
  if (frame === undefined) return live
  for (const press of Object.values(presses)) {
    const isKey = press.choice.dialog === 'form' && press.card === frame.form?.asking?.card
    if (!isKey && (press.lasting === true || !isCurrent(press, frame))) continue
    const decides = press.choice.choice === 'confirm' || live.get(press.card)?.decides === true
    live.set(press.card, { decides })
  }
  for (const card of [...live.keys()].slice(0, -1)) live.delete(card)
  // A field that is asked alone may have no button but those that lead out of it, which no session knows.
  if (frame.form !== undefined) live.set(frame.form.asking?.card ?? frame.form.card, { decides: false })
  return live
}

const shownIn = (replies: readonly Reply[]): ReadonlySet<CardId> =>
  new Set(replies.flatMap((reply) => (reply.do === 'show' ? [reply.message.card] : [])))

/** Closes the cards of `before` that this turn has left behind. */
export function* closeCards(
  at: Stage,
  before: Session | undefined,
  context: Localized,
): Generator<Asked, Stage, unknown> {
  if (before === undefined) return at
  const [earlier, now, shown] = [liveIn(before), liveIn(at.session), shownIn(at.replies)]
  // The same question asked again stands below: one of the two is enough.
  const isAskedBelow = [...now.keys()].some((card) => shown.has(card) && !earlier.has(card))
  const left = [...earlier].filter(([card]) => !shown.has(card) && (isAskedBelow || !now.has(card)))
  if (left.length === 0) return at
  const decided = left.some(([, { decides }]) => decides) ? yield* whatBecame(before, at.session, context) : undefined
  const asked = isWaiting(before.frame) ? whatWasAsked(before, at.session, context) : undefined
  const closing = left.map(([card, { decides }]): Reply => {
    const text = decides ? decided : asked
    return { do: 'close', card, ...(text !== undefined && { text }) }
  })
  return { ...at, replies: [...at.replies, ...closing] }
}

/** Of a question or a form: whether it was answered, goes on below, or was left. A list that only leads on keeps what it says. */
const whatWasAsked = (before: Session, after: Session, to: Localized): Text => {
  const say = turnWords(to).closedCard
  const [was, is] = [before.frame, after.frame]
  const name = was?.form && nameOf(was.form)
  if (was === undefined || is === undefined || was.dialog !== is.dialog) return say.ended(name)
  const isSameField = was.form?.asking?.at === is.form?.asking?.at && was.form?.title === is.form?.title
  return isSameField && markOf(was) === markOf(is) ? say.continues : say.answered(name)
}

const nameOf = ({ title, fields, asking }: OpenForm): string =>
  asking === undefined ? title : (fields[asking.at]?.label ?? title)

const isSame = (one: Proposal, other: Proposal | undefined): boolean => one.kind === other?.kind && one.id === other.id

/** Undefined where nothing was proposed: then the answer to it stands below, and what the card said may stay. */
function* whatBecame(before: Session, after: Session, to: Localized): Generator<Asked, Text | undefined, unknown> {
  const [was, is] = [proposalOf(before.frame), proposalOf(after.frame)]
  const say = turnWords(to).closedCard
  if (was === undefined) return undefined
  if (isSame(was, is)) return say.continues
  // A new sign-in, or none: nothing is asked on behalf of whoever was signed in before.
  if (after.customer !== before.customer) return say.closed
  if (was.kind === 'schedule') return is === undefined ? say.closed : say.replaced
  const operation = yield* onBehalf(after.customer, ask(findOperation, { operation: was.id }))
  if (operation === undefined || isDecided(operation)) return say.decided
  if (is !== undefined) return say.replaced
  return isPaymentOrder(operation.order) ? say.notSent : say.notDone
}

const isDecided = ({ state }: Operation): boolean => isUnderWay(state) || state === 'settled' || state === 'returned'
