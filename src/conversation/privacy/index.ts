import type { Capability } from '#conversation/flow/capability.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { deleteDialog, keepDialog } from './delete.ts'
import { exportDialog } from './export.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

export const privacy: Capability = {
  dialogs: [
    { dialog: exportDialog, goals: ['export-data'] },
    { dialog: deleteDialog, goals: ['delete-data'] },
    { dialog: keepDialog, goals: ['keep-data'] },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
}
