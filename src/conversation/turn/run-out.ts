import type { OperationId } from '#bank/ground/ids.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { draftsOf } from './filling.ts'
import { sayAll, type Stage, stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { cancelOperation, operationsUnderWay } from '#conversation/ask/operation.ts'
import type { Session } from '#conversation/session/session.ts'
import { SIGNED_IN_MINUTES, signOut } from '#conversation/session/session-life.ts'
import { routingWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ labels: labelWords(to), routing: routingWords(to) })

/** Its card's number in the turn: whatever else is said in it stands beside this, not in its place. */
const CARD = 40

/** What stood open when somebody was signed out by time. */
export type LeftOpen = {
  /** A card that nobody had confirmed, or one that was confirmed elsewhere before it could be made void. */
  readonly card: 'none' | 'void' | 'goes-on'
  /** A form was not handed in yet. */
  readonly form: boolean
  /** Payments that were confirmed and have not ended. */
  readonly underWay: number
}

/**
 * Signs out who has been away too long, and says what became of everything that was open. `alone`: nobody is there to
 * go on with, so the way back in is offered.
 */
export function* runOut(session: Session, context: Context, alone = false): Generator<Asked, Stage, unknown> {
  const { labels, routing } = wording(context)

  const { frame } = session
  const form = frame?.form
  const card = yield* voidProposal(session)
  const underWay = (yield* onBehalf(session.customer, ask(operationsUnderWay))).length
  const text = routing.signedOutByTime(SIGNED_IN_MINUTES, { card, form: form !== undefined, underWay })
  const rows = alone ? [[goalButton(labels.logIn, goal('sign-in'), 'primary')]] : []
  const told = sayAll(stage(signOut(session)), [{ show: { card: context.newCard(CARD), text, rows } }], context)
  return frame === undefined ? told : { ...told, forget: [...told.forget, ...draftsOf(frame)] }
}

/** Takes back the card that the dialog under way has shown. `goes-on`: it is past that. */
export function* voidProposal({ frame, customer }: Session): Generator<Asked, LeftOpen['card'], unknown> {
  const operation = (frame?.state as { operation?: unknown } | null | undefined)?.operation
  if (typeof operation !== 'string') return 'none'
  const answer = yield* onBehalf(customer, ask(cancelOperation, { operation: operation as OperationId }))
  return answer.kind === 'too-late' || answer.kind === 'asked' ? 'goes-on' : 'void'
}
