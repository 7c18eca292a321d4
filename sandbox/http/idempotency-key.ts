import type { Context } from 'hono'
import type { CallKey } from '../idempotency/idempotency.ts'
import { presentPath } from './prefix.ts'
import type { ApiServices } from './services.ts'

/** A batch and a single call make the same transactions: a key that was spent on one is spent on both. */
const placeOf = (c: Context): string => presentPath(c).replace(/\/batch-trans$/, '/trans')

/** A caller's key, with the part of the platform it is spent in: the path, unless it was set otherwise. */
export const ownKey = ({ settings }: ApiServices, c: Context, key: string | undefined): CallKey | undefined => {
  if (key === undefined || key === '') return undefined
  switch (settings.idempotencyScope) {
    case 'client':
      return { key, place: undefined }
    case 'user':
      return { key, place: c.req.param('u') ?? '' }
    default:
      return { key, place: placeOf(c) }
  }
}

export const keyOf = (services: ApiServices, c: Context): CallKey | undefined =>
  ownKey(services, c, c.req.header('x-sp-idempotency-key'))
