import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../kit/refusal.ts'
import { errorBody, json } from '../http/errors.ts'

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i

const sha = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(sha(a), sha(b))

const refuse = (status: number, errorCode: string, en: string): Response =>
  json(errorBody(new Refusal(status, errorCode, en)), status)

const isJson = (contentType: string | undefined): boolean =>
  (contentType ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json'

/** A browser names the page that calls. The operator's API has no pages: only one of its own address would be no stranger. */
const isForeign = (origin: string | undefined, host: string): boolean =>
  origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`

/**
 * Before every route of the operator's API. A web page elsewhere reaches the loopback too, by a name of its own that
 * leads here or by a form: neither carries the token, a loopback name, no strange origin and JSON.
 */
export const adminGuard =
  (token: string): MiddlewareHandler =>
  async (c, next) => {
    const host = c.req.header('host') ?? ''
    if (!LOOPBACK.test(host)) return refuse(404, '404', 'Cannot find the endpoint.')
    if (isForeign(c.req.header('origin'), host)) return refuse(403, '300', 'Web pages may not call the operator’s API.')
    if (c.req.path === '/health') return next()
    const given = /^bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (given === undefined || !same(given, token))
      return refuse(401, '110', 'The operator’s token is missing or wrong.')
    const hasBody = c.req.raw.body !== null || Number(c.req.header('content-length') ?? 0) > 0
    if (hasBody && !isJson(c.req.header('content-type'))) return refuse(415, '200', 'Only application/json is taken.')
    return next()
  }
