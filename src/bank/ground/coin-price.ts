import { perCoin } from './coins.ts'
import { type Coin, type Coins, COINS, type Money, money, SCALE, type Usd, usd } from './money.ts'
import type { Order, Quote } from './order.ts'
import { MAX_PRICE_AGE_MS, type PriceBoard, type PricePoint } from './price.ts'

export { MAX_PRICE_AGE_MS } from './price.ts'

const unit = (coin: Coin): bigint => 10n ** BigInt(SCALE[coin])

/** Coins for these dollars at this price, rounded down: no card shows more than the customer gets. */
export const coinsFor = (coin: Coin, amount: Usd, price: Usd): Money<Coin> =>
  money(coin, (amount.minor * unit(coin)) / price.minor)

/** Dollars these coins are worth at this price, rounded down. */
export const worthAt = (coins: Money<Coin>, price: Usd): Usd => usd((coins.minor * price.minor) / unit(coins.asset))

/** Dollars that buy no fewer than these coins at this price. */
export const priceOf = (coins: Money<Coin>, price: Usd): Usd =>
  usd((coins.minor * price.minor + unit(coins.asset) - 1n) / unit(coins.asset))

/** How far from the price on its card a purchase or a sale may be made, in parts of a thousand. */
const LIMIT_PER_MILLE = 10n

/** The worst price that a card allows: the highest to buy at, the lowest to sell at. */
export const limitOf = (side: 'buy' | 'sell', price: Usd): Usd =>
  side === 'buy'
    ? usd((price.minor * (1_000n + LIMIT_PER_MILLE)) / 1_000n)
    : usd((price.minor * (1_000n - LIMIT_PER_MILLE) + 999n) / 1_000n)

/** What dollars buy, or are sold for, at a price. */
export const quoteAt = (side: 'buy' | 'sell', { coin, price, at }: PricePoint, amount: Usd): Quote => ({
  coin,
  price,
  coins: coinsFor(coin, amount, price),
  limit: limitOf(side, price),
  takenAt: at,
})

/** Worse than the card allows; cards of an earlier version name no limit. */
export const isPastLimit = ({ kind, quote: { limit } }: Extract<Order, { quote: Quote }>, price: Usd): boolean =>
  limit !== undefined && (kind === 'buy' ? price.minor > limit.minor : price.minor < limit.minor)

/** How long a card with a price stands. After that the price is looked at anew, and shown, before anything is done. */
export const QUOTE_LIFE_MS = 120_000

/** How far below the price on its card a coin is sold at the most, in parts of a thousand. */
export const SLIPPAGE_PER_MILLE = 3n

/**
 * Dollars that these coins fetch also when the price falls as far as a card allows. The bank takes orders in whole cents
 * and sells at its own price of a moment that comes seconds later: ordering all that the coins are worth now would fail
 * whenever that is lower.
 */
export const leastFor = (coins: Money<Coin>, price: Usd): Usd =>
  usd((coins.minor * price.minor * (1_000n - SLIPPAGE_PER_MILLE)) / (1_000n * unit(coins.asset)))

/** Whether all of the coins on a card bring less by now than the least that it names. */
export const bringsLess = ({ coin, coins, price }: Quote, now: Usd): boolean =>
  coinsFor(coin, leastFor(coins, price), now).minor > coins.minor

/** Worth about a cent, which is the least that the bank sells: it can't be sold any more. */
export const isUnsaleable = (coins: Money<Coin>, price: Usd): boolean => leastFor(coins, price).minor < 1n

/** The most of a coin that can't be sold at this price. */
const mostUnsaleable = (coin: Coin, price: Usd): Money<Coin> => {
  const [per, least] = [price.minor * (1_000n - SLIPPAGE_PER_MILLE), 1_000n * unit(coin)]
  return money(coin, (least + per - 1n) / per - 1n)
}

/** By the prices that are known; of a coin without one nothing may be left. */
export const unsaleable = (prices: ReadonlyMap<Coin, Usd>): Coins => {
  const most = (coin: Coin): Money<Coin> => {
    const price = prices.get(coin)
    return price === undefined || price.minor === 0n ? money(coin, 0n) : mostUnsaleable(coin, price)
  }
  return coinsOf(most)
}

const coinsOf = (of: (coin: Coin) => Money<Coin>): Coins => perCoin(of)

/** The prices that are young enough to trade at. */
export const pricesNow = async (
  { prices }: { readonly prices: Pick<PriceBoard, 'latest'> },
  now: number,
): Promise<ReadonlyMap<Coin, Usd>> => {
  const points = await Promise.all(COINS.map((coin) => prices.latest(coin)))
  return new Map(
    points.flatMap((point) =>
      point !== undefined && now - point.at <= MAX_PRICE_AGE_MS && point.price.minor > 0n
        ? [[point.coin, point.price] as const]
        : [],
    ),
  )
}

/** No more of any coin than there may be. */
export const isWithin = (coins: Coins, most: Coins): boolean =>
  COINS.every((coin) => coins[coin].minor <= most[coin].minor)
