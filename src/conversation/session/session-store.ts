import type { ConversationId, CustomerId, TurnId } from '#bank/ground/ids.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { Session } from './session.ts'

export type Loaded =
  /** This turn was applied before: its answer. */
  | { readonly kind: 'repeat'; readonly answer: Answer }
  /** The session to step from; `undefined` when there is none (new, expired or lost). */
  | { readonly kind: 'session'; readonly session: Session | undefined; readonly revision: number }

export type Committed =
  | { readonly kind: 'done' }
  | { readonly kind: 'repeat'; readonly answer: Answer }
  /** Another turn was faster: step again from this. */
  | { readonly kind: 'moved'; readonly session: Session | undefined; readonly revision: number }

/** A sign-in that was neither extended nor ended: it was valid until then, Unix ms. */
export type RunOut = { readonly conversation: ConversationId; readonly customer: CustomerId; readonly until: number }

/** Sessions and answered turns, in one atomic commit. May be lost at any moment. */
export type SessionStore = {
  load(conversation: ConversationId, turn: TurnId): Promise<Loaded>
  /** Stores session and answer together if the revision is still the one stepped from. */
  commit(turn: {
    readonly conversation: ConversationId
    readonly turn: TurnId
    readonly revision: number
    readonly session: Session
    readonly answer: Answer
  }): Promise<Committed>
  /** Sign-ins that have run out by `now` and whose customer has not been notified, the oldest first. */
  runOut(now: number, limit: number): Promise<readonly RunOut[]>
}
