/** What the sandbox keeps: dollars in cents, coins in 1e-8 units. Integers inside, floats only on the wire. */
export type Asset = 'USD' | 'BTC' | 'ETH'
export type Coin = Exclude<Asset, 'USD'>
export const COINS: readonly Coin[] = ['BTC', 'ETH']
export const isCoin = (text: unknown): text is Coin => text === 'BTC' || text === 'ETH'

const UNITS: Record<Asset, number> = { USD: 100, BTC: 100_000_000, ETH: 100_000_000 }
/** Above this a double no longer holds every cent. */
export const MAX_CENTS = 9_000_000_000_000_00n
export const MAX_DOLLARS = Number(MAX_CENTS) / 100

/** A wire number in dollars as cents, half-even at the second place; undefined when it is no amount at all. */
export const centsFromWire = (dollars: number): bigint | undefined => {
  if (!Number.isFinite(dollars) || Math.abs(dollars) > MAX_DOLLARS) return undefined
  // The shortest decimal that reads back as this double is what the caller wrote: 1.005 is a tie, not 1.00499….
  const [mantissa = '0', exponent = '0'] = dollars.toString().split('e')
  const negative = mantissa.startsWith('-')
  const [whole = '0', part = ''] = mantissa.replace('-', '').split('.')
  const scaled = shift(whole, part, Number(exponent) + 2)
  return negative ? -scaled : scaled
}

const shift = (whole: string, part: string, places: number): bigint => {
  const text = whole + part
  const point = whole.length + places
  const kept = point <= 0 ? 0n : BigInt(text.slice(0, point).padEnd(point, '0'))
  const rest = point <= 0 ? '0'.repeat(-point) + text : text.slice(point)
  if (rest === '' || rest.charAt(0) < '5') return kept
  const tie = /^50*$/.test(rest)
  return tie && kept % 2n === 0n ? kept : kept + 1n
}

export const toWire = (asset: Asset, units: bigint): number => Number(units) / UNITS[asset]

/** Coins bought with `cents` at `priceCents` per coin, rounded down to 1e-8. */
export const coinsFor = (cents: bigint, priceCents: bigint): bigint => (cents * 100_000_000n) / priceCents
