import { Hono } from 'hono'
import { cleanText } from '#kit/clean-text.ts'
import { isSameSecret } from '#kit/same-secret.ts'
import { type Checks, healthRoutes } from './health-routes.ts'

export type OperatorGuard = {
  /** What operators and Prometheus show; without one whoever reaches the port is let in. */
  readonly token?: string | undefined
  /** Names it may be called by, besides the loopback ones. */
  readonly names?: readonly string[]
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']
const REALM = { 'www-authenticate': 'Basic realm="Parley operators", charset="UTF-8"' }

const passwordIn = (authorization: string): string => {
  const [, scheme = '', value = ''] = /^(bearer|basic) +(\S+) *$/i.exec(authorization) ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  // What a browser asks for: any name, and the token as its password.
  return Buffer.from(value, 'base64')
    .toString('utf8')
    .replace(/^[^:]*:?/, '')
}

/** Longer names are cut. */
const LONGEST_NAME = 40

/** The name that an operator has logged in with; those that only show a token have none. */
export const operatorIn = (authorization: string | undefined): string => {
  const [, value = ''] = /^basic +(\S+) *$/i.exec(authorization ?? '') ?? []
  const [name = ''] = Buffer.from(value, 'base64').toString('utf8').split(':')
  return cleanText(name).slice(0, LONGEST_NAME) || 'operator'
}

/**
 * Before every route of the operators' port. Called by a name that is not one of ours, it is not there: a web page
 * elsewhere can have its own name lead here (DNS rebinding). Without the token it says whether all is well, for the
 * health checks of containers, and nothing more.
 */
export const operatorGuard = (guard: OperatorGuard, checks: Checks): Hono => {
  const names = new Set([...LOOPBACK, ...(guard.names ?? []).map((name) => name.toLowerCase())])
  const isNamed = (host: string): boolean => names.has(host.replace(/:\d+$/, '').toLowerCase())
  const isAllowed = (authorization: string | undefined): boolean =>
    guard.token === undefined || (authorization !== undefined && isSameSecret(passwordIn(authorization), guard.token))
  const brief = healthRoutes(checks)
  const app = new Hono()
  app.use('*', async (c, next) => {
    if (!isNamed(c.req.header('host') ?? '')) return c.json({ error: 'not-found' }, 404)
    if (isAllowed(c.req.header('authorization'))) return next()
    if (['/live', '/health'].includes(c.req.path)) return await brief.fetch(c.req.raw)
    return c.json({ error: 'token-needed' }, 401, REALM)
  })
  return app
}
