import type { Context } from 'hono'
import { badForm } from '../kit/refusal.ts'

export type Page = { page: number; perPage: number }

/** What clients write out for a value they do not have. */
const NOTHING = new Set(['', 'undefined', 'null', 'None'])

const count = (c: Context, name: string, otherwise: number): number => {
  const given = c.req.query(name)
  if (given === undefined || NOTHING.has(given)) return otherwise
  if (!/^\d{1,9}$/.test(given) || Number(given) === 0) throw badForm(`${name} must be a whole number from 1.`, name)
  return Number(given)
}

/** `page` (from 1) and `per_page` (or `limit`) of a list, clamped to the largest page allowed. */
export const readPage = (c: Context, maxPerPage: number): Page => ({
  page: count(c, 'page', 1),
  perPage: Math.min(count(c, 'per_page', count(c, 'limit', 20)), maxPerPage),
})

export type ListKeys = { items: string; count: string }

/** The envelope of a list: keys in the order of the recorded answers. */
export const listBody = (
  keys: ListKeys,
  items: readonly unknown[],
  total: number,
  { page, perPage }: Page,
): object => ({
  error_code: '0',
  http_code: '200',
  limit: perPage,
  [keys.count]: total,
  [keys.items]: items,
  page,
  page_count: Math.max(1, Math.ceil(total / perPage)),
  success: true,
})
