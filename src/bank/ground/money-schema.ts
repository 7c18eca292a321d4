import { z } from 'zod'
import { COINS, perCoin } from './coins.ts'
import { type Asset, type Coin, type Money, money } from './money.ts'

/** An amount as it is stored, with `minor` as bigint, made `Money` again. */
const moneyOf = <A extends Asset>(asset: A) =>
  z.object({ asset: z.literal(asset), minor: z.bigint() }).transform(({ minor }): Money<A> => money(asset, minor))

export const UsdSchema = moneyOf('USD')
export const CoinName = z.enum(COINS)
const EachCoin = z.object(perCoin((coin) => moneyOf<Coin>(coin).optional()))
/** What was stored before a coin was traded has none of it. */
export const CoinsSchema = EachCoin.transform((kept) => perCoin((coin) => kept[coin] ?? money<Coin>(coin, 0n)))
export const CoinSchema: z.ZodType<Money<Coin>, unknown> = z.union(COINS.map((coin) => moneyOf<Coin>(coin)))
export const MoneySchema: z.ZodType<Money, unknown> = z.union([UsdSchema, CoinSchema])
