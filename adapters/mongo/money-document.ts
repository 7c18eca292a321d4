import { perCoin } from '#bank/ground/coins.ts'
import type { Coin, Money } from '#bank/ground/money.ts'

/** As stored: `minor` is a 64-bit integer, which the driver gives as bigint. */
export type MoneyDocument = { asset: string; minor: bigint }

export const moneyDocument = ({ asset, minor }: Money): MoneyDocument => ({ asset, minor })

export const coinsDocument = (coins: Readonly<Record<Coin, Money<Coin>>>): Record<Coin, MoneyDocument> =>
  perCoin((coin) => moneyDocument(coins[coin]))
