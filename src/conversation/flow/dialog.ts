import type { z } from 'zod'
import type { CardId, CustomerId } from '#bank/ground/ids.ts'
import type { Locale } from '#conversation/words/locale.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import type { FormDraft } from '#conversation/form/form.ts'
import type { Attachment, ButtonStyle, Form, Text, Upload } from '#conversation/channel/message.ts'
import { type Query } from '#conversation/ask/ask.ts'
import type { Choice } from '#conversation/session/session.ts'
import type { Proposal } from './proposal.ts'
import type { SentFile, Turn } from '#conversation/channel/turn.ts'

/**
 * A dialog is a union of states and a pure step. Its steps are generators: they yield questions
 * (`yield* ask(listAccounts)`), get the answers back, and return what comes next and what is said.
 * Given the same answers they do the same: no clock, no randomness, no I/O inside.
 */
export type Dialog<State> = {
  readonly name: string
  /** `signed-in`: the PIN is asked first, then the dialog opens as wanted. */
  readonly access: 'anyone' | 'signed-in'
  /** Reads the state back from the store; a state it does not know ends the dialog politely. */
  readonly state: z.ZodType<State>
  /** Begins, with whatever slots were already understood. */
  open(goal: Goal, context: Context): Talk<State>
  /** One more turn inside it. */
  hear(state: State, input: Input, context: Context): Talk<State>
  /**
   * Words typed while its form is open that it reads itself: they change what was said before (`no, to sam`), or, where none of
   * its fields is answered yet (`isWhole`), answer several at once (`every friday`). Undefined where they are neither.
   */
  readWords?(
    state: State,
    words: { readonly typed: string; readonly isWhole: boolean },
    context: Context,
  ): Generator<Query, Out<State> | undefined, unknown>
  /** Whether a picture or a file is what it has asked for; elsewhere one is answered kindly and not opened. */
  wantsFile?(state: State): boolean
  /** Asks its open question again: after a digression, or when what came could not be used. */
  again(state: State, context: Context): Talk<State>
  /** Whether it waits for an answer in this state: then a question about something else leaves it as it is. */
  waits?(state: State): boolean
  /** Whether what was entered is kept when the dialog is left in this state, so that it can be gone on with later. */
  isKept?(state: State): boolean
  /** What is shown on its card and not confirmed yet: void once the dialog is left. */
  proposalOf?(state: State): Proposal | undefined
  /** What its card shows and has not proposed itself: leaving it changes nothing, and a late press is answered by it. */
  about?(state: State): Proposal | undefined
  /** Where what was typed for it waits: erased once the dialog is cancelled. */
  draftsOf?(state: State): readonly string[]
}

export type Talk<State> = Generator<Query, Out<State>, unknown>

export type Context = {
  readonly turn: Turn
  /** Unix ms; all expiry and wording of times comes from here. */
  readonly now: number
  /** What is said to this person is said in this language. */
  readonly locale: Locale
  /** Signed in here, or undefined. In dialogs with access `signed-in` it is always set. */
  readonly customer: CustomerId | undefined
  /** The card whose button was pressed, else a fresh one: replaces the pressed card in place. */
  readonly card: CardId
  /** A fresh card's id; the same for the same turn and slot, so that a repeat shows no twin. */
  newCard(slot: CardSlot): CardId
}

/** Which card of an answer: its place among the replies, or a name where it stands outside of their order. */
export type CardSlot =
  | number
  /** Said beside the matter, which stays as it is. */
  | 'aside'
  /** That the sign-in has ended; beside it the turn may say more aside. */
  | 'signed-out'
  /** About a picture that came in. */
  | 'picture'
  /** The one that asks for a message to be deleted. */
  | 'deletion'
  /** A file that was asked for. */
  | 'file'
  /** The numbers of an account, which are taken away again. */
  | 'numbers'
  /** Another file beside it. */
  | 'second-file'
  /** What was just done, beside the card of an outcome. */
  | 'remark'
  /** What a second dialog says in the same turn. */
  | 'handover'
  /** In place of an answer that could not be made. */
  | 'apology'

export type Input =
  /** `goal`: what the words were recognized as, if anything; a dialog may take `text` as its slot instead. */
  | { readonly kind: 'said'; readonly text: string; readonly goal: Goal | undefined }
  | { readonly kind: 'chose'; readonly choice: string; readonly data: Readonly<Record<string, string>> }
  /** Every value already passed its field's validator and is in its normal form; optional ones may be ''. */
  | {
      readonly kind: 'filled'
      readonly values: Readonly<Record<string, string>>
      /** What the words of a message to a person would be as a wish, for the dialog to ask which of the two is meant. */
      readonly meant?: Goal
    }
  | { readonly kind: 'shared-phone'; readonly phone: string }
  | { readonly kind: 'attached'; readonly file: SentFile }

/** `next`: the state to keep, or `done`. `then` opens another dialog in the same turn once this one is done. */
export type Out<State> = {
  readonly next: State | 'done'
  readonly say: readonly Saying[]
  readonly then?: Goal
  /** What was said is answered, although it left the state as it was. */
  readonly isAnswered?: true
  /** What was said could not be used, and it tells by itself why. */
  readonly isTold?: true
  /**
   * The bank wants the PIN before it does what was just wanted, which this puts into words. It is asked for in place of what is
   * said; once it was right the same is wanted again, of `next`.
   */
  readonly pin?: Text
  /** Signs the conversation in or out, or keeps it signed in where every other sign-in was ended. */
  readonly session?:
    | { readonly signIn: CustomerId; readonly epoch?: number }
    | { readonly signOut: true }
    | { readonly keepIn: number }
}

export type Saying =
  | { readonly show: CardDraft }
  | { readonly toast: string }
  /** Removes the person's own message: it held a secret. */
  | { readonly erase: true }
  /** Asks for the number by a button of the platform's; nothing where it has none. */
  | { readonly askPhone: Text }
  /** Erases a draft once the answer is committed. */
  | { readonly forget: string }

export type CardDraft = {
  readonly text: Text
  /** The text instead, where the message that is to be removed could not be. */
  readonly notErased?: Text
  /** Absent: `context.newCard` of its place in the answer. */
  readonly card?: CardId
  readonly rows?: readonly (readonly ButtonDraft[])[]
  /** Only the last card of an answer may carry a form. Its values come back as `filled`. */
  readonly form?: FormDraft
  /** Fields of the form that is open already, asked apart. */
  readonly apart?: Form
  readonly attachment?: Attachment
  readonly upload?: Upload
  readonly pending?: boolean
}
export type ButtonDraft = {
  readonly label: string
  readonly choice: Choice
  readonly style?: ButtonStyle
  readonly lasting?: true
}
export type { AskedField, FormDraft } from '#conversation/form/form.ts'

/** A button of this dialog. */
export const button = (
  dialog: string,
  label: string,
  choice: string,
  more: {
    readonly data?: Readonly<Record<string, string>>
    readonly style?: ButtonStyle
    readonly lasting?: true
  } = {},
): ButtonDraft => ({
  label,
  choice: { dialog, choice, ...(more.data && { data: more.data }) },
  ...(more.style && { style: more.style }),
  ...(more.lasting && { lasting: more.lasting }),
})

/** A button that opens what a goal opens; may be pressed again and again. `goal:<name>` is its choice. */
export const goalButton = (label: string, goal: Goal, style?: ButtonStyle): ButtonDraft => ({
  label,
  choice: { dialog: 'goal', choice: goal.name, data: goal.slots },
  lasting: true,
  ...(style && { style }),
})
