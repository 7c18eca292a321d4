import type { Customer } from '#bank/ground/customer.ts'
import type { CardId, CustomerId } from '#bank/ground/ids.ts'
import type { AnswerTo, Args, QuestionName } from './questions.ts'
import type { Turn } from '#conversation/channel/turn.ts'

/** Who asks, in which turn. `me` throws where nobody is signed in: a dialog that asks must be behind the sign-in. */
export type Asker = {
  readonly turn: Turn
  readonly now: number
  /** Signed in where it was asked. */
  readonly customer: CustomerId | undefined
  me(): Promise<Customer>
}
export type Handlers = { readonly [K in QuestionName]: (args: Args<K>, asker: Asker) => Promise<AnswerTo<K>> }
/** The handlers of all questions whose names begin so. */
export type Part<Prefix extends string> = {
  readonly [K in QuestionName as K extends `${Prefix}.${string}` ? K : never]: Handlers[K]
}

/** What something that a turn makes is derived from, and the card that it stands on. */
export const causeOf = ({ turn, now }: Asker, card: CardId) => ({
  turn: turn.id,
  now,
  place: { conversation: turn.conversation, card },
})
