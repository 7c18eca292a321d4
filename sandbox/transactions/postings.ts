import { type Coin, coinsFor } from '../kit/money.ts'
import { isCrypto } from '../nodes/types.ts'
import type { Posting, TransDoc } from '../store/documents.ts'
import { DESK, REVENUE, TRANSIT } from '../ledger/accounts.ts'
import { accountOf } from './party.ts'

/** Cents per whole coin, at this moment. */
export type PriceOf = (coin: Coin) => bigint

const move = (asset: Posting['asset'], units: bigint, from: string, to: string): Posting[] => [
  { account: from, asset, units: -units },
  { account: to, asset, units },
]

/** The coin a transaction buys or sells, if it names one. */
export const coinOf = (trans: TransDoc): Coin | undefined =>
  trans.extra.asset === 'BTC' || trans.extra.asset === 'ETH' ? trans.extra.asset : undefined

export type Moved = { postings: Posting[]; rateCents?: bigint }

/** What leaves the sender when the debit is processed: dollars into transit; a sale hands its coins to the desk. */
export const debitPostings = (trans: TransDoc, priceOf: PriceOf): Moved => {
  const [cents, coin, sender] = [trans._s.cents, coinOf(trans), accountOf(trans.from)]
  if (!isCrypto(trans.from.type)) return { postings: move('USD', cents, sender, TRANSIT) }
  if (coin === undefined) return { postings: [] }
  const rateCents = priceOf(coin)
  const coins = coinsFor(cents, rateCents)
  return { postings: [...move(coin, coins, sender, DESK), ...move('USD', cents, DESK, TRANSIT)], rateCents }
}

/** What arrives at settlement: fees to their nodes, the rest to the receiver; a purchase turns it into coins. */
export const settlePostings = (trans: TransDoc, priceOf: PriceOf): Moved => {
  const { cents, feeCents } = trans._s
  const fees = feeCents.flatMap(({ to, cents: fee }) => move('USD', fee, TRANSIT, to === 'None' ? REVENUE : to))
  const rest = cents - feeCents.reduce((sum, fee) => sum + fee.cents, 0n)
  const coin = coinOf(trans)
  if (!isCrypto(trans.to.type) || coin === undefined) {
    return { postings: [...fees, ...move('USD', rest, TRANSIT, accountOf(trans.to))] }
  }
  const rateCents = priceOf(coin)
  const coins = coinsFor(rest, rateCents)
  return {
    postings: [...fees, ...move('USD', rest, TRANSIT, DESK), ...move(coin, coins, DESK, accountOf(trans.to))],
    rateCents,
  }
}
