import type { Capability } from '#conversation/flow/capability.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { operationDialog } from './dialog.ts'
import { phrases } from './phrases.en.ts'

export const operation: Capability = {
  dialogs: [{ dialog: operationDialog, goals: ['operation'] }],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: [] }),
}
