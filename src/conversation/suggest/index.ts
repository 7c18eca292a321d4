import type { Capability } from '#conversation/flow/capability.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { suggestDialog } from './dialog.ts'

/** What may be meant by words that no pattern fits. */
export const suggest: Capability = {
  dialogs: [{ dialog: suggestDialog, goals: ['did-you-mean'] }],
  phrases: byLocale({ en: [], es: [] }),
  commands: byLocale({ en: [], es: [] }),
}
