import { err, type Result } from '#kit/result.ts'
import { type Account, type Accounts, availableCoins, ownAccount } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import { whyNotSend } from '#bank/ground/allowances.ts'
import { MAX_PRICE_AGE_MS, priceOf, QUOTE_LIFE_MS, quoteAt, worthAt } from '#bank/ground/coin-price.ts'
import { type Coin, type Money, money, type Usd } from '#bank/ground/money.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Party } from '#bank/ground/order.ts'
import type { PriceBoard, PricePoint } from '#bank/ground/price.ts'
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

/** How much is traded: dollars; or coins; or, of what is free to be sold, `of` parts of which so many are wanted. */
export type TradeAmount = Usd | Money<Coin> | { readonly parts: bigint; readonly of: bigint }

const isDollars = (amount: TradeAmount): amount is Usd => 'asset' in amount && amount.asset === 'USD'

const priceFor = async (ports: Deps, coin: Coin, now: number): Promise<PricePoint | undefined> => {
  const point = await ports.prices.latest(coin)
  return point === undefined || now - point.at > MAX_PRICE_AGE_MS || point.price.minor === 0n ? undefined : point
}

/** So many coins as were asked for, of those that are free. */
const coinsAsked = (amount: Exclude<TradeAmount, Usd>, coin: Coin, free: Money<Coin>): Money<Coin> =>
  'asset' in amount ? money(coin, amount.minor) : money(coin, (free.minor * amount.parts) / amount.of)

const withLife = ({ turn, place, now }: Cause) => ({ turn, place, now, lifeMs: QUOTE_LIFE_MS })

const party = (account: Account): Party => ({ account: account.id, customer: account.customer, name: account.nickname })

export const proposeBuy = async (
  ports: Deps,
  customer: Customer,
  given: Cause & {
    readonly from: AccountId
    readonly wallet: AccountId
    readonly coin: Coin
    readonly amount: Usd | Money<Coin>
  },
): Decided => {
  const [from, wallet] = await Promise.all([
    ownAccount(ports, customer, given.from),
    ownAccount(ports, customer, given.wallet),
  ])
  if (from?.kind !== 'deposit' || wallet?.kind !== 'crypto') return err({ kind: 'not-yours' })
  const point = await priceFor(ports, given.coin, given.now)
  const asked = isDollars(given.amount) ? undefined : money(given.coin, given.amount.minor)
  const amount = isDollars(given.amount)
    ? given.amount
    : point && priceOf(money(given.coin, given.amount.minor), point.price)
  const closed = refuseUnlessOpen(wallet)
  if (closed !== undefined) return err(closed)
  if (amount === undefined) return err({ kind: 'no-price' })
  const refusal = refuseSpending(customer, from, amount)
  if (refusal !== undefined) return err(refusal)
  const { perPayment } = ports.settings.limits
  if (amount.minor > perPayment.minor) return err({ kind: 'over-payment-limit', limit: perPayment })
  if (point === undefined) return err({ kind: 'no-price' })
  return freeze(ports, customer, withLife(given), {
    kind: 'buy',
    from: party(from),
    to: party(wallet),
    amount,
    note: '',
    quote: quoteAt('buy', point, amount),
    ...(asked !== undefined && { asked }),
  })
}

export const proposeSell = async (
  ports: Deps,
  customer: Customer,
  given: Cause & {
    readonly wallet: AccountId
    readonly to: AccountId
    readonly coin: Coin
    readonly amount: TradeAmount
  },
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
  const left = availableCoins(wallet, given.coin)
  const point = await priceFor(ports, given.coin, given.now)
  const asked = isDollars(given.amount) ? undefined : coinsAsked(given.amount, given.coin, left)
  const amount = isDollars(given.amount) ? given.amount : point && asked && worthAt(asked, point.price)
  if (amount !== undefined && amount.minor < LEAST.minor) return err({ kind: 'too-small', least: LEAST })
  if (amount === undefined || point === undefined) return err({ kind: 'no-price' })
  const quote = quoteAt('sell', point, amount)
  if (left.minor < (asked ?? quote.coins).minor) return err({ kind: 'short', available: worthAt(left, quote.price) })
  return freeze(ports, customer, withLife(given), {
    kind: 'sell',
    from: party(wallet),
    to: party(to),
    amount,
    note: '',
    quote,
    ...(asked !== undefined && { asked }),
  })
}
