import type { Dialog } from '../dialog.ts'
import type { GoalName } from '../goal.ts'
import { accountsDialog } from './accounts.ts'
import { operationDialog } from './operation.ts'
import { registerDialog } from './register.ts'
import { sendDialog } from './send.ts'
import { signInDialog, signOutDialog } from './sign-in.ts'

export { cards } from './cards.ts'

// biome-ignore lint: each dialog knows its own state; the registry holds them all
type AnyDialog = Dialog<any>

const ALL: readonly AnyDialog[] = [
  registerDialog,
  signInDialog,
  signOutDialog,
  accountsDialog,
  sendDialog,
  operationDialog,
]

/** Every dialog by its name. */
export const DIALOGS: Readonly<Record<string, AnyDialog>> = Object.fromEntries(
  ALL.map((dialog) => [dialog.name, dialog]),
)

/** Which dialog a goal opens; those left out are answered by routing itself. */
export const DIALOG_OF: Readonly<Partial<Record<GoalName, string>>> = {
  register: 'register',
  'sign-in': 'sign-in',
  'sign-out': 'sign-out',
  accounts: 'accounts',
  'open-account': 'accounts',
  send: 'send',
  operation: 'operation',
}
