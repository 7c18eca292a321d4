import { err, ok, type Result } from '#kit/result.ts'
import { type Account, type Accounts, availableCoins, ownAccount } from '#bank/ground/account.ts'
import { whyNotSend } from '#bank/ground/allowances.ts'
import { isUnsaleable, pricesNow, QUOTE_LIFE_MS } from '#bank/ground/coin-price.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type AccountId, derivedId } from '#bank/ground/ids.ts'
import { type Coin, COINS, isZero } from '#bank/ground/money.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { Quote } from '#bank/ground/order.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import { type Refusal, refuseUnlessOpen } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { propose } from '#bank/operation/decide.ts'
import { type Cause, LEAST, party } from '#bank/operation/propose-payment.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly prices: PriceBoard
  readonly settings: Settings
}

type Wanted = Cause & {
  readonly wallet: AccountId
  readonly to: AccountId
  /** All of this one; every coin of the wallet when it is left out. */
  readonly coin?: Coin | undefined
  /** The wallet is closed once it is sold out. */
  readonly closes: boolean
}

/** One card for selling all coins of a wallet, or all of one kind, and for closing it after that. */
export const proposeSellOut = async (
  ports: Deps,
  customer: Customer,
  wanted: Wanted,
): Promise<Result<Operation, Refusal>> => {
  const [wallet, to] = await Promise.all([
    ownAccount(ports, customer, wanted.wallet),
    ownAccount(ports, customer, wanted.to),
  ])
  if (wallet?.kind !== 'crypto' || to?.kind !== 'deposit') return err({ kind: 'not-yours' })
  const refusal = whyNotSend(customer) ?? refuseUnlessOpen(wallet) ?? refuseUnlessOpen(to)
  if (refusal !== undefined) return err(refusal)
  const [busy] = await ports.operations.underWayFor(wallet.id)
  if (busy !== undefined) return err({ kind: 'busy', operation: busy.id })
  const quotes = await quotesFor(ports, wallet, wanted)
  if (!quotes.ok) return quotes
  return ok(
    await propose(ports, {
      id: derivedId('operation', 'sell-out', wanted.turn),
      customer,
      order: {
        kind: 'sell-out',
        account: wallet.id,
        nickname: wallet.nickname,
        to: party(to),
        quotes: quotes.value,
        closes: wanted.closes,
      },
      place: wanted.place,
      now: wanted.now,
      lifeMs: QUOTE_LIFE_MS,
    }),
  )
}

const quotesFor = async (
  ports: Deps,
  wallet: Account,
  { coin: only, now }: Wanted,
): Promise<Result<readonly Quote[], Refusal>> => {
  const coins = COINS.filter((coin) => (only ?? coin) === coin && !isZero(wallet.coins[coin]))
  const prices = await pricesNow(ports, now)
  const quotes: Quote[] = []
  for (const coin of coins) {
    const price = prices.get(coin)
    if (price === undefined) return err({ kind: 'no-price' })
    const left = availableCoins(wallet, coin)
    if (!isUnsaleable(left, price)) quotes.push({ coin, price, coins: left, takenAt: now })
  }
  return quotes.length === 0 ? err({ kind: 'too-small', least: LEAST }) : ok(quotes)
}
