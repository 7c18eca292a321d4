import type { Capability } from '#conversation/flow/capability.ts'
import { CASE_VALUE, OPERATION_VALUE, TRANSFER_VALUE } from '#conversation/flow/stateless-button.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { commands, peopleCommands } from './commands.en.ts'
import { commands as commandsInSpanish, peopleCommands as peopleCommandsInSpanish } from './commands.es.ts'
import { declared, declaredPeople } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { reportDialog } from './dialog.ts'
import { PEOPLE_GOALS, peopleDialog } from './people.ts'
import { peoplePhrases } from './people-phrases.en.ts'
import { peoplePhrases as peoplePhrasesInSpanish } from './people-phrases.es.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'
import { threadDialog } from './thread.ts'

/** Before all others: what went to the wrong person is more than the state of a payment. */
export const people: Capability = {
  dialogs: [{ dialog: peopleDialog, goals: PEOPLE_GOALS }],
  phrases: byLocale({ en: peoplePhrases, es: peoplePhrasesInSpanish }),
  commands: namedCommands(declaredPeople, { en: peopleCommands, es: peopleCommandsInSpanish }),
}

export const cases: Capability = {
  dialogs: [
    { dialog: reportDialog, goals: ['report', 'cases'] },
    { dialog: threadDialog, goals: ['case', 'case-write', 'case-close', 'case-answer'] },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons: [
    { prefix: 'p', goal: 'report', slot: 'operation', value: OPERATION_VALUE },
    { prefix: 'pt', goal: 'report', slot: 'transfer', value: TRANSFER_VALUE },
    { prefix: 'cv', goal: 'case', slot: 'case', value: CASE_VALUE },
    { prefix: 'cw', goal: 'case-write', slot: 'case', value: CASE_VALUE },
    { prefix: 'cx', goal: 'case-close', slot: 'case', value: CASE_VALUE },
  ],
}
