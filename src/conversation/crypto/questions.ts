import { proposeBuy, proposeSell } from '#bank/crypto/propose.ts'
import type { AccountId, CardId } from '#bank/ground/ids.ts'
import type { Coin, Usd } from '#bank/ground/money.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeOf } from '#conversation/ask/asker.ts'

type Trade = { wallet: AccountId; coin: Coin; amount: Usd; card: CardId }

/** A frozen card with the price that it is bought at. */
export const proposePurchase = question(
  'crypto.propose-buy',
  async ({ card, ...given }: Trade & { from: AccountId }, asker) =>
    proposeBuy(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

export const proposeSale = question(
  'crypto.propose-sell',
  async ({ card, ...given }: Trade & { to: AccountId }, asker) =>
    proposeSell(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)
