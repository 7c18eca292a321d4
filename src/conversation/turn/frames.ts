import type { Dialog } from '#conversation/flow/dialog.ts'
import { dialogNamed } from '#conversation/registry.ts'
import type { Stage } from '#conversation/card/present.ts'

/** Each dialog knows its own state; routing only hands it back. */
export type AnyDialog = Dialog<unknown>

/** The dialog under way, if it still knows the state that it left. */
export const current = (at: Stage): { readonly dialog: AnyDialog; readonly state: unknown } | undefined => {
  const frame = at.session.frame
  const dialog = frame && dialogNamed(frame.dialog)
  if (frame === undefined || dialog === undefined) return undefined
  const state = dialog.state.safeParse(frame.state)
  return state.success ? { dialog, state: state.data } : undefined
}

export const withoutForm = (at: Stage): Stage => {
  if (at.session.frame?.form === undefined) return at
  const { form: _, ...frame } = at.session.frame
  return { ...at, session: { ...at.session, frame } }
}
