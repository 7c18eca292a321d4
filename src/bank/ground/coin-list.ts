/**
 * Every coin that the bank trades. One more is one line here: amounts, stored records, the bank's quotes and wallets, menus,
 * and what customers may call it are all read from this list. It can be named in lower case in a sentence of every language.
 */
export const COIN_LIST = [
  { symbol: 'BTC', scale: 8, atBank: 'BTC', name: 'Bitcoin', alsoSaid: ['bitcoin', 'bitcoins', 'xbt'] },
  { symbol: 'ETH', scale: 8, atBank: 'ETH', name: 'Ether', alsoSaid: ['ether', 'ethers', 'ethereum'] },
] as const satisfies readonly CoinLine[]

export type CoinLine = {
  readonly symbol: string
  /** Decimal places that the bank keeps. */
  readonly scale: number
  /** In its quotes (`BTCUSD`), wallets and market data. */
  readonly atBank: string
  readonly name: string
  /** What people call it besides its symbol, in small letters. */
  readonly alsoSaid: readonly string[]
}
