import type { Accounts } from '#bank/ground/account.ts'
import { worthAt } from '#bank/ground/coin-price.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { type Coin, COINS, type Money, money, type Usd, usd } from '#bank/ground/money.ts'
import type { PriceBoard, PricePoint } from '#bank/ground/price.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import { bookLots, type CostMethod, type Gain, type LotBook } from './lots.ts'
import { tradesOf } from './trades.ts'

type Deps = {
  readonly accounts: Pick<Accounts, 'ofCustomer'>
  readonly entries: Pick<Entries, 'page'>
  readonly prices: Pick<PriceBoard, 'latest' | 'since'>
}

const DAY_MS = 86_400_000

/** What is known of one coin. Profits are cents that may be below zero. */
export type Position = {
  readonly coin: Coin
  readonly held: Money<Coin>
  /** The newest price that is known, however old. */
  readonly price?: PricePoint
  readonly value?: Usd
  /** What the coins that are held did cost, of those whose cost is known. */
  readonly basis: Usd
  /** Coins that are held and came from elsewhere: nobody here knows what they cost. */
  readonly costUnknown: Money<Coin>
  /** Of the coins whose cost is known. */
  readonly unrealised?: bigint
  readonly realised: bigint
  /** Coins that were sold without a known cost: their sale is in no profit. */
  readonly soldUnknown: Money<Coin>
  /** How much more the coins that are held now are worth than at the price of a day ago. */
  readonly dayChange?: bigint
}

export type Portfolio = {
  readonly method: CostMethod
  readonly positions: readonly Position[]
  /** Wallets are as of then. */
  readonly asOf?: number
}

export const readPortfolio = async (deps: Deps, customer: Customer, now: number): Promise<Portfolio> => {
  const wallets = (await deps.accounts.ofCustomer(customer.id)).filter(({ kind }) => kind === 'crypto')
  const method = customer.costMethod ?? 'fifo'
  const book = bookLots(await tradesOf(deps, customer.id), method)
  const positions = await Promise.all(
    COINS.map(async (coin) => {
      const held = wallets.reduce((sum, wallet) => sum + wallet.coins[coin].minor, 0n)
      const [price, day] = await Promise.all([deps.prices.latest(coin), deps.prices.since(coin, now - DAY_MS)])
      const before = day.find(({ at }) => at - (now - DAY_MS) <= DAY_MS / 24)
      return positionOf(book, { coin, held: money(coin, held), price, before })
    }),
  )
  return {
    method,
    positions: positions.filter(({ held, realised, soldUnknown }) =>
      [held.minor, realised, soldUnknown.minor].some((amount) => amount !== 0n),
    ),
    ...(wallets.length > 0 && { asOf: Math.min(...wallets.map(({ asOf }) => asOf)) }),
  }
}

type Seen = {
  readonly coin: Coin
  readonly held: Money<Coin>
  readonly price: PricePoint | undefined
  readonly before: PricePoint | undefined
}

export const positionOf = (book: LotBook, { coin, held, price, before }: Seen): Position => {
  const known = heldLots(book, held)
  const sales = book.gains.filter((gain) => gain.coin === coin)
  const value = price && worthAt(held, price.price)
  const knownValue = price && worthAt(known.coins, price.price)
  return {
    coin,
    held,
    ...(price && { price }),
    ...(value && { value }),
    basis: usd(known.basis),
    costUnknown: money(coin, held.minor - known.coins.minor),
    ...(knownValue && { unrealised: knownValue.minor - known.basis }),
    realised: sales.reduce((sum, gain) => sum + (profitOf(gain) ?? 0n), 0n),
    soldUnknown: money(
      coin,
      sales.reduce((sum, { bought, coins }) => (bought === undefined ? sum + coins : sum), 0n),
    ),
    ...(value && before && { dayChange: value.minor - worthAt(held, before.price).minor }),
  }
}

/**
 * The lots of what is held, the newest: a wallet that holds less than was bought here has lost coins in a way that nobody
 * here saw, the oldest first.
 */
const heldLots = (book: LotBook, held: Money<Coin>): { readonly coins: Money<Coin>; readonly basis: bigint } => {
  let [left, basis] = [held.minor, 0n]
  for (const lot of book.lots.filter(({ coin }) => coin === held.asset).toReversed()) {
    const taken = lot.coins < left ? lot.coins : left
    basis += taken === lot.coins ? lot.basis : (lot.basis * taken) / lot.coins
    left -= taken
  }
  return { coins: money(held.asset, held.minor - left), basis }
}

/** Undefined where the cost is unknown. */
export const profitOf = ({ proceeds, bought }: Gain): bigint | undefined => bought && proceeds - bought.basis

/** How their costs are counted from now on, also for what was sold before. */
export const setCostMethod = async (
  { customers }: { readonly customers: Pick<Customers, 'update'> },
  { id }: Pick<Customer, 'id'>,
  costMethod: CostMethod,
): Promise<void> => {
  await customers.update(id, { costMethod })
}
