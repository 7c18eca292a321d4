import type { Capability } from '#conversation/flow/capability.ts'
import { ALERT_VALUE, COIN_VALUE, type StatelessButton } from '#conversation/flow/stateless-button.ts'
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

const act = (prefix: string, what: string): StatelessButton => ({
  prefix,
  goal: 'alert-act',
  slot: 'alert',
  value: ALERT_VALUE,
  fixed: { act: what },
})

export const alert: Capability = {
  dialogs: [{ dialog: alertsDialog, goals: ['alert', 'alerts', 'alert-act', 'quiet-hours'] }],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons: [
    act('as', 'snooze'),
    act('aa', 'again'),
    act('ae', 'edit'),
    act('ad', 'delete'),
    { prefix: 'ab', goal: 'buy', slot: 'coin', value: COIN_VALUE },
    { prefix: 'al', goal: 'sell', slot: 'coin', value: COIN_VALUE },
  ],
  menu: [{ place: 90, label: (to) => labelWords(to).alerts, opens: goal('alerts') }],
}
