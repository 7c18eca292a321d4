import { centsFromWire, MAX_DOLLARS } from './money.ts'
import { badForm } from './refusal.ts'

/** Where an amount stood in a call. */
type AmountField = { field: string; where?: 'payload' | 'query' }

const refused = ({ field, where = 'payload' }: AmountField, why: string) =>
  badForm(`Invalid field in ${where}: ${field}. ${why}`, field)

/** An amount of either sign in cents; one that is too large for the books is refused as that. */
export const requireCents = (dollars: number, at: AmountField): bigint => {
  if (Number.isNaN(dollars)) throw refused(at, 'It must be a number.')
  const cents = centsFromWire(dollars)
  if (cents === undefined) throw refused(at, `It must be at most ${MAX_DOLLARS}.`)
  return cents
}

/** An amount that something is paid with. */
export const requirePositiveCents = (dollars: number, at: AmountField): bigint => {
  if (dollars <= 0) throw refused(at, 'It must be above 0.')
  const cents = requireCents(dollars, at)
  if (cents <= 0n) throw refused(at, 'It must be at least 0.01.')
  return cents
}
