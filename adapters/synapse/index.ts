import type { ReportRail } from '#bank/case/case.ts'
import type { Rail } from '#bank/ground/rail.ts'
import { createBank } from './bank.ts'
import type { SynapseConfig } from './config.ts'
import { createObjects } from './objects.ts'
import { readAnswer } from './read-answer.ts'
import { isFromBank } from './through.ts'
import { createNodes } from './nodes.ts'
import { createReports } from './reports.ts'
import { translated } from './translated.ts'
import { createTransfers } from './transfers.ts'
import { createUsers } from './users.ts'
import { WireQuotes } from './wire.ts'
import { roundedMoney } from './wire-number.ts'

export type { SynapseConfig } from './config.ts'

/** Whether the bank is there at all, asked past the circuit by the most harmless request there is. */
export const createProbe = (config: SynapseConfig): (() => Promise<boolean>) => {
  const { newClient } = createObjects(config)
  return async () => isFromBank(await readAnswer(() => newClient().getCryptoQuotes()))
}

/** The bank's port on SynapseFi v3.1. One rail per process: it keeps the oauth keys of the users it has served. */
export const createSynapseRail = (config: SynapseConfig): Rail & { readonly reports: ReportRail } => {
  const bank = createBank(config)
  return {
    users: createUsers(bank),
    accounts: createNodes(bank, config.clock),
    transfers: createTransfers(bank),
    reports: createReports(bank),
    quotes: () =>
      bank.asClient({
        what: 'read quotes',
        effect: 'read',
        schema: translated(WireQuotes, ({ BTCUSD, ETHUSD }) => {
          const [BTC, ETH] = [roundedMoney('USD', BTCUSD), roundedMoney('USD', ETHUSD)]
          return BTC && ETH && { BTC, ETH }
        }),
        send: (client) => client.getCryptoQuotes(),
      }),
  }
}
