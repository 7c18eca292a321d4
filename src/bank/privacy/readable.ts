import { toDecimal } from '#bank/ground/money.ts'
import { MoneySchema } from '#bank/ground/money-schema.ts'

/** Names of fields that hold a moment. */
const MOMENT = /(?:^|[a-z])At$|^(?:at|since|until|asOf)$/

/**
 * As a person reads it: amounts as decimals with their asset, moments in ISO 8601, nothing that is not there. Whatever
 * else there is stays as it is.
 */
export const readable = (value: unknown, name = ''): unknown => {
  if (typeof value === 'number' && MOMENT.test(name)) return new Date(value).toISOString()
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((each) => readable(each))
  if (typeof value !== 'object' || value === null) return value
  const amount = MoneySchema.safeParse(value)
  if (amount.success) return `${toDecimal(amount.data)} ${amount.data.asset}`
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(fields.map(([key, inner]) => [key, readable(inner, key)]))
}
