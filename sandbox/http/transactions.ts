import type { Context, Hono } from 'hono'
import type { Document } from 'mongodb'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { allOf, eitherSide, oneSide, readFilter } from '../store/filter.ts'
import type { List } from '../store/lists.ts'
import type { NodeDoc, TransDoc } from '../store/documents.ts'
import { readFiltered, readPageOf } from '../store/page.ts'
import { createBatch } from '../transactions/batch.ts'
import { cancelTrans, commentOn } from '../transactions/change.ts'
import { parseCreate, prepareTrans } from '../transactions/create.ts'
import { disputeChargeback, disputeTrans } from '../transactions/dispute.ts'
import { retryTrans } from '../transactions/retry.ts'
import { storeTrans } from '../transactions/store-trans.ts'
import { type Reader, transBody } from '../transactions/wire.ts'
import { baseOf, requireCaller, requireGateway, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { errorBody, json } from './errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import { keyOf, ownKey } from './idempotency-key.ts'
import { badForm, notFound } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'
import { flag } from '../kit/wire-types.ts'

const KEYS = { items: 'trans', count: 'trans_count' }
/** What a transaction's life changes: a filter on it is answered by the store once that is up to date. */
const CHANGES = /recent_status|timeline|fees|extra\.(?:rate|other)/
const SIDES = { 'from.id': '_s.nodes', 'to.id': '_s.nodes', 'from.user._id': '_s.users', 'to.user._id': '_s.users' }
const ALIASES = { supp_id: 'extra.supp_id', group_id: 'extra.group_id' }
const Patch = z.looseObject({ comment: z.string().nullish(), retry_transaction: flag.nullish() })

/** The transaction of the path, which has to be one of the node of the path. */
const requireTrans = async (services: ApiServices, c: Context, node: NodeDoc): Promise<TransDoc> => {
  const id = c.req.param('t') ?? ''
  const trans = await services.pending.get(id)
  if (trans === undefined || !trans._s.nodes.includes(node._id)) throw notFound('transaction', id)
  return trans
}

const filterOf = (c: Context): Document | undefined => {
  const filter = readFilter(c.req.query('filter'), ALIASES)
  if (filter === undefined) return undefined
  const users = eitherSide(filter, ['from.user._id', 'to.user._id'], '_s.users')
  return oneSide(eitherSide(users, ['from.id', 'to.id'], '_s.nodes'), SIDES)
}

type Listing = { own: List; reader?: Reader }

const list = async (services: ApiServices, c: Context, { own, reader }: Listing): Promise<Response> => {
  const page = readPage(c, services.settings.maxPerPage)
  const filter = filterOf(c)
  if (filter !== undefined && CHANGES.test(JSON.stringify(filter)))
    await services.ledger.exclusively(() => services.ledger.flush())
  const { trans } = services.store
  const { found, total } =
    filter === undefined
      ? await readPageOf(trans, services.counts, { list: own, page })
      : await readFiltered(trans, { wanted: allOf(own.wanted, filter), page, filterMs: services.settings.filterMs })
  const base = baseOf(services, c)
  return json(
    listBody(
      KEYS,
      services.pending.newest(found).map((one) => transBody(one, base, reader)),
      total,
      page,
    ),
  )
}

const listRoutes = (app: Hono, services: ApiServices): void => {
  app.get('/trans', async (c) => {
    requireGateway(services, c)
    return list(services, c, { own: services.lists.trans })
  })
  app.get('/users/:u/trans', async (c) => {
    const user = await requireCaller(services, c, 'TRANS|GET')
    return list(services, c, { own: services.lists.transOfUser(user._id), reader: { user: user._id } })
  })
  app.get('/users/:u/nodes/:n/trans', async (c) => {
    const user = await requireCaller(services, c, 'TRANS|GET')
    const node = await requireNode(services, c, user)
    return list(services, c, { own: services.lists.transOfNode(node._id), reader: { node: node._id } })
  })
}

const createRoutes = (app: Hono, services: ApiServices): void => {
  app.post('/users/:u/nodes/:n/trans', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(services, c, 'TRANS|POST')
    const node = await requireNode(services, c, user)
    const trans = await underKey(services, { key: keyOf(services, c), collection: 'trans' }, async (id) => {
      const made = await prepareTrans(services, node, parseCreate(body), id)
      await storeTrans(services, made)
      return made
    })
    return json(transBody(trans, baseOf(services, c)))
  })

  app.post('/users/:u/nodes/:n/batch-trans', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(services, c, 'TRANS|POST')
    const node = await requireNode(services, c, user)
    const items = await createBatch(services, node, body, (key) => ownKey(services, c, key))
    const base = baseOf(services, c)
    const trans = items.map((item) => ('refused' in item ? errorBody(item.refused) : transBody(item.trans, base)))
    return json({ error_code: '0', http_code: '200', page_count: 1, success: true, trans })
  })
}

export const transactionRoutes = (app: Hono, services: ApiServices): void => {
  listRoutes(app, services)
  createRoutes(app, services)

  app.get('/users/:u/nodes/:n/trans/:t', async (c) => {
    const user = await requireCaller(services, c, 'TRAN|GET')
    const node = await requireNode(services, c, user)
    const trans = await requireTrans(services, c, node)
    return json(transBody(trans, baseOf(services, c), { node: node._id }))
  })

  // Go clients comment by POST.
  app.on(['PATCH', 'POST'], '/users/:u/nodes/:n/trans/:t', async (c) => {
    const raw = await readBody(c)
    const user = await requireCaller(services, c, 'TRAN|PATCH')
    const node = await requireNode(services, c, user)
    const trans = await requireTrans(services, c, node)
    const { comment, retry_transaction: retry } = parseBody(Patch, raw)
    if (retry === true)
      return json(transBody(await retryTrans(services, trans), baseOf(services, c), { node: node._id }))
    if (typeof comment !== 'string') throw badForm('Missing field in payload: comment.', 'comment')
    return json(transBody(await commentOn(services, trans._id, comment), baseOf(services, c), { node: node._id }))
  })

  app.delete('/users/:u/nodes/:n/trans/:t', async (c) => {
    const user = await requireCaller(services, c, 'TRAN|DELETE')
    const node = await requireNode(services, c, user)
    const trans = await requireTrans(services, c, node)
    return json(transBody(await cancelTrans(services, trans._id), baseOf(services, c), { node: node._id }))
  })

  app.patch('/users/:u/nodes/:n/trans/:t/dispute', async (c) => {
    const raw = await readBody(c)
    const user = await requireCaller(services, c, 'TRAN|PATCH')
    const node = await requireNode(services, c, user)
    const trans = await requireTrans(services, c, node)
    return json(await disputeTrans(services, { trans, node, user }, raw))
  })

  app.patch('/trans/:t/dispute-chargeback', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    const trans = await services.pending.get(c.req.param('t'))
    if (trans === undefined) throw notFound('transaction', c.req.param('t'))
    return json(transBody(await disputeChargeback(services, trans, raw), baseOf(services, c)))
  })
}
