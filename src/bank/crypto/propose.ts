import { err, type Result } from '#kit/result.ts'
import { type Account, type Accounts, availableCoins, ownAccount } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import { whyNotSend } from '#bank/ground/allowances.ts'
import { type Coin, type Money, money, SCALE, type Usd } from '#bank/ground/money.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Party, Quote } from '#bank/ground/order.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import { type Refusal, refuseUnlessOpen } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { freeze, LEAST, refuseSpending } from '#bank/operation/propose-payment.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly prices: PriceBoard
  readonly settings: Settings
}

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }
type Decided = Promise<Result<Operation, Refusal>>

/** A price older than this is no price to make a card with. */
export const MAX_PRICE_AGE_MS = 60_000

/** Coins for these dollars at this price, rounded down: no card shows more than the customer gets. */
export const coinsFor = (coin: Coin, amount: Usd, price: Usd): Money<Coin> =>
  money(coin, (amount.minor * 10n ** BigInt(SCALE[coin])) / price.minor)

/** Dollars these coins are worth at this price, rounded down. */
export const worthOf = (coins: Money<Coin>, price: Usd): Usd =>
  money('USD', (coins.minor * price.minor) / 10n ** BigInt(SCALE[coins.asset]))

const quoteFor = async (ports: Deps, coin: Coin, amount: Usd, now: number): Promise<Quote | undefined> => {
  const point = await ports.prices.latest(coin)
  if (point === undefined || now - point.at > MAX_PRICE_AGE_MS || point.price.minor === 0n) return undefined
  return { coin, price: point.price, coins: coinsFor(coin, amount, point.price), takenAt: point.at }
}

const party = (account: Account): Party => ({ account: account.id, customer: account.customer, name: account.nickname })

export const proposeBuy = async (
  ports: Deps,
  customer: Customer,
  given: Cause & { readonly from: AccountId; readonly wallet: AccountId; readonly coin: Coin; readonly amount: Usd },
): Decided => {
  const [from, wallet] = await Promise.all([
    ownAccount(ports, customer, given.from),
    ownAccount(ports, customer, given.wallet),
  ])
  if (from?.kind !== 'deposit' || wallet?.kind !== 'crypto') return err({ kind: 'not-yours' })
  const refusal = refuseUnlessOpen(wallet) ?? refuseSpending(customer, from, given.amount)
  if (refusal !== undefined) return err(refusal)
  const { perPayment } = ports.settings.limits
  if (given.amount.minor > perPayment.minor) return err({ kind: 'over-payment-limit', limit: perPayment })
  const quote = await quoteFor(ports, given.coin, given.amount, given.now)
  if (quote === undefined) return err({ kind: 'no-price' })
  return freeze(ports, customer, given, {
    kind: 'buy',
    from: party(from),
    to: party(wallet),
    amount: given.amount,
    note: '',
    quote,
  })
}

export const proposeSell = async (
  ports: Deps,
  customer: Customer,
  given: Cause & { readonly wallet: AccountId; readonly to: AccountId; readonly coin: Coin; readonly amount: Usd },
): Decided => {
  const [wallet, to] = await Promise.all([
    ownAccount(ports, customer, given.wallet),
    ownAccount(ports, customer, given.to),
  ])
  if (wallet?.kind !== 'crypto' || to?.kind !== 'deposit') return err({ kind: 'not-yours' })
  const denied = whyNotSend(customer)
  if (denied !== undefined) return err(denied)
  const closed = refuseUnlessOpen(wallet) ?? refuseUnlessOpen(to)
  if (closed !== undefined) return err(closed)
  if (given.amount.minor < LEAST.minor) return err({ kind: 'too-small', least: LEAST })
  const quote = await quoteFor(ports, given.coin, given.amount, given.now)
  if (quote === undefined) return err({ kind: 'no-price' })
  const left = availableCoins(wallet, given.coin)
  if (left.minor < quote.coins.minor) return err({ kind: 'short', available: worthOf(left, quote.price) })
  return freeze(ports, customer, given, {
    kind: 'sell',
    from: party(wallet),
    to: party(to),
    amount: given.amount,
    note: '',
    quote,
  })
}
