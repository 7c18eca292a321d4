import { ask, onBehalf } from '#conversation/ask/ask.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import { sayAll, type Stage } from '#conversation/card/present.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { cards } from './cards.ts'
import { isWaiting, proposalOf } from './frames.ts'
import { isFormShown, keepAsking } from './moves.ts'
import { openGoal, type Step } from './open.ts'
import { turnWords as say } from './words.ts'

/** Asked to wait: nothing is taken for an answer, what is open stays, and that nothing is done yet is said. */
export function* waitHere(at: Stage, context: Context): Step {
  const { frame, customer } = at.session
  const words = say(context)
  const aside = (text: ReturnType<typeof words.waits>): Stage => sayAll(at, [cards.aside(text, context)], context)
  if (isFormShown(at, context)) return aside(words.waits())
  if (frame?.form !== undefined || frame?.pin !== undefined) return yield* keepAsking(aside(words.waits()), context)
  if (proposalOf(frame) !== undefined) return yield* keepAsking(aside(words.waitsAtCard()), context)
  if (isWaiting(frame)) return yield* keepAsking(aside(words.waits()), context)
  // Said after a payment was confirmed, it may be meant to stop that.
  const moving = customer === undefined ? [] : yield* onBehalf(customer, ask(operationsUnderWay))
  if (moving.length > 0) return yield* openGoal(at, goal('operation', { act: 'stop' }), context)
  return aside(words.waitsIdle())
}
