import type { Context } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { type Voided, voidProposal } from '#conversation/flow/proposal.ts'
import { goal } from '#conversation/understand/goal.ts'
import { draftsOf, proposalOf } from './frames.ts'
import { sayAll, type Stage, stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import type { Session } from '#conversation/session/session.ts'
import { SIGNED_IN_MINUTES, signOut } from '#conversation/session/session-life.ts'
import { turnWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'

const wording = (to: Localized) => ({ labels: labelWords(to), routing: turnWords(to) })

/** What was open when a sign-in ran out. */
export type LeftOpen = {
  /** A card that was not confirmed, or one that was confirmed elsewhere before it could be made void. */
  readonly card: 'none' | Voided
  /** A form was not handed in yet. */
  readonly form: boolean
  /** Payments that were confirmed and have not ended. */
  readonly underWay: number
}

/**
 * Signs out who has been away too long, and says what became of everything that was open. `alone`: no person is there to
 * go on with, so the way back in is offered.
 */
export function* runOut(session: Session, context: Context, alone = false): Generator<Asked, Stage, unknown> {
  const { labels, routing } = wording(context)
  const { frame } = session
  const form = frame?.form
  const card = yield* takeBack(session)
  const underWay = (yield* onBehalf(session.customer, ask(operationsUnderWay))).length
  const text = routing.signedOutByTime(SIGNED_IN_MINUTES, { card, form: form !== undefined, underWay })
  const rows = alone ? [[goalButton(labels.logIn, goal('sign-in'), 'primary')]] : []
  const replied = sayAll(stage(signOut(session)), [{ show: { card: context.newCard('aside'), text, rows } }], context)
  return frame === undefined ? replied : { ...replied, forget: [...replied.forget, ...draftsOf(frame)] }
}

/** Takes back what the dialog under way has proposed. */
export function* takeBack({ frame, customer }: Session): Generator<Asked, LeftOpen['card'], unknown> {
  const proposal = proposalOf(frame)
  return proposal === undefined ? 'none' : yield* onBehalf(customer, voidProposal(proposal))
}
