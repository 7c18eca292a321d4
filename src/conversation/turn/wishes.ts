import type { Context } from '#conversation/flow/dialog.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import { inPart } from '#conversation/ask/ask.ts'
import { dialogFor } from '#conversation/registry.ts'
import type { Session } from '#conversation/session/session.ts'
import type { Wish } from '#conversation/understand/wishes.ts'
import { cards } from './cards.ts'
import { withCustomer } from './contexts.ts'
import { isWaiting } from './frames.ts'
import { dropWishes, withoutQueue } from './dropped.ts'
import { leaveFor, openGoal, type Step } from './open.ts'
import { wishWords } from './words.ts'

/**
 * Several wishes in one message are done one after the other, each with a card of its own: the next one begins once the one
 * before has ended, and whatever else is wanted meanwhile drops what is left.
 */

/** Cards of wishes that begin in one turn, apart from its other replies. */
const FIRST_PLACE = 20

export function* beginWishes(at: Stage, wishes: readonly Wish[], context: Context): Step {
  const [first, ...rest] = wishes
  if (first === undefined) return at
  const told = sayAll(at, [cards.aside(wishWords(context).order(wishes.map(({ text }) => text)), context)], context)
  const opened = yield* leaveFor(told, first.goal, { ...context, card: context.newCard(FIRST_PLACE) })
  const queue = { dialog: dialogFor(first.goal.name)?.name ?? '', wishes: rest }
  return yield* nextWish({ ...opened, session: { ...opened.session, queue } }, context)
}

/** The one at work has not ended: it waits for an answer, or for a log-in that it needs. */
const isAtWork = ({ frame, queue }: Session): boolean =>
  frame !== undefined &&
  (frame.after !== undefined || frame.pin !== undefined || (frame.dialog === queue?.dialog && isWaiting(frame)))

/** Begins what is next, as long as nothing waits. */
export function* nextWish(start: Stage, context: Context): Step {
  let at = start
  for (let place = FIRST_PLACE + 1; at.session.queue !== undefined && !isAtWork(at.session); place += 1) {
    const { dialog, wishes } = at.session.queue
    const [next, ...rest] = wishes
    const frame = at.session.frame
    const rested = { ...at, session: withoutQueue(at.session) }
    if (next === undefined) return rested
    // Something else has been begun meanwhile.
    if (frame !== undefined && frame.dialog !== dialog && isWaiting(frame)) return dropWishes(at, context)
    const here = { ...withCustomer(rested, context), card: context.newCard(place) }
    const opened = yield* inPart(place, openGoal(rested, next.goal, here))
    const queue = { dialog: dialogFor(next.goal.name)?.name ?? '', wishes: rest }
    at = { ...opened, session: { ...opened.session, queue } }
  }
  return at.session.queue?.wishes.length === 0 ? { ...at, session: withoutQueue(at.session) } : at
}
