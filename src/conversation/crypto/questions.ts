import { proposeBuy, proposeSell, type TradeAmount } from '#bank/crypto/propose.ts'
import { proposeSellOut } from '#bank/crypto/sell-out.ts'
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
