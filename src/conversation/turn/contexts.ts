import { createHash } from 'node:crypto'
import { type CardId, cardId } from '#bank/ground/ids.ts'
import type { CardSlot, Context } from '#conversation/flow/dialog.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Session } from '#conversation/session/session.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import type { Turn } from '#conversation/channel/turn.ts'

/** What a dialog's step knows of the turn it is in. `pressed`: the card whose button it was. */
export const contextOf = (session: Session, turn: Turn, now: number, pressed?: CardId): Context => {
  const newCard = (n: number): CardId => cardOfTurn(turn.id, n)
  const locale = turn.locale ?? session.locale ?? DEFAULT_LOCALE
  return { turn, now, locale, customer: session.customer, card: pressed ?? newCard(0), newCard }
}

/** What a named card counts as, above any place that a reply has. Fixed: cards that stand in chats are found by it. */
const PLACES: Readonly<Record<Exclude<CardSlot, number>, number>> = {
  deletion: 37,
  file: 38,
  remark: 39,
  aside: 40,
  picture: 41,
  'signed-out': 42,
  'second-file': 43,
  numbers: 44,
  handover: 50,
  apology: 99,
}

/** A card of a turn: the same on every delivery of it. */
export const cardOfTurn = (turnId: string, slot: CardSlot): CardId => {
  const place = typeof slot === 'number' ? slot : PLACES[slot]
  return cardId(`c${createHash('sha256').update(`${turnId}\u0000${place}`).digest('base64url').slice(0, 20)}`)
}

/** A card of its own for what a second dialog says in the same turn. */
export const fresh = (context: Context): Context => ({ ...context, card: context.newCard('handover') })

/** For the customer who is signed in by now. */
export const withCustomer = (at: Stage, context: Context): Context => ({ ...context, customer: at.session.customer })
