import type { CostMethod } from '#bank/crypto/lots.ts'
import { readPortfolio, setCostMethod } from '#bank/crypto/portfolio.ts'
import { proposeBuy, proposeSell, type TradeAmount } from '#bank/crypto/propose.ts'
import { proposeSellOut } from '#bank/crypto/sell-out.ts'
import { taxCsv, type TaxTitles, taxYears } from '#bank/crypto/tax-csv.ts'
import type { AccountId, CardId } from '#bank/ground/ids.ts'
import type { Coin, Money, Usd } from '#bank/ground/money.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeOf } from '#conversation/ask/asker.ts'

type Trade = { wallet: AccountId; coin: Coin; card: CardId }

/** A frozen card for all coins of a wallet, and for closing it after that. */
export const proposeSellingOut = question(
  'crypto.propose-sell-out',
  async (
    { card, ...given }: { wallet: AccountId; to: AccountId; coin: Coin | undefined; closes: boolean; card: CardId },
    asker,
  ) => proposeSellOut(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** A frozen card with the price that it is bought at. */
export const proposePurchase = question(
  'crypto.propose-buy',
  async ({ card, ...given }: Trade & { from: AccountId; amount: Usd | Money<Coin> }, asker) =>
    proposeBuy(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const proposeSale = question(
  'crypto.propose-sell',
  async ({ card, ...given }: Trade & { to: AccountId; amount: TradeAmount }, asker) =>
    proposeSell(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** Coins, what they cost and what they are worth. After the turn the bank is asked for fresh balances. */
export const readMyPortfolio = question(
  'crypto.portfolio',
  async (_: void, { ports, me, now }) => readPortfolio(ports, await me(), now),
  { afterCommit: async (_, { ports, me }) => ports.wake.sync((await me()).id) },
)

export const chooseCostMethod = question(
  'crypto.cost-method',
  async ({ method }: { method: CostMethod }, { ports, me }) => setCostMethod(ports, await me(), method),
)

export const readTaxYears = question('crypto.tax-years', async (_: void, { ports, me }) => taxYears(ports, await me()))

/** A table of what was sold, and how its costs are counted. */
export const writeTaxFile = question(
  'crypto.tax-file',
  async (wanted: { year: number | undefined; titles: TaxTitles }, { ports, me }) => {
    const customer = await me()
    return { ...(await taxCsv(ports, customer, wanted)), method: customer.costMethod ?? ('fifo' as const) }
  },
)
