import { COIN_LIST, type CoinLine } from './coin-list.ts'

export type Coin = (typeof COIN_LIST)[number]['symbol']
export const COINS: readonly Coin[] = COIN_LIST.map(({ symbol }) => symbol)

/** The same for every coin. */
export const perCoin = <T>(make: (coin: Coin) => T): Record<Coin, T> =>
  Object.fromEntries(COINS.map((coin) => [coin, make(coin)])) as Record<Coin, T>

/** The same, undefined where it is missing for one of them. */
export const everyCoin = <T extends object>(make: (coin: Coin) => T | undefined): Record<Coin, T> | undefined => {
  const made = COINS.map((coin) => [coin, make(coin)] as const)
  return made.some(([, each]) => each === undefined) ? undefined : (Object.fromEntries(made) as Record<Coin, T>)
}

const line = (coin: Coin): CoinLine => {
  const found = COIN_LIST.find(({ symbol }) => symbol === coin)
  if (found === undefined) throw new RangeError(`${coin} is not in the list of coins`)
  return found
}

export const scaleOf = (coin: Coin): number => line(coin).scale
export const bankNameOf = (coin: Coin): string => line(coin).atBank
export const coinName = (coin: Coin): string => line(coin).name

/** Everything that means a coin when it is typed, in small letters. */
export const COIN_WORDS: ReadonlyMap<string, Coin> = new Map(
  COIN_LIST.flatMap(({ symbol, alsoSaid }) =>
    [symbol.toLowerCase(), ...alsoSaid].map((word) => [word, symbol] as const),
  ),
)

/** The same words for a pattern, the longer one of two that begin alike first. */
export const COIN_NAMES = [...COIN_WORDS.keys()].toSorted((a, b) => b.length - a.length).join('|')

/** The coin that a word means. */
export const coinOf = (text: string | undefined): Coin | undefined => COIN_WORDS.get((text ?? '').trim().toLowerCase())
