import type { Account } from '#bank/ground/account.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Query } from '#conversation/ask/ask.ts'
import type { Goal } from '#conversation/understand/goal.ts'
import type { Frame } from '#conversation/understand/sentence-frame.ts'
import type { Context, FormDraft, Out } from './dialog.ts'
import type { Proposal } from './proposal.ts'

/**
 * What a flow declares: a conversation that fills slots one question after the other, shows on a card what they come to,
 * and does it once that is confirmed. `Known` are the slots while some are still open, `All` once none is, `At` the names
 * of the questions. `Beyond` are the states of pages of the same dialog that the flow may lead to.
 * Every text is a function of the context, which knows the customer's language.
 */
export type Declared<Known, All, At extends string, Beyond> = {
  readonly name: string
  /** In the order in which they are asked. A question's name is where the stored state says that the dialog is. */
  readonly questions: Readonly<Record<At, SlotQuestion<Known, All, NoInfer<At>, Beyond>>>
  /** What is known before anything is asked; or why the flow can't begin. */
  open(goal: Goal, context: Context): Eventually<Known | Out<Beyond>>
  /** Where Back leads from the first question: the menu, unless said otherwise. */
  before?(context: Context): Eventually<Out<Beyond>>
  /** How words typed at the card, or at a later question, change what was said. Without this they don't. */
  readonly corrections?: Corrections<Known, Beyond>
  /** Where what must not stand in the session waits; erased when the flow ends. */
  draftOf?(slots: Known): string | undefined
} & Ending<All, NoInfer<At>, Beyond>

export type Corrections<Known, Beyond> = {
  readonly frame: Frame
  /** What of a sentence about money can be corrected now. One that names anything else is no correction here. */
  parts(slots: Known): readonly string[]
  /** Changes that no sentence about money has: what is said then, read first. */
  also?(typed: string, slots: Known, context: Context): Goal['slots'] | undefined
  /** Keeps what stands outside the slots; or how the flow ends where the correction makes another one of it. */
  keep?(said: Goal['slots'], slots: Known, context: Context): Eventually<Out<Beyond> | undefined>
}

/** Once every slot is there. */
export type Ending<All, At extends string, Beyond> = {
  /** Asks the bank for a frozen proposal; or which slot to ask for again, with what was refused. */
  propose?(slots: All, context: Context): Eventually<Proposal | Outcome<At, Beyond>>
  /** The card to be confirmed. Without one, nothing has to be: `confirm` follows the last slot at once. */
  card?(slots: All, context: Context, proposal: Proposal | undefined): Eventually<FlowCard<At> | Outcome<At, Beyond>>
  /** The one press that counts. */
  confirm(slots: All, context: Context, proposal: Proposal | undefined): Eventually<Outcome<At, Beyond> | AskPin>
  /** The card is taken back by the customer. Without this the proposal is voided and that is said. */
  refuse?(slots: All, context: Context, proposal: Proposal | undefined): Eventually<Out<Beyond>>
}

export type SlotQuestion<Known, All, At extends string, Beyond> = {
  /** The slots that its answer gives: it is asked while one of them is missing. None: it is only asked on a change. */
  readonly fills: readonly Slot<All>[]
  /** The slots that it was asked about: a customer who goes back to those is asked this again, too. */
  readonly needs?: readonly Slot<All>[]
  /** Whether it is asked in its turn. `false`: only to change what the card shows, and Back leads back to the card. */
  readonly asked?: false | ((slots: Known) => boolean)
  /** What the words that opened the flow have said about it already; `before`: what they correct. */
  given?(said: Goal['slots'], slots: Known, context: Context, before?: Known): Eventually<Reading<All>>
} & (
  | SwitchWay
  | (Asked<Known, At, Beyond> & (FormWay<Known, All> | ButtonsWay<Known, All> | AccountWay<Known, Beyond>))
)

export type Asked<Known, At extends string, Beyond> = {
  text(slots: Known, context: Context): Eventually<Text | Outcome<At, Beyond>>
}

/** A yes or no that its button on the card turns round at once. Fills one slot, by itself until it is pressed. */
export type SwitchWay = { readonly asked: false; readonly switch: 'on' | 'off' }

/** Asked by a form. Typed text is taken for its first field. */
export type FormWay<Known, All> = {
  form(slots: Known, context: Context): Eventually<FlowForm>
  /** Values that have passed their fields’ validators. */
  read(values: Readonly<Record<string, string>>, slots: Known, context: Context): Eventually<Reading<All>>
  /** Where typed text can be more than the first field. */
  said?(text: string, slots: Known, context: Context): Eventually<Reading<All>>
}
/** Asked by buttons, whose value may also be typed. */
export type ButtonsWay<Known, All> = {
  buttons(slots: Known, context: Context): Eventually<readonly FlowButton[]>
  pick(value: string, slots: Known, context: Context): Eventually<Reading<All>>
}
/**
 * One of the customer's accounts, by its button or nickname; fills one slot. Where there is only one it is taken without
 * being asked for, and where the question is only asked on a change, the first.
 */
export type AccountWay<Known, Beyond> = {
  accounts(slots: Known, context: Context): Eventually<readonly Account[]>
  /** How it ends where there is nothing to choose from. */
  none?(slots: Known, context: Context): Out<Beyond>
}

/**
 * What was read out of an answer; a slot without a value was not answered. Undefined: nothing could be used, so the
 * question stands again as it was.
 */
export type Reading<All> =
  | { readonly given: Some<All> }
  | { readonly wrong: Text; readonly given?: Some<All> }
  | undefined

/** A question to be asked again, with what was wrong; or how the flow ends. */
export type Outcome<At extends string, Beyond> = AskAgain<At> | Out<Beyond>
export type AskAgain<At extends string> = {
  readonly ask: At
  readonly remark?: Text
  /** Which of its slots were refused: all, unless said otherwise. */
  readonly refused?: readonly string[]
}

/** The card stands, and the PIN is asked for before it counts; in words what the card does. */
export type AskPin = { readonly pin: Text }

export type FlowForm = Pick<FormDraft, 'title' | 'fields'> & Partial<Pick<FormDraft, 'submit'>>
export type FlowButton = { readonly label: string; readonly value: string }
export type FlowCard<At extends string> = {
  readonly text: Text
  /** On the button that counts: Confirm, unless said otherwise. */
  readonly confirm?: string
  /** The questions that may be asked again from the card, by the label of their button. */
  readonly changes?: { readonly [K in At]?: string | undefined }
  /** Kept with the buttons that decide. */
  readonly data?: Readonly<Record<string, string>>
}

/** A slot that was read; nothing where that could not be done. */
export const gives = <K extends string, V>(
  slot: K,
  value: V | undefined,
): { readonly given: { readonly [Each in K]: V } } | undefined =>
  value === undefined ? undefined : { given: { [slot]: value } as { readonly [Each in K]: V } }

type Slot<All> = keyof All & string
/** Any of the slots. */
export type Some<All> = { readonly [K in keyof All]?: All[K] | undefined }

/** At once, or after asking the bank. */
export type Eventually<T> = T | Asking<T>
export type Asking<T> = Generator<Query, T, unknown>

export function* eventually<T>(value: Eventually<T>): Asking<T> {
  return isAsking(value) ? yield* value : value
}

const isAsking = <T>(value: Eventually<T>): value is Asking<T> =>
  typeof value === 'object' && value !== null && 'next' in value && typeof value.next === 'function'
