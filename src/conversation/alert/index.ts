import type { Capability } from '#conversation/flow/capability.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { alertsDialog } from './dialog.ts'
import { phrases } from './phrases.en.ts'

export const alert: Capability = {
  dialogs: [{ dialog: alertsDialog, goals: ['alert', 'alerts'] }],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: commands }),
  menu: [{ place: 90, label: (to) => labelWords(to).alerts, opens: goal('alerts') }],
}
