import type { Capability } from '#conversation/flow/capability.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { alertsDialog } from './dialog.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

export const alert: Capability = {
  dialogs: [{ dialog: alertsDialog, goals: ['alert', 'alerts'] }],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  menu: [{ place: 90, label: (to) => labelWords(to).alerts, opens: goal('alerts') }],
}
