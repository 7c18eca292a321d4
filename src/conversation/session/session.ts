import type { CardId, ConversationId, CustomerId, OperationId, ScheduleId } from '#bank/ground/ids.ts'
import type { AskedField } from '#conversation/form/form.ts'
import type { Locale } from '#conversation/words/locale.ts'
import type { Goal } from '#conversation/understand/goal.ts'

/** Goes up with every change to what is stored that older code could not read; `npm run golden` tells when. */
export const SESSION_VERSION = 1

/** What one conversation remembers between turns. It may be lost: no money, no personal data and no secret is in it. */
export type Session = {
  readonly version: typeof SESSION_VERSION
  readonly conversation: ConversationId
  /** The customer signed in here, until `signedInUntil` (Unix ms), moved on by every turn. */
  readonly customer?: CustomerId
  readonly signedInUntil?: number
  /** What its person reads, as the newest turn that told it said; absent while that is the default. */
  readonly locale?: Locale
  /** The one that its person has asked for, by name or by writing in it: whatever the platform tells. */
  readonly language?: Locale
  /** That language is the customer's, for all of their chats: nobody has typed another one here. */
  readonly languageKept?: true
  /** When they signed in, Unix ms; absent in sessions of an earlier version. */
  readonly signedInAt?: number
  /** The customer's epoch of sign-ins that this one belongs to; absent for the first. */
  readonly signInEpoch?: number
  /** Of its newest turn: grows with each, whatever the clock does. Absent in sessions of an earlier version. */
  readonly turnOrder?: number
  /** The dialog under way and its own state, which only that dialog reads. */
  readonly frame?: Frame
  /** A button that shares the phone number stands below the text field, for what the dialog had come to: a hash of it. */
  readonly phoneAsked?: string
  /** What the live buttons mean, by opaque id; the oldest are dropped past the limit. */
  readonly presses: Readonly<Record<string, Press>>
  /** What the buttons of decisions were about, for whoever presses one late; the oldest are dropped past the limit. */
  readonly decisions?: readonly Decision[]
  /** The newest card whose buttons only lead on: it loses them once another such card stands below. */
  readonly leading?: CardId
  /** Answers in a row that could not be used, and a hash of what was said to the last of them. */
  readonly misses?: { readonly times: number; readonly said: string }
  /** Wishes of one message that wait for the one before to end, and the dialog which that one is at work in. */
  readonly queue?: Queue
  /** Random, made with the session: keeps button ids from being guessed. */
  readonly salt: string
}

/** A button by its opaque id, and what it would have decided. */
export type Decision = { readonly button: string } & DecidesAbout
export type DecidesAbout =
  | { readonly kind: 'operation'; readonly id: OperationId }
  | { readonly kind: 'schedule'; readonly id: ScheduleId }

export type Queue = {
  readonly dialog: string
  readonly wishes: readonly { readonly text: string; readonly goal: Goal }[]
}

/** The dialog under way; `after` opens once it is done, as after signing in. */
export type Frame = {
  readonly dialog: string
  readonly state: unknown
  readonly form?: OpenForm
  /** The PIN is asked for before the dialog hears what waits in this draft. */
  readonly pin?: { readonly draft: string }
  readonly after?: Goal
  /**
   * When the decision that is asked for, a hash of what the dialog had come to, was first shown: Unix ms by our clock. `since`:
   * when the turn that showed it was written, by the channel's, where it took the place of another one or was brought by a typed yes.
   */
  readonly shown?: { readonly mark: string; readonly at: number; readonly since?: number }
}

/** The newest form shown for this dialog: only this one is accepted. Typed values wait in the draft `form:<id>`. */
export type OpenForm = {
  readonly id: string
  readonly card: CardId
  readonly title: string
  readonly submit: string
  readonly fields: readonly AskedField[]
  /** Set when the fields are asked one by one: the place of the field now asked, and its card. */
  readonly asking?: { readonly at: number; readonly card: CardId }
}

export type Press = {
  readonly card: CardId
  readonly choice: Choice
  /** A hash of what may be typed instead: what stands on a button can be personal. */
  readonly said?: string
  /** A menu's button may be pressed again; every other one counts once. */
  readonly lasting?: true
  /** A hash of what its dialog had come to when the button was shown: it counts for nothing else. */
  readonly state?: string
}
/** What a button does: a dialog's own word for it and plain references, never amounts. */
export type Choice = {
  readonly dialog: string
  readonly choice: string
  readonly data?: Readonly<Record<string, string>>
}

export type Stored<T> = { readonly value: T; readonly revision: number }
