import { type Asset, money, type Money, SCALE, toDecimal } from '#bank/ground/money.ts'

type Decimal = { readonly digits: bigint; readonly places: number }

const WIRE = /^(-?)(\d{1,30})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/
// A double prints every decimal of up to 15 digits back unchanged, and no longer ones.
const EXACT_DIGITS = 10n ** 15n

/** The decimal that a number of the bank's JSON stands for: its shortest text, never its binary neighbour. */
const decimalOf = (wire: number | string): Decimal | undefined => {
  const [, sign, whole, part = '', exponent = '0'] = WIRE.exec(String(wire).trim()) ?? []
  if (whole === undefined) return undefined
  const digits = BigInt(`${sign}${whole}${part}`)
  const places = part.length - Number(exponent)
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 }
}

const halfEven = (digits: bigint, divisor: bigint): bigint => {
  const quotient = digits / divisor
  const twice = (digits % divisor) * 2n
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n)
  return up ? quotient + 1n : quotient
}

const inRange = (minor: bigint): boolean => minor >= 0n && minor < 2n ** 63n

/** The exact amount, or undefined for what is no amount, negative, or has more places than the asset keeps. */
export const exactMoney = <A extends Asset>(asset: A, wire: number | string): Money<A> | undefined => {
  const decimal = decimalOf(wire)
  if (decimal === undefined) return undefined
  const divisor = 10n ** BigInt(Math.max(0, decimal.places - SCALE[asset]))
  const minor = (decimal.digits * 10n ** BigInt(Math.max(0, SCALE[asset] - decimal.places))) / divisor
  return decimal.digits % divisor === 0n && inRange(minor) ? money(asset, minor) : undefined
}

/**
 * For balances and prices, which the bank makes by its own arithmetic: rounded half-even to the asset's places.
 * A balance below zero (a return came after the money was spent) is zero: there is nothing to spend.
 */
export const roundedMoney = <A extends Asset>(asset: A, wire: number | string): Money<A> | undefined => {
  const decimal = decimalOf(wire)
  if (decimal === undefined) return undefined
  if (decimal.digits < 0n) return money(asset, 0n)
  const scaled = decimal.digits * 10n ** BigInt(Math.max(0, SCALE[asset] - decimal.places))
  const minor = halfEven(scaled, 10n ** BigInt(Math.max(0, decimal.places - SCALE[asset])))
  return inRange(minor) ? money(asset, minor) : undefined
}

/** @throws RangeError above 15 digits, which a JSON number does not carry exactly: a bug, no customer owns that. */
export const toWire = (amount: Money): number => {
  if (amount.minor >= EXACT_DIGITS)
    throw new RangeError(`${toDecimal(amount)} ${amount.asset} is too long for the bank`)
  return Number(toDecimal(amount))
}
