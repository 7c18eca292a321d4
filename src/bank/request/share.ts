import { type Usd, usd } from '#bank/ground/money.ts'

/** One bill among several people: what each of the others is asked for, and what the asker bears. */
export type Shares = { readonly each: Usd; readonly own: Usd }

/**
 * Equal shares to the cent; what does not divide stays with the asker, so that no payer is asked for a cent more than
 * another. `included`: whether the asker has a share of the bill too.
 */
export const shareEqually = (total: Usd, others: number, included: boolean): Shares => {
  if (others < 1) throw new RangeError('a bill is split with at least one other')
  const each = total.minor / BigInt(others + (included ? 1 : 0))
  return { each: usd(each), own: usd(total.minor - each * BigInt(others)) }
}
