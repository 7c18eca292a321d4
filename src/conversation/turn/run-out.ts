import type { Context } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { type Voided, voidProposal } from '#conversation/flow/proposal.ts'
import { goal } from '#conversation/understand/goal.ts'
import { draftsOf, proposalOf } from './frames.ts'
import { sayAll, type Stage, stage } from '#conversation/card/present.ts'
import { type Asked, ask, onBehalf } from '#conversation/ask/ask.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import type { Session } from '#conversation/session/session.ts'
import { endsByLength, SIGNED_IN_MINUTES, signOut } from '#conversation/session/session-life.ts'
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

/** Why a sign-in ended by itself. */
export type Ended =
  | { readonly kind: 'unheard'; readonly minutes: number }
  | { readonly kind: 'longest'; readonly hours: number }

type Ending = {
  readonly longestSignInMs: number
  readonly alone?: boolean
}

const HOUR_MS = 3_600_000

/**
 * Signs out whose sign-in has run out, and says what became of everything that was open. `alone`: no person is there to
 * go on with, so the way back in is offered.
 */
export function* runOut(
  session: Session,
  context: Context,
  { longestSignInMs, alone = false }: Ending,
): Generator<Asked, Stage, unknown> {
  const { labels, routing } = wording(context)
  const { frame } = session
  const form = frame?.form
  const card = yield* takeBack(session)
  const underWay = (yield* onBehalf(session.customer, ask(operationsUnderWay))).length
  const why: Ended = endsByLength(session, longestSignInMs)
    ? { kind: 'longest', hours: longestSignInMs / HOUR_MS }
    : { kind: 'unheard', minutes: SIGNED_IN_MINUTES }
  const text = routing.signedOutByTime(why, { card, form: form !== undefined, underWay })
  const rows = alone ? [[goalButton(labels.logIn, goal('sign-in'), 'primary')]] : []
  const replied = sayAll(
    stage(signOut(session)),
    [{ show: { card: context.newCard('signed-out'), text, rows } }],
    context,
  )
  return frame === undefined ? replied : { ...replied, forget: [...replied.forget, ...draftsOf(frame)] }
}

/**
 * Signs out whose sign-in was ended elsewhere. Nothing is asked on the customer's behalf any more: a card that was not
 * confirmed expires, and no button here confirms it.
 */
export const endedElsewhere = (session: Session, context: Context): Stage => {
  const { routing } = wording(context)
  const { frame } = session
  // It can't be confirmed any more, though it is not taken back on their behalf: it expires.
  const left = { form: frame?.form !== undefined, card: proposalOf(frame) === undefined ? 'none' : 'void' } as const
  const said = { show: { card: context.newCard('signed-out'), text: routing.signedOutElsewhere(left) } }
  const replied = sayAll(stage(signOut(session)), [said], context)
  return session.frame === undefined ? replied : { ...replied, forget: [...replied.forget, ...draftsOf(session.frame)] }
}

/** Takes back what the dialog under way has proposed. */
export function* takeBack({ frame, customer }: Session): Generator<Asked, LeftOpen['card'], unknown> {
  const proposal = proposalOf(frame)
  return proposal === undefined ? 'none' : yield* onBehalf(customer, voidProposal(proposal))
}
