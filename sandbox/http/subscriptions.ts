import type { Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import type { SubscriptionDoc } from '../store/documents.ts'
import { readPageOf } from '../store/page.ts'
import { logBody } from '../subscriptions/logs.ts'
import { addressOf } from '../subscriptions/address.ts'
import { isScope } from '../subscriptions/scopes.ts'
import { baseOf, requireGateway } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import { keyOf } from './idempotency-key.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'
import { flag, optional } from '../kit/wire-types.ts'

/** An address, of which clients leave out the scheme. */
const url = z
  .string()
  .max(8_192)
  .refine((address) => z.url({ protocol: /^https?$/ }).safeParse(addressOf(address)).success, 'Invalid URL')
const scope = z.array(z.string()).max(100)
const Create = z.looseObject({ url, scope })
const Patch = z.looseObject({ url: optional(url), scope: optional(scope), is_active: optional(flag) })

const checkScopes = (scopes: readonly string[]): void => {
  const unknown = scopes.find((one) => !isScope(one))
  if (unknown !== undefined) throw badForm(`Invalid field in payload: scope. ${unknown} is unknown.`, 'scope')
}

const body = (subscription: SubscriptionDoc, base: string): object => ({
  _id: subscription._id,
  _links: { self: { href: `${base}/subscriptions/${subscription._id}` } },
  _v: 2,
  client_id: subscription.client_id,
  is_active: subscription.is_active,
  scope: subscription.scope,
  url: subscription.url,
})

const KEYS = { items: 'subscriptions', count: 'subscriptions_count' }

const createRoute = (app: Hono, services: ApiServices): void => {
  app.post('/subscriptions', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const made = await underKey(services, { key: keyOf(services, c), collection: 'subscriptions' }, async (id) => {
      const given = parseBody(Create, raw)
      checkScopes(given.scope)
      const subscription = {
        _id: id,
        client_id: services.platform.id,
        is_active: true,
        scope: given.scope,
        url: given.url,
      }
      await services.subscriptions.insert(subscription)
      return subscription
    })
    return json(body(made, baseOf(services, c)))
  })
}

const listRoutes = (app: Hono, services: ApiServices): void => {
  app.get('/subscriptions', (c) => {
    requireGateway(services, c)
    const page = readPage(c, services.settings.maxPerPage)
    const all = services.subscriptions.all()
    const shown = all.slice((page.page - 1) * page.perPage, page.page * page.perPage)
    return json(
      listBody(
        KEYS,
        shown.map((one) => body(one, baseOf(services, c))),
        all.length,
        page,
      ),
    )
  })

  app.get('/subscriptions/logs', async (c) => {
    requireGateway(services, c)
    const page = readPage(c, services.settings.maxPerPage)
    const { found: logs } = await readPageOf(services.store.deliveries, services.counts, {
      list: services.lists.deliveries,
      page,
    })
    return json({
      error_code: '0',
      http_code: '200',
      limit: page.perPage,
      logs: logs.map((one) => logBody(services, one)),
      success: true,
    })
  })
}

export const subscriptionRoutes = (app: Hono, services: ApiServices): void => {
  createRoute(app, services)
  // A fixed path comes before a path with an id in the same place.
  listRoutes(app, services)

  app.get('/subscriptions/:s', (c) => {
    requireGateway(services, c)
    const subscription = services.subscriptions.get(c.req.param('s'))
    if (subscription === undefined) throw notFound('subscription', c.req.param('s'))
    return json(body(subscription, baseOf(services, c)))
  })

  app.patch('/subscriptions/:s', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const id = c.req.param('s')
    const given = parseBody(Patch, raw)
    checkScopes(given.scope ?? [])
    const after = await services.locks(`subscription:${id}`, async () => {
      const subscription = services.subscriptions.get(id)
      if (subscription === undefined) throw notFound('subscription', id)
      const changed = {
        ...subscription,
        is_active: given.is_active ?? subscription.is_active,
        scope: given.scope ?? subscription.scope,
        url: given.url ?? subscription.url,
      }
      await services.subscriptions.replace(changed)
      return changed
    })
    return json(body(after, baseOf(services, c)))
  })
}
