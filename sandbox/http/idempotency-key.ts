import type { Context } from 'hono'
import type { ApiServices } from './services.ts'

/** A caller's key as it is kept: with whose it is, where that is not the whole platform. */
export const ownKey = ({ settings }: ApiServices, c: Context, key: string | undefined): string | undefined => {
  if (key === undefined || key === '' || settings.idempotencyScope === 'client') return key
  return `${settings.idempotencyScope === 'user' ? (c.req.param('u') ?? '') : c.req.path}|${key}`
}

export const keyOf = (services: ApiServices, c: Context): string | undefined =>
  ownKey(services, c, c.req.header('x-sp-idempotency-key'))
