import type { Hono } from 'hono'
import { z } from 'zod'
import type { House } from '../house.ts'
import type { SubscriptionDoc } from '../store/documents.ts'
import { readPageOf } from '../store/page.ts'
import { logBody } from '../subscriptions/logs.ts'
import { isScope } from '../subscriptions/scopes.ts'
import { baseOf, requireGateway } from './auth.ts'
import { parseBody, readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { badForm, json, notFound } from './errors.ts'
import { keyOf, underKey } from '../idempotency/idempotency.ts'

const url = z.url({ protocol: /^https?$/ }).max(8_192)
const scope = z.array(z.string()).min(1).max(100)
const Create = z.looseObject({ url, scope })
const Patch = z.looseObject({ url: url.optional(), scope: scope.optional(), is_active: z.boolean().optional() })

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

export const subscriptionRoutes = (app: Hono, house: House): void => {
  app.post('/subscriptions', async (c) => {
    const raw = await readBody(c)
    requireGateway(house, c)
    const made = await underKey(house, { key: keyOf(house, c), collection: 'subscriptions' }, async (id) => {
      const given = parseBody(Create, raw)
      checkScopes(given.scope)
      const subscription = {
        _id: id,
        client_id: house.platform.id,
        is_active: true,
        scope: given.scope,
        url: given.url,
      }
      await house.subscriptions.insert(subscription)
      return subscription
    })
    return json(body(made, baseOf(house, c)))
  })

  app.get('/subscriptions', (c) => {
    requireGateway(house, c)
    const page = readPage(c, house.settings.maxPerPage)
    const all = house.subscriptions.all()
    const shown = all.slice((page.page - 1) * page.perPage, page.page * page.perPage)
    return json(
      listBody(
        KEYS,
        shown.map((one) => body(one, baseOf(house, c))),
        all.length,
        page,
      ),
    )
  })

  app.get('/subscriptions/logs', async (c) => {
    requireGateway(house, c)
    const page = readPage(c, house.settings.maxPerPage)
    const { found: logs } = await readPageOf(house.store.deliveries, house.counts, {
      list: house.lists.deliveries,
      page,
    })
    return json({
      error_code: '0',
      http_code: '200',
      limit: page.perPage,
      logs: logs.map((one) => logBody(house, one)),
      success: true,
    })
  })

  app.get('/subscriptions/:s', (c) => {
    requireGateway(house, c)
    const known = house.subscriptions.get(c.req.param('s'))
    if (known === undefined) throw notFound('subscription', c.req.param('s'))
    return json(body(known, baseOf(house, c)))
  })

  app.patch('/subscriptions/:s', async (c) => {
    const raw = await readBody(c)
    requireGateway(house, c)
    const id = c.req.param('s')
    const given = parseBody(Patch, raw)
    checkScopes(given.scope ?? [])
    const after = await house.locks(`subscription:${id}`, async () => {
      const known = house.subscriptions.get(id)
      if (known === undefined) throw notFound('subscription', id)
      const changed = {
        ...known,
        is_active: given.is_active ?? known.is_active,
        scope: given.scope ?? known.scope,
        url: given.url ?? known.url,
      }
      await house.subscriptions.replace(changed)
      return changed
    })
    return json(body(after, baseOf(house, c)))
  })
}
