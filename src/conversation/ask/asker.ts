import type { Customer } from '#bank/ground/customer.ts'
import type { CardId, CustomerId } from '#bank/ground/ids.ts'
import type { Ports } from '#bank/registry.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import type { Pictures } from '#conversation/picture/line-chart.ts'
import type { Drafts } from '#conversation/form/drafts.ts'

/** Who asks, in which turn, and what can be asked. */
export type Asker = {
  readonly turn: Turn
  readonly now: number
  /** Signed in where it was asked. */
  readonly customer: CustomerId | undefined
  /** Throws where no customer is signed in: a dialog that asks must be behind the sign-in. */
  me(): Promise<Customer>
  readonly ports: Ports
  readonly drafts: Drafts
  readonly uploads: Uploads
  readonly pictures: Pictures
}

/** What something that a turn makes is derived from, and the card that it stands on. */
export const causeOf = ({ turn, now }: Pick<Asker, 'turn' | 'now'>, card: CardId) => ({
  turn: turn.id,
  now,
  place: { conversation: turn.conversation, card },
})

/** Who does it: the person of this turn, in this chat. */
export const actorOf = ({ turn, now }: Pick<Asker, 'turn' | 'now'>) => ({ chat: turn.who.identity, turn: turn.id, now })

/** The same for what has no card of its own. */
export const causeInChat = ({ turn, now }: Pick<Asker, 'turn' | 'now'>) => ({
  turn: turn.id,
  now,
  conversation: turn.conversation,
})
