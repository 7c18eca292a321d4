import type { Command } from '#conversation/understand/commands.ts'
import type { Goal, GoalName } from '#conversation/understand/goal.ts'
import type { Phrase } from '#conversation/understand/phrase.ts'
import type { Localized } from '#conversation/words/locale.ts'
import type { ButtonStyle } from '#conversation/channel/message.ts'
import type { Dialog } from './dialog.ts'
import type { StatelessButton } from './stateless-button.ts'

/** Each dialog knows its own state; the registry and the turn only hand it back. */
export type AnyDialog = Dialog<unknown>

/** Everything that one capability adds to the conversation; the registry has one line for each. */
export type Capability = {
  /** The dialogs, each with the goals that it answers. */
  readonly dialogs: readonly { readonly dialog: AnyDialog; readonly goals: readonly GoalName[] }[]
  /** How it is said in plain words, most specific first. */
  readonly phrases: (to: Localized) => readonly Phrase[]
  readonly commands: (to: Localized) => readonly Command[]
  /** Goals of its dialogs that are only asked about: answered beside what is under way, which stays as it is. */
  readonly asides?: readonly GoalName[]
  /** What may be meant as a question while something waits, and the aside that answers it then. */
  readonly besides?: Readonly<Record<GoalName, GoalName>>
  readonly menu?: readonly MenuEntry[]
  readonly buttons?: readonly StatelessButton[]
}

/** A button of the menu for who is signed in. */
export type MenuEntry = {
  /** From the top left; entries of all capabilities are sorted by it. */
  readonly place: number
  readonly label: (to: Localized) => string
  readonly opens: Goal
  readonly style?: ButtonStyle
}
