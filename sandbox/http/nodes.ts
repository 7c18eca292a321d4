import type { Hono } from 'hono'
import type { Document } from 'mongodb'
import type { ApiServices } from './services.ts'
import { type Created, createNodesFor } from '../nodes/create.ts'
import { dummyTransaction } from '../transactions/dummy.ts'
import { deleteNode, patchNode } from '../nodes/patch.ts'
import { refreshNode } from '../nodes/refresh.ts'
import { publishNode } from '../nodes/publish.ts'
import { nodeBodies, oneNodeBody } from '../nodes/view.ts'
import { allOf, readFilter } from '../store/filter.ts'
import type { List } from '../store/lists.ts'
import { readFiltered, readPageOf } from '../store/page.ts'
import { baseOf, requireCaller, requireGateway, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, type Page, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import { keyOf } from './idempotency-key.ts'
import { isYes } from '../kit/parse.ts'

const KEYS = { items: 'nodes', count: 'node_count' }
export const NODE_ALIASES = { supp_id: 'extra.supp_id' }

type ListQuery = { own: List; filter: Document | undefined; page: Page; base: string }

const list = async (services: ApiServices, { own, filter, page, base }: ListQuery): Promise<Response> => {
  const { nodes: all } = services.store
  const { found: nodes, total } =
    filter === undefined
      ? await readPageOf(all, services.counts, { list: own, page })
      : await readFiltered(all, { wanted: allOf(own.wanted, filter), page, filterMs: services.settings.filterMs })
  return json(listBody(KEYS, await nodeBodies(services, nodes, { base }), total, page))
}

const collectionRoutes = (app: Hono, services: ApiServices): void => {
  app.get('/nodes', async (c) => {
    requireGateway(services, c)
    const page = readPage(c, services.settings.maxPerPage)
    const filter = readFilter(c.req.query('filter'), NODE_ALIASES)
    return list(services, { own: services.lists.nodes, filter, page, base: baseOf(services, c) })
  })

  app.get('/users/:u/nodes', async (c) => {
    const user = await requireCaller(services, c, 'NODES|GET')
    const page = readPage(c, services.settings.maxPerPage)
    const filter = readFilter(c.req.query('filter'), NODE_ALIASES)
    const type = c.req.query('type') ?? ''
    const narrowed = type === '' ? filter : allOf({ type }, filter ?? {})
    return list(services, { own: services.lists.nodesOf(user._id), filter: narrowed, page, base: baseOf(services, c) })
  })

  app.post('/users/:u/nodes', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(services, c, 'NODES|POST')
    const use = { key: keyOf(services, c), collection: 'nodes', hasMade: (one: Created) => 'nodes' in one } as const
    const made = await underKey(services, use, (id) => createNodesFor(services, user, body, id))
    if ('question' in made) return json({ error_code: '10', http_code: '202', mfa: made.question, success: true }, 202)
    if ('preview' in made) return json(made.preview)
    for (const node of made.nodes) await publishNode(services, node)
    const page = { page: 1, perPage: 20 }
    return json(
      listBody(KEYS, await nodeBodies(services, made.nodes, { base: baseOf(services, c) }), made.nodes.length, page),
    )
  })
}

export const nodeRoutes = (app: Hono, services: ApiServices): void => {
  collectionRoutes(app, services)

  app.get('/users/:u/nodes/:n', async (c) => {
    const user = await requireCaller(services, c, 'NODE|GET')
    let node = await requireNode(services, c, user)
    if (isYes(c.req.query('force_refresh'))) node = await refreshNode(services, node)
    const dehydrate = isYes(c.req.query('full_dehydrate'))
    return json(await oneNodeBody(services, node, { base: baseOf(services, c), dehydrate }))
  })

  app.patch('/users/:u/nodes/:n', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(services, c, 'NODE|PATCH')
    const node = await requireNode(services, c, user)
    const after = await patchNode(services, node._id, body, c.req.query())
    return json(await oneNodeBody(services, after, { base: baseOf(services, c) }))
  })

  app.delete('/users/:u/nodes/:n', async (c) => {
    const user = await requireCaller(services, c, 'NODE|DELETE')
    const node = await requireNode(services, c, user)
    const after = await deleteNode(services, node._id)
    // Earlier clients read the envelope, later ones the node: both are there.
    const shown = await oneNodeBody(services, after, { base: baseOf(services, c) })
    return json({ ...shown, error_code: '0', http_code: '200', success: true })
  })

  app.get('/users/:u/nodes/:n/dummy-tran', async (c) => {
    // Reads by its verb, creates by its effect.
    const user = await requireCaller(services, c, 'TRANS|POST')
    const node = await requireNode(services, c, user)
    const { amount, type, is_credit: isCredit, subnetid: subnet, foreign_transaction: foreign } = c.req.query()
    const trans = await dummyTransaction(
      services,
      { node, user },
      {
        ...(amount === undefined || amount === 'undefined' ? {} : { amount }),
        ...(type === undefined || type === 'undefined' ? {} : { type }),
        isCredit: isYes(isCredit),
        subnet,
        foreign: isYes(foreign),
      },
    )
    return json({ success: true, transaction_id: trans._id })
  })
}
