import { createHash } from 'node:crypto'
import type { CardId } from '#bank/ground/ids.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Session } from '#conversation/session/session.ts'
import type { Turn } from '#conversation/channel/turn.ts'

/** What a dialog's step knows of the turn it is in. `pressed`: the card whose button it was. */
export const contextOf = (session: Session, turn: Turn, now: number, pressed?: CardId): Context => {
  const newCard = (n: number): CardId => cardId(turn.id, n)
  return { turn, now, locale: turn.locale, customer: session.customer, card: pressed ?? newCard(0), newCard }
}

/** The n-th card of a turn: the same on every delivery of it. */
export const cardId = (turnId: string, n: number): CardId =>
  `c${createHash('sha256').update(`${turnId}\u0000${n}`).digest('base64url').slice(0, 20)}` as CardId

/** A card of its own for what a second dialog says in the same turn. */
export const fresh = (context: Context): Context => ({ ...context, card: context.newCard(50) })

/** As of whoever is signed in by now. */
export const withCustomer = (at: Stage, context: Context): Context => ({ ...context, customer: at.session.customer })
