import type { Capability } from '#conversation/flow/capability.ts'
import { REQUEST_VALUE, type StatelessButton } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { requestDialog } from './request.ts'
import { requestsDialog } from './requests.ts'
import { splitDialog } from './split.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

const button = (prefix: string, act?: string): StatelessButton => ({
  prefix,
  goal: 'requests',
  slot: 'request',
  value: REQUEST_VALUE,
  ...(act && { fixed: { act } }),
})

export const request: Capability = {
  dialogs: [
    { dialog: requestDialog, goals: ['request'] },
    { dialog: requestsDialog, goals: ['requests'] },
    { dialog: splitDialog, goals: ['split'] },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons: [button('r'), button('rp', 'pay'), button('rd', 'decline'), button('rb', 'block'), button('rw', 'withdraw')],
  menu: [{ place: 30, label: (to) => labelWords(to).requests, opens: goal('requests') }],
}
