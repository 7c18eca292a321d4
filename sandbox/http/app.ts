import { Hono } from 'hono'
import { faultMiddleware } from './faults.ts'
import { firstYears } from './first-years.ts'
import type { ApiServices } from './services.ts'
import { isTimeLimit } from '../store/database.ts'
import { answerError, errorBody, json } from './errors.ts'
import { marketRoutes } from './market.ts'
import { nodeRoutes } from './nodes.ts'
import { oauthRoutes } from './oauth.ts'
import { platformRoutes } from './platform.ts'
import { rateLimit } from './rate-limit.ts'
import { statementRoutes } from './statements.ts'
import { subnetRoutes } from './subnets.ts'
import { subscriptionRoutes } from './subscriptions.ts'
import { transactionRoutes } from './transactions.ts'
import { userMoreRoutes } from './users-more.ts'
import { userRoutes } from './users.ts'
import { badForm, Refusal } from '../kit/refusal.ts'

const PREFIX = '/v3.1'
/** What the same API was called before: the oldest clients write it into their paths themselves. */
const OLD_PREFIX = /^\/(?:api\/3|v3)(?=\/|$)/

/** Clients join base address and path in their own ways: doubled slashes and one at the end mean nothing. */
const plainPath = (request: Request): string => {
  const { url } = request
  const start = url.indexOf('/', url.indexOf('//') + 2)
  const end = url.slice(start).search(/[?#]/)
  const path = start < 0 ? '/' : end < 0 ? url.slice(start) : url.slice(start, start + end)
  const single = path.includes('//') ? path.replace(/\/{2,}/g, '/') : path
  const plain = single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single
  return plain.startsWith(PREFIX) ? plain : plain.replace(OLD_PREFIX, PREFIX)
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

/** The whole API under /v3.1. */
export const createApi = (services: ApiServices, report: (error: unknown) => void): Hono => {
  const api = new Hono({ getPath: plainPath })
  const v3 = new Hono()
  v3.use(faultMiddleware(services.faults))
  if (services.settings.rateLimit) v3.use(rateLimit(services))
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
  api.route(PREFIX, v3)
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
