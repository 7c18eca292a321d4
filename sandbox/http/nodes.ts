import type { Hono } from 'hono'
import type { Document } from 'mongodb'
import type { House } from '../house.ts'
import { createNodesFor } from '../nodes/create.ts'
import { dummyTransaction } from '../transactions/dummy.ts'
import { deleteNode, patchNode } from '../nodes/patch.ts'
import { refreshNode } from '../nodes/refresh.ts'
import { tellNode } from '../nodes/publish.ts'
import { nodeBody } from '../nodes/wire.ts'
import { allOf, readFilter } from '../store/filter.ts'
import type { NodeDoc } from '../store/documents.ts'
import type { List } from '../store/lists.ts'
import { readFiltered, readPageOf } from '../store/page.ts'
import { baseOf, requireCaller, requireGateway, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { isYes, listBody, type Page, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { keyOf, underKey } from '../idempotency/idempotency.ts'

const KEYS = { items: 'nodes', count: 'node_count' }
export const NODE_ALIASES = { supp_id: 'extra.supp_id' }

const bodies = async (house: House, nodes: readonly NodeDoc[], base: string): Promise<object[]> => {
  const balances = await house.balances.many(nodes.map(({ _id }) => _id))
  return nodes.map((node) => nodeBody(node, { base, balance: balances.get(node._id) }))
}

const oneBody = async (house: House, node: NodeDoc, base: string, dehydrate = false): Promise<object> =>
  nodeBody(node, { base, dehydrate, balance: await house.balances.of(node._id) })

type ListQuery = { own: List; filter: Document | undefined; page: Page; base: string }

const list = async (house: House, { own, filter, page, base }: ListQuery): Promise<Response> => {
  const { nodes: all } = house.store
  const { found: nodes, total } =
    filter === undefined
      ? await readPageOf(all, house.counts, { list: own, page })
      : await readFiltered(all, { wanted: allOf(own.wanted, filter), page, filterMs: house.settings.filterMs })
  return json(listBody(KEYS, await bodies(house, nodes, base), total, page))
}

const collectionRoutes = (app: Hono, house: House): void => {
  app.get('/nodes', async (c) => {
    requireGateway(house, c)
    const page = readPage(c, house.settings.maxPerPage)
    const filter = readFilter(c.req.query('filter'), NODE_ALIASES)
    return list(house, { own: house.lists.nodes, filter, page, base: baseOf(house, c) })
  })

  app.get('/users/:u/nodes', async (c) => {
    const user = await requireCaller(house, c, 'NODES|GET')
    const page = readPage(c, house.settings.maxPerPage)
    const filter = readFilter(c.req.query('filter'), NODE_ALIASES)
    const type = c.req.query('type') ?? ''
    const narrowed = type === '' ? filter : allOf({ type }, filter ?? {})
    return list(house, { own: house.lists.nodesOf(user._id), filter: narrowed, page, base: baseOf(house, c) })
  })

  app.post('/users/:u/nodes', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(house, c, 'NODES|POST')
    const made = await underKey(house, { key: keyOf(house, c), collection: 'nodes' }, (id) =>
      createNodesFor(house, user, body, id),
    )
    if ('question' in made) return json({ error_code: '10', http_code: '202', mfa: made.question, success: true }, 202)
    if ('preview' in made) return json(made.preview)
    for (const node of made.nodes) await tellNode(house, node)
    const page = { page: 1, perPage: 20 }
    return json(listBody(KEYS, await bodies(house, made.nodes, baseOf(house, c)), made.nodes.length, page))
  })
}

export const nodeRoutes = (app: Hono, house: House): void => {
  collectionRoutes(app, house)

  app.get('/users/:u/nodes/:n', async (c) => {
    const user = await requireCaller(house, c, 'NODE|GET')
    let node = await requireNode(house, c, user)
    if (isYes(c.req.query('force_refresh'))) node = await refreshNode(house, node)
    return json(await oneBody(house, node, baseOf(house, c), isYes(c.req.query('full_dehydrate'))))
  })

  app.patch('/users/:u/nodes/:n', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(house, c, 'NODE|PATCH')
    const node = await requireNode(house, c, user)
    const after = await patchNode(house, node._id, body, c.req.query())
    return json(await oneBody(house, after, baseOf(house, c)))
  })

  app.delete('/users/:u/nodes/:n', async (c) => {
    const user = await requireCaller(house, c, 'NODE|DELETE')
    const node = await requireNode(house, c, user)
    return json(await oneBody(house, await deleteNode(house, node._id), baseOf(house, c)))
  })

  app.get('/users/:u/nodes/:n/dummy-tran', async (c) => {
    // Reads by its verb, creates by its effect.
    const user = await requireCaller(house, c, 'TRANS|POST')
    const node = await requireNode(house, c, user)
    const { amount, type, is_credit: isCredit, subnetid: subnet, foreign_transaction: foreign } = c.req.query()
    const trans = await dummyTransaction(
      house,
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
