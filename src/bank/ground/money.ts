import { err, ok, type Result } from '#kit/result.ts'
import { type Coin, perCoin, scaleOf } from './coins.ts'

export { type Coin, COINS } from './coins.ts'

export type Asset = 'USD' | Coin
/** Decimal places kept per asset: cents for dollars, and the places the bank keeps for each coin. */
export const SCALE: Readonly<Record<Asset, number>> = { USD: 2, ...perCoin(scaleOf) }

declare const checked: unique symbol
/** A whole, non-negative number of smallest units, made only by `money`. Direction lives in the posting, never in a sign. */
export type Money<A extends Asset = Asset> = { readonly asset: A; readonly minor: bigint; readonly [checked]: true }
export type Usd = Money<'USD'>
export type Short<A extends Asset> = { readonly kind: 'short'; readonly by: Money<A> }

/** @throws RangeError outside what a signed 64-bit integer holds: a bug in the caller, never bad input. */
export const money = <A extends Asset>(asset: A, minor: bigint): Money<A> => {
  if (minor < 0n || minor >= 2n ** 63n) throw new RangeError(`${minor} ${asset} is out of range`)
  return { asset, minor } as Money<A>
}
/** Of each coin so many. */
export type Coins = Readonly<Record<Coin, Money<Coin>>>
export const usd = (cents: bigint): Usd => money('USD', cents)

const minors = (a: Money, b: Money): readonly [bigint, bigint] => {
  if (a.asset !== b.asset) throw new TypeError(`${a.asset} with ${b.asset}`) // the types forbid it; a union could slip by
  return [a.minor, b.minor]
}

export const add = <A extends Asset>(a: Money<A>, b: Money<NoInfer<A>>): Money<A> => {
  const [x, y] = minors(a, b)
  return money(a.asset, x + y)
}

export const subtract = <A extends Asset>(a: Money<A>, b: Money<NoInfer<A>>): Result<Money<A>, Short<A>> => {
  const [x, y] = minors(a, b)
  return x >= y ? ok(money(a.asset, x - y)) : err({ kind: 'short', by: money(a.asset, y - x) })
}

export const isZero = (amount: Money): boolean => amount.minor === 0n

/** Plain decimal digits, all places of the asset: `1234.50`, `0.00012000`. */
export const toDecimal = ({ asset, minor }: Money): string => {
  const digits = minor.toString().padStart(SCALE[asset] + 1, '0')
  return `${digits.slice(0, -SCALE[asset])}.${digits.slice(-SCALE[asset])}`
}

/**
 * What a person typed: `20`, `20.5`, `$1,234.50`, `0.001`. Groups of three after the first comma only;
 * more decimals than the asset has is a refusal, never a rounding.
 */
export const parseMoney = <A extends Asset>(asset: A, text: string): Result<Money<A>, { kind: 'not-an-amount' }> => {
  const bare = text.trim().replace(/^\$\s?/, '')
  const match = /^(\d{1,9}|\d{1,3}(?:,\d{3}){1,2})(?:\.(\d+))?$/.exec(bare)
  const whole = match?.[1]?.replaceAll(',', '')
  const part = match?.[2] ?? ''
  if (whole === undefined || part.length > SCALE[asset]) return err({ kind: 'not-an-amount' })
  return ok(money(asset, BigInt(whole + part.padEnd(SCALE[asset], '0'))))
}

/** Dollars with grouping for a person to read: `$1,234.50`. */
export const formatUsd = (amount: Usd): string => `$${group(toDecimal(amount))}`

/** Coins for a person to read, without trailing zeros: `0.0125 BTC`. */
export const formatCoin = (amount: Money<Coin>): string =>
  `${group(toDecimal(amount).replace(/\.?0+$/, ''))} ${amount.asset}`

const group = (decimal: string): string => {
  const [whole = '0', part] = decimal.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}
