import type { Capability } from '#conversation/flow/capability.ts'
import { OPERATION_VALUE } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { sendDialog } from './send.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'
import { phrases as statusPhrases } from './status-phrases.en.ts'
import { phrases as statusPhrasesInSpanish } from './status-phrases.es.ts'
import { operationDialog } from './status.ts'

export const payment: Capability = {
  dialogs: [{ dialog: sendDialog, goals: ['send'] }],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  menu: [{ place: 20, label: (to) => labelWords(to).send, opens: goal('send'), style: 'primary' }],
}

/** Where a payment stands, and stopping it. */
export const paymentStatus: Capability = {
  dialogs: [{ dialog: operationDialog, goals: ['operation'] }],
  phrases: byLocale({ en: statusPhrases, es: statusPhrasesInSpanish }),
  commands: byLocale({ en: [], es: [] }),
  buttons: [{ prefix: 'o', goal: 'operation', slot: 'operation', value: OPERATION_VALUE }],
}
