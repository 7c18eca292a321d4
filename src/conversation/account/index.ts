import type { Capability } from '#conversation/flow/capability.ts'
import { ACCOUNT_VALUE } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { accountsDialog } from './dialog.ts'
import { fundDialog } from './fund.ts'
import { historyDialog } from './history.ts'
import { numbersDialog } from './numbers.ts'
import { payOutDialog } from './pay-out.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

export const account: Capability = {
  dialogs: [
    { dialog: accountsDialog, goals: ['accounts', 'open-account'] },
    { dialog: fundDialog, goals: ['fund'] },
    { dialog: payOutDialog, goals: ['pay-out'] },
    { dialog: historyDialog, goals: ['history'] },
    { dialog: numbersDialog, goals: ['account-numbers'] },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  buttons: [{ prefix: 'an', goal: 'account-numbers', slot: 'account', value: ACCOUNT_VALUE }],
  menu: [
    { place: 10, label: (to) => labelWords(to).accounts, opens: goal('accounts') },
    { place: 40, label: (to) => labelWords(to).addMoney, opens: goal('fund') },
    { place: 45, label: (to) => labelWords(to).payOut, opens: goal('pay-out') },
    { place: 50, label: (to) => labelWords(to).history, opens: goal('history') },
  ],
}
