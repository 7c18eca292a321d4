import type { AnyDialog } from '#conversation/flow/capability.ts'
import { dialogNamed } from '#conversation/registry.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Proposal } from '#conversation/flow/proposal.ts'
import { TAKES } from '#conversation/form/takes.ts'
import type { Frame } from '#conversation/session/session.ts'
import { draftKey } from './draft-key.ts'

/** The dialog under way, if it still knows the state that it left. */
export const current = (
  frame: Frame | undefined,
): { readonly dialog: AnyDialog; readonly state: unknown } | undefined => {
  const dialog = frame && dialogNamed(frame.dialog)
  if (frame === undefined || dialog === undefined) return undefined
  const state = dialog.state.safeParse(frame.state)
  return state.success ? { dialog, state: state.data } : undefined
}

/** What the dialog under way has proposed and the customer has not confirmed. */
export const proposalOf = (frame: Frame | undefined): Proposal | undefined => {
  const found = current(frame)
  return found?.dialog.proposalOf?.(found.state)
}

/** What the card under way is about, whether it proposed that or only shows it. */
export const aboutOf = (frame: Frame | undefined): Proposal | undefined => {
  const found = current(frame)
  return found?.dialog.proposalOf?.(found.state) ?? found?.dialog.about?.(found.state)
}

/** Whether a question or a card waits for its answer; where the PIN is asked for, that alone does. */
export const isWaiting = (frame: Frame | undefined): boolean => {
  if (frame === undefined || frame.pin !== undefined) return false
  const found = current(frame)
  return frame.form !== undefined || found?.dialog.waits?.(found.state) === true || proposalOf(frame) !== undefined
}

/** Whether a field waits for what happened, in the customer's own words: a question in them is a part of the story. */
export const asksForStory = ({ form }: Frame): boolean =>
  form?.fields.some(({ rule }) => TAKES[rule] === 'story') === true

/** All that was typed for what is being talked about: the dialog's own drafts, and that of its open form. */
export const draftsOf = (frame: Frame): readonly string[] => {
  const found = current(frame)
  return [
    ...(found?.dialog.draftsOf?.(found.state) ?? []),
    ...(frame.form === undefined ? [] : [draftKey(frame.form)]),
    ...(frame.pin === undefined ? [] : [frame.pin.draft]),
  ]
}

export const withoutForm = (at: Stage): Stage => {
  if (at.session.frame?.form === undefined) return at
  const { form: _, ...frame } = at.session.frame
  return { ...at, session: { ...at.session, frame } }
}
