import type { Capability } from '#conversation/flow/capability.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { requestDialog } from './request.ts'
import { requestsDialog } from './requests.ts'
import { splitDialog } from './split.ts'
import { phrases } from './phrases.en.ts'

export const request: Capability = {
  dialogs: [
    { dialog: requestDialog, goals: ['request'] },
    { dialog: requestsDialog, goals: ['requests'] },
    { dialog: splitDialog, goals: ['split'] },
  ],
  phrases: byLocale({ en: phrases }),
  commands: byLocale({ en: commands }),
  menu: [{ place: 30, label: (to) => labelWords(to).requests, opens: goal('requests') }],
}
