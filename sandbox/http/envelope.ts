import type { Context } from 'hono'
import { badForm } from '../kit/refusal.ts'

export type Page = { page: number; perPage: number }

/** What clients write out for a value they do not have. */
const NOTHING = new Set(['', 'undefined', 'null', 'None'])

const LAST_PAGE = 999_999_999

const count = (c: Context, name: string, otherwise: number): number => {
  const given = c.req.query(name)
  if (given === undefined || NOTHING.has(given)) return otherwise
  if (!/^0*[1-9]\d*$/.test(given)) throw badForm(`${name} must be a whole number from 1.`, name)
  // Beyond any list: the page is an empty one.
  return Math.min(Number(given), LAST_PAGE)
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
