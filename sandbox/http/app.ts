import { Hono, type MiddlewareHandler } from 'hono'
import { faultMiddleware } from './faults.ts'
import { firstYears } from './first-years.ts'
import type { ApiServices } from './services.ts'
import { isTimeLimit } from '../store/database.ts'
import { answerError, errorBody, json } from './errors.ts'
import { marketRoutes } from './market.ts'
import { nodeRoutes } from './nodes.ts'
import { oauthRoutes } from './oauth.ts'
import { platformRoutes } from './platform.ts'
import { FIRST_PREFIX, PREFIX } from './prefix.ts'
import { rateLimit } from './rate-limit.ts'
import { statementRoutes } from './statements.ts'
import { subnetRoutes } from './subnets.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { transactionRoutes } from './transactions.ts'
import { userMoreRoutes } from './users-more.ts'
import { userRoutes } from './users.ts'
import { badForm, Refusal } from '../kit/refusal.ts'
import { firstYearsOf } from '../kit/settings.ts'

/** Some clients leave the second figure out. */
const SHORT_PREFIX = /^\/v3(?=\/|$)/

/** Clients join base address and path in their own ways: doubled slashes and one at the end mean nothing. */
const plainPath = (request: Request): string => {
  const { url } = request
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const end = url.slice(start).search(/[?#]/)
  const path = start < 0 ? '/' : end < 0 ? url.slice(start) : url.slice(start, start + end)
  const single = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path
  const plain = single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single
  return plain.startsWith(PREFIX) ? plain : plain.replace(SHORT_PREFIX, PREFIX)
}

/** Which verbs a path knows: a wrong verb on a right path and a wrong path get different answers. */
const pathMatcher = (routes: readonly { method: string; path: string }[]) => {
  const patterns = routes
    .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
    .map(({ path }) => new RegExp(`^${path.replace(/:[a-z]+/g, '[^/]+')}$`))
  return (path: string): boolean => patterns.some((pattern) => pattern.test(path))
}

/** Wrong values were answered with more than one status over the years. */
const asSet = (error: unknown, { wrongValueStatus }: ApiServices['settings']): unknown =>
  error instanceof Refusal && error.errorCode === '400'
    ? new Refusal(wrongValueStatus, '400', error.message, { word: error.word, field: error.field })
    : error

/** What stands before every route, whatever the address: made once, for a limit counts the calls of all addresses. */
type Before = readonly MiddlewareHandler[]

const routesOf = (services: ApiServices, before: Before): Hono => {
  const v3 = new Hono()
  for (const one of before) v3.use(one)
  if (services.settings.era === 'first') v3.use(firstYears())
  // Fixed paths come before paths with ids in the same place.
  marketRoutes(v3, services)
  platformRoutes(v3, services)
  userRoutes(v3, services)
  userMoreRoutes(v3, services)
  oauthRoutes(v3, services)
  nodeRoutes(v3, services)
  transactionRoutes(v3, services)
  subnetRoutes(v3, services)
  statementRoutes(v3, services)
  subscriptionRoutes(v3, services)
  return v3
}

/** The whole API under /v3.1, and under the address of the first years as it was then. */
export const createApi = (services: ApiServices, report: (error: unknown) => void): Hono => {
  const api = new Hono({ getPath: plainPath })
  const before: Before = [
    faultMiddleware(services.faults),
    ...(services.settings.rateLimit ? [rateLimit(services)] : []),
  ]
  api.route(PREFIX, routesOf(services, before))
  const then = services.settings.oldAddress === 'first'
  const settings = then ? firstYearsOf(services.settings) : services.settings
  api.route(FIRST_PREFIX, routesOf({ ...services, settings }, before))
  const isKnown = pathMatcher(api.routes)
  api.notFound((c) => {
    const { path, method } = c.req
    const refusal = isKnown(path)
      ? new Refusal(405, '410', `Method ${method} is not allowed on this endpoint.`)
      : new Refusal(404, '404', `Cannot find the endpoint ${path}.`)
    return json(errorBody(refusal), refusal.status)
  })
  api.onError((error) => {
    if (error instanceof URIError) return answerError(badForm('Malformed URL.'))
    if (isTimeLimit(error)) return answerError(new Refusal(503, '503', 'The filter takes too long. Narrow it down.'))
    if (!(error instanceof Refusal)) report(error)
    return answerError(asSet(error, services.settings))
  })
  return api
}
