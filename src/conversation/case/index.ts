import type { Capability } from '#conversation/flow/capability.ts'
import { OPERATION_VALUE } from '#conversation/flow/stateless-button.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { commands } from './commands.en.ts'
import { reportDialog } from './dialog.ts'
import { phrases } from './phrases.en.ts'

export const cases: Capability = {
  dialogs: [{ dialog: reportDialog, goals: ['report', 'cases'] }],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: commands }),
  buttons: [{ prefix: 'p', goal: 'report', slot: 'operation', value: OPERATION_VALUE }],
}
