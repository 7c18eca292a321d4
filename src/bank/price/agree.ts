import { BANK_FEED, type Reading } from '#bank/ground/price.ts'

export type Verdict =
  /** The newest of them, which no other contradicts. */
  | { readonly kind: 'agreed'; readonly reading: Reading }
  /** At least two are too far apart: neither is trusted. */
  | { readonly kind: 'differ'; readonly low: Reading; readonly high: Reading }
  /** Others have spoken, and the bank has not for too long: nobody can trade at what only they say. */
  | { readonly kind: 'bank-silent' }
  /** No feed has said anything for too long. */
  | { readonly kind: 'silent' }

type Limits = { readonly now: number; readonly maxAgeMs: number; readonly maxDifferencePercent: number }

/** What the feeds say together. One that is silent contradicts nobody, and one from the future is not believed. */
export const agree = (readings: readonly Reading[], limits: Limits): Verdict => {
  const { now, maxAgeMs, maxDifferencePercent } = limits
  const fresh = readings.filter(({ at, price }) => now - at <= maxAgeMs && at - now <= FUTURE_MS && price.minor > 0n)
  const [low] = fresh.toSorted((a, b) => Number(a.price.minor - b.price.minor))
  const high = fresh.toSorted((a, b) => Number(b.price.minor - a.price.minor))[0]
  const newest = fresh.toSorted((a, b) => b.at - a.at)[0]
  if (low === undefined || high === undefined || newest === undefined) return { kind: 'silent' }
  if (!fresh.some(({ feed }) => feed === BANK_FEED)) return { kind: 'bank-silent' }
  const apart = (high.price.minor - low.price.minor) * 100n
  if (apart > low.price.minor * BigInt(maxDifferencePercent)) return { kind: 'differ', low, high }
  return { kind: 'agreed', reading: newest }
}

/** Clocks of two processes differ by less. */
const FUTURE_MS = 5_000
