import type { CardId, ConversationId, CustomerId } from '#bank/ids.ts'
import type { Field } from './message.ts'

/** What one conversation remembers between turns. It may be lost: no money, no personal data and no secret is in it. */
export type Session = {
  readonly version: 1
  readonly conversation: ConversationId
  /** The customer signed in here, until `signedInUntil` (Unix ms), moved on by every turn. */
  readonly customer?: CustomerId
  readonly signedInUntil?: number
  /** The dialog under way and its own state, which only that dialog reads. */
  readonly frame?: Frame
  /** A form being filled field by field. */
  readonly filling?: Filling
  /** What the live buttons mean, by opaque id; the oldest are dropped past the limit. */
  readonly presses: Readonly<Record<string, Press>>
  /** Random, made with the session: keeps button ids from being guessed. */
  readonly salt: string
}

export type Frame = { readonly dialog: string; readonly state: unknown; readonly form?: OpenForm }
/** The newest form shown for this dialog: only this one is accepted. */
export type OpenForm = {
  readonly id: string
  readonly card: CardId
  readonly fields: readonly Field[]
  readonly title: string
}
export type Filling = { readonly form: string; readonly card: CardId; readonly at: number; readonly draft: string }

export type Press = {
  readonly card: CardId
  readonly choice: Choice
  /** A menu's button may be pressed again; every other one counts once. */
  readonly lasting?: true
}
/** What a button does: a dialog's own word for it and plain references, never amounts. */
export type Choice = {
  readonly dialog: string
  readonly choice: string
  readonly data?: Readonly<Record<string, string>>
}

export type Stored<T> = { readonly value: T; readonly revision: number }
