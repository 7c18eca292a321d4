import type { Capability } from '#conversation/flow/capability.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { scheduleDialog } from './schedule.ts'
import { schedulesDialog } from './schedules.ts'
import { phrases } from './phrases.en.ts'

export const schedule: Capability = {
  dialogs: [
    { dialog: scheduleDialog, goals: ['schedule'] },
    { dialog: schedulesDialog, goals: ['schedules'] },
  ],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: commands }),
  menu: [{ place: 60, label: (to) => labelWords(to).schedules, opens: goal('schedules') }],
}
