import { z } from 'zod'
import { type Asset, type Coin, type Money, money } from '#bank/ground/money.ts'

/** As stored: `minor` is a 64-bit integer, which the driver gives as bigint. */
export type MoneyDocument = { asset: string; minor: bigint }

const moneyOf = <A extends Asset>(asset: A) =>
  z.object({ asset: z.literal(asset), minor: z.bigint() }).transform(({ minor }): Money<A> => money(asset, minor))

export const UsdSchema = moneyOf('USD')
export const CoinsSchema = z.object({ BTC: moneyOf('BTC'), ETH: moneyOf('ETH') })
export const MoneySchema: z.ZodType<Money, unknown> = z.union([UsdSchema, moneyOf('BTC'), moneyOf('ETH')])

export const moneyDocument = ({ asset, minor }: Money): MoneyDocument => ({ asset, minor })

export const coinsDocument = (coins: Readonly<Record<Coin, Money<Coin>>>): Record<Coin, MoneyDocument> => ({
  BTC: moneyDocument(coins.BTC),
  ETH: moneyDocument(coins.ETH),
})
