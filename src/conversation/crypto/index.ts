import type { Capability } from '#conversation/flow/capability.ts'
import { OPERATION_VALUE } from '#conversation/flow/stateless-button.ts'
import { goal } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commands } from './commands.en.ts'
import { commands as commandsInSpanish } from './commands.es.ts'
import { declared } from './declared-commands.ts'
import { namedCommands } from '#conversation/understand/declare-commands.ts'
import { chartDialog } from './chart.ts'
import { cryptoDialog } from './crypto.ts'
import { orderDialog } from './order.ts'
import { ordersDialog } from './orders.ts'
import { portfolioDialog, taxDialog } from './portfolio.ts'
import { pricesDialog } from './prices.ts'
import { sellOutDialog } from './sell-out.ts'
import { tradeDialog } from './trade.ts'
import { phrases } from './phrases.en.ts'
import { phrases as phrasesInSpanish } from './phrases.es.ts'

const onOrder = { goal: 'orders', slot: 'order', value: /^wait_[0-9a-f]{32}$/ } as const

export const crypto: Capability = {
  dialogs: [
    { dialog: pricesDialog, goals: ['prices'] },
    { dialog: chartDialog, goals: ['chart'] },
    { dialog: cryptoDialog, goals: ['crypto'] },
    { dialog: orderDialog, goals: ['order'] },
    { dialog: ordersDialog, goals: ['orders'] },
    { dialog: portfolioDialog, goals: ['portfolio'] },
    { dialog: taxDialog, goals: ['tax'] },
    { dialog: tradeDialog, goals: ['buy', 'sell'] },
    { dialog: sellOutDialog, goals: ['sell-all'] },
  ],
  asides: ['prices', 'chart'],
  buttons: [
    { prefix: 'nb', goal: 'buy', slot: 'opened', value: OPERATION_VALUE },
    { prefix: 'wo', ...onOrder },
    { prefix: 'wr', ...onOrder, fixed: { act: 'resume' } },
    { prefix: 'wc', ...onOrder, fixed: { act: 'cancel' } },
  ],
  phrases: byLocale({ en: phrases, es: phrasesInSpanish }),
  commands: namedCommands(declared, { en: commands, es: commandsInSpanish }),
  menu: [
    { place: 70, label: (to) => labelWords(to).prices, opens: goal('prices') },
    { place: 80, label: (to) => labelWords(to).crypto, opens: goal('crypto') },
  ],
}
