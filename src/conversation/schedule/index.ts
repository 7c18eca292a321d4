import type { Capability } from '#conversation/flow/capability.ts'
import { OPERATION_VALUE, SCHEDULE_VALUE, type StatelessButton } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { purchasesDialog } from './purchases.ts'
import { scheduleDialog } from './schedule.ts'
import { schedulesDialog } from './schedules.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

const onSchedule = { goal: 'schedules', slot: 'schedule', value: SCHEDULE_VALUE } as const
/** A day of it that was missed. */
const onMissed = { goal: 'schedules', slot: 'operation', value: OPERATION_VALUE } as const
const buttons: readonly StatelessButton[] = [
  { prefix: 's', ...onSchedule },
  { prefix: 'su', ...onSchedule, fixed: { act: 'resume' } },
  { prefix: 'sx', ...onSchedule, fixed: { act: 'delete' } },
  { prefix: 'sr', ...onMissed, fixed: { act: 'run' } },
  { prefix: 'sk', ...onMissed, fixed: { act: 'skip' } },
]

export const schedule: Capability = {
  dialogs: [
    { dialog: scheduleDialog, goals: ['schedule'] },
    { dialog: purchasesDialog, goals: ['recurring-buy'] },
    { dialog: schedulesDialog, goals: ['schedules'] },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons,
  menu: [{ place: 60, label: (to) => labelWords(to).schedules, opens: goal('schedules') }],
}
