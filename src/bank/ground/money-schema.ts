import { z } from 'zod'
import { type Asset, type Coin, type Money, money } from './money.ts'

/** An amount as it is stored, with `minor` as bigint, made `Money` again. */
const moneyOf = <A extends Asset>(asset: A) =>
  z.object({ asset: z.literal(asset), minor: z.bigint() }).transform(({ minor }): Money<A> => money(asset, minor))

export const UsdSchema = moneyOf('USD')
export const CoinsSchema = z.object({ BTC: moneyOf('BTC'), ETH: moneyOf('ETH') })
export const CoinSchema: z.ZodType<Money<Coin>, unknown> = z.union([moneyOf('BTC'), moneyOf('ETH')])
export const MoneySchema: z.ZodType<Money, unknown> = z.union([UsdSchema, CoinSchema])
