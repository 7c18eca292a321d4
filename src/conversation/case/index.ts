import type { Capability } from '#conversation/flow/capability.ts'
import { CASE_VALUE, OPERATION_VALUE } from '#conversation/flow/stateless-button.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { commands } from './commands.en.ts'
import { reportDialog } from './dialog.ts'
import { PEOPLE_GOALS, peopleDialog } from './people.ts'
import { phrases } from './phrases.en.ts'
import { threadDialog } from './thread.ts'

export const cases: Capability = {
  dialogs: [
    { dialog: reportDialog, goals: ['report', 'cases'] },
    { dialog: peopleDialog, goals: PEOPLE_GOALS },
    { dialog: threadDialog, goals: ['case', 'case-write', 'case-close', 'case-answer'] },
  ],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: commands }),
  buttons: [
    { prefix: 'p', goal: 'report', slot: 'operation', value: OPERATION_VALUE },
    { prefix: 'cv', goal: 'case', slot: 'case', value: CASE_VALUE },
    { prefix: 'cw', goal: 'case-write', slot: 'case', value: CASE_VALUE },
    { prefix: 'cx', goal: 'case-close', slot: 'case', value: CASE_VALUE },
  ],
}
