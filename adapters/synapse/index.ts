import type { ReportRail } from '#bank/case/case.ts'
import { bankNameOf, COINS } from '#bank/ground/coins.ts'
import type { MarketData } from '#bank/ground/price.ts'
import type { Quotes, Rail } from '#bank/ground/rail.ts'
import { createBank } from './bank.ts'
import type { SynapseConfig } from './config.ts'
import { createObjects } from './objects.ts'
import { readAnswer } from './read-answer.ts'
import { isFromBank } from './through.ts'
import { createMarketData } from './market.ts'
import { createNodes } from './nodes.ts'
import { createReports } from './reports.ts'
import { translated } from './translated.ts'
import { createTransfers } from './transfers.ts'
import { createUsers } from './users.ts'
import { WireQuotes } from './wire.ts'
import { roundedMoney } from './wire-number.ts'

export type { SynapseConfig } from './config.ts'

/** Those that it quotes: a coin that it does not quote today takes no other's price away. */
const quotedCoins = (quotes: WireQuotes): Quotes | undefined => {
  const known = COINS.flatMap((coin) => {
    const wire = quotes[`${bankNameOf(coin)}USD`]
    const price = wire === undefined ? undefined : roundedMoney('USD', wire)
    return price === undefined || price.minor === 0n ? [] : [[coin, price] as const]
  })
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

/** Whether the bank is there at all, asked past the circuit by the most harmless request there is. */
export const createProbe = (config: SynapseConfig): (() => Promise<boolean>) => {
  const { newClient } = createObjects(config)
  return async () => isFromBank(await readAnswer(() => newClient().getCryptoQuotes()))
}

/** The bank's port on SynapseFi v3.1. One rail per process: it keeps the oauth keys of the users it has served. */
export const createSynapseRail = (
  config: SynapseConfig,
): Rail & { readonly reports: ReportRail; readonly market: MarketData } => {
  const bank = createBank(config)
  return {
    users: createUsers(bank),
    accounts: createNodes(bank, config.clock),
    transfers: createTransfers(bank),
    reports: createReports(bank),
    market: createMarketData(bank),
    quotes: () =>
      bank.asClient({
        what: 'read quotes',
        effect: 'read',
        schema: translated(WireQuotes, quotedCoins),
        send: (client) => client.getCryptoQuotes(),
      }),
  }
}
