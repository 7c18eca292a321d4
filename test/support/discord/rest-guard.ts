import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { isRefusal, refusal } from './errors.ts'
import { type Faults, refused } from './faults.ts'
import type { createLimits } from './limits.ts'
import type { DiscordState } from './state.ts'

export type Env = { Bindings: HttpBindings }

/** One request that the bot made, the tokens in its path hidden. */
export type SeenRequest = {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly code: number
}

export type GuardDeps = {
  readonly state: DiscordState
  readonly faults: Faults
  readonly limits: ReturnType<typeof createLimits>
  readonly requests: SeenRequest[]
  /** How many answers of 401, 403 and 429 a test may cause: Discord bans who causes many. */
  readonly invalidBudget: number
}

export const apiPath = (c: Context): string => decodeURIComponent(c.req.path).replace(/^\/api\/v10/, '')

const needsAuthorization = (path: string): boolean => !/^\/(webhooks\/\d+\/[^/]+|interactions)(\/|$)/.test(path)

const checkHeaders = ({ state }: GuardDeps, c: Context, path: string): void => {
  if (!/^DiscordBot \(.+, .+\)/.test(c.req.header('user-agent') ?? ''))
    throw refusal(403, 40_333, 'A user agent like "DiscordBot (url, version)" is required')
  if (needsAuthorization(path) && c.req.header('authorization') !== `Bot ${state.token}`)
    throw refusal(401, 0, '401: Unauthorized')
}

const limited = (c: Context, retryAfter: number, scope: 'user' | 'global' | 'shared'): Response => {
  c.header('retry-after', String(Math.ceil(retryAfter)))
  c.header('x-ratelimit-scope', scope)
  if (scope === 'global') c.header('x-ratelimit-global', 'true')
  return c.json({ message: 'You are being rate limited.', retry_after: retryAfter, global: scope === 'global' }, 429)
}

/** The request's place in the log and in the count of invalid ones. */
const note = (deps: GuardDeps, c: Context<Env>, path: string, code: number): void => {
  const hidden = path.replace(/^(\/(?:webhooks|interactions)\/\d+\/)[^/]+/, '$1…')
  deps.requests.push({ method: c.req.method, path: hidden, status: c.res.status, code })
  const invalid = deps.requests.filter(({ status }) => status === 401 || status === 403 || status === 429).length
  if (invalid === deps.invalidBudget + 1)
    deps.state.violations.push(`more than ${deps.invalidBudget} answers of 401, 403 or 429: Discord bans for that`)
}

/** Faults, headers, buckets; then the request itself; then the faults that strike after it was done. */
export const guard =
  (deps: GuardDeps): MiddlewareHandler<Env> =>
  async (c, next) => {
    const path = apiPath(c)
    const fault = deps.faults.take(c.req.method, path)
    if (fault?.kind === 'hold') await fault.until
    if (fault?.kind === 'reset-before') {
      c.env.incoming.socket.destroy()
      return c.body(null)
    }
    checkHeaders(deps, c, path)
    if (fault?.kind === 'refuse') throw refused(fault)
    if (fault?.kind === 'server-error') return c.text('<html>bad gateway</html>', fault.status as 502)
    const verdict = deps.limits.spend(c.req.method, path)
    for (const [name, value] of Object.entries(verdict.headers)) c.header(name, value)
    if (fault?.kind === 'rate-limit') {
      c.res = limited(c, fault.retryAfter, fault.scope ?? 'user')
    } else if (verdict.retryAfter !== undefined) {
      c.res = limited(c, verdict.retryAfter, 'user')
    } else {
      await next()
    }
    if (c.error === undefined) note(deps, c, path, 0)
    if (fault?.kind === 'reset-after') c.env.incoming.socket.destroy()
    if (fault?.kind === 'server-error-after') c.res = c.text('<html>bad gateway</html>', fault.status as 502)
    return undefined
  }

/** Discord's error shape; what is no refusal is a fault of the stand-in and fails the test. */
export const answerError =
  (deps: GuardDeps) =>
  (error: Error, c: Context<Env>): Response => {
    const refusing = isRefusal(error)
    if (!refusing) deps.state.violations.push(`the stand-in failed: ${error.stack ?? error.message}`)
    const { status, code, message, errors } = refusing
      ? error
      : { status: 500, code: 0, message: 'internal error', errors: undefined }
    c.res = c.json({ message, code, ...(errors ? { errors } : {}) }, status as 400)
    note(deps, c, apiPath(c), code)
    return c.res
  }
