import { coinsFor } from '#bank/ground/coin-price.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { type BankTransfer, type Entries, lastStepAt, type TransferStatus } from '#bank/ground/transfer.ts'
import type { Trade } from './lots.ts'

const PER_PAGE = 500

/** Coins that are sold leave the wallet, at the price of that moment, before the dollars have arrived. */
const HAPPENED: Readonly<Record<Trade['side'], readonly TransferStatus[]>> = {
  buy: ['settled'],
  sell: ['debited', 'credited', 'settled'],
}

/** A transfer as the trade that it was, with the amount and the price that the bank reports; undefined for any other. */
export const tradeOf = (transfer: BankTransfer): Trade | undefined => {
  const { id, from, to, status, coin, rate, amount } = transfer
  const side = to.kind === 'crypto' ? 'buy' : from.kind === 'crypto' ? 'sell' : undefined
  if (side === undefined || coin === undefined || rate === undefined || rate.minor === 0n) return undefined
  if (!HAPPENED[side].includes(status)) return undefined
  const coins = coinsFor(coin, amount, rate).minor
  return coins === 0n ? undefined : { id, side, coin, at: lastStepAt(transfer), coins, cents: amount.minor }
}

/** All of a customer's, also of wallets that are closed by now. */
export const tradesOf = async (
  { entries }: { readonly entries: Pick<Entries, 'page'> },
  customer: CustomerId,
): Promise<readonly Trade[]> => {
  const trades: Trade[] = []
  let before: string | undefined
  for (;;) {
    const page = await entries.page({ customer, onlyCoins: true, limit: PER_PAGE, ...(before && { before }) })
    trades.push(...page.map(({ transfer }) => tradeOf(transfer)).filter((trade) => trade !== undefined))
    before = page.at(-1)?.transfer.id
    if (page.length < PER_PAGE || before === undefined) return trades
  }
}
