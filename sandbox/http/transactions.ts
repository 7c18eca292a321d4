import type { Context, Hono } from 'hono'
import type { Document } from 'mongodb'
import { z } from 'zod'
import type { House } from '../house.ts'
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
import { transBody } from '../transactions/wire.ts'
import { baseOf, requireCaller, requireGateway, requireNode } from './auth.ts'
import { parseBody, readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { badForm, json, notFound } from './errors.ts'
import { keyOf, ownKey, underKey } from '../idempotency/idempotency.ts'

const KEYS = { items: 'trans', count: 'trans_count' }
/** What a transaction's life changes: a filter on it is answered by the store once that is up to date. */
const CHANGES = /recent_status|timeline|fees|extra\.(?:rate|other)/
const SIDES = { 'from.id': '_s.nodes', 'to.id': '_s.nodes', 'from.user._id': '_s.users', 'to.user._id': '_s.users' }
const ALIASES = { supp_id: 'extra.supp_id', group_id: 'extra.group_id' }
const Patch = z.looseObject({ comment: z.string().nullish(), retry_transaction: z.boolean().nullish() })

/** The transaction of the path, as seen from one of its two nodes. */
const requireTrans = async (house: House, c: Context, node: NodeDoc): Promise<TransDoc> => {
  const id = c.req.param('t') ?? ''
  const trans = await house.pending.get(id)
  if (trans === undefined || !trans._s.nodes.includes(node._id)) throw notFound('transaction', id)
  return trans
}

const filterOf = (c: Context): Document | undefined => {
  const filter = readFilter(c.req.query('filter'), ALIASES)
  if (filter === undefined) return undefined
  const users = eitherSide(filter, ['from.user._id', 'to.user._id'], '_s.users')
  return oneSide(eitherSide(users, ['from.id', 'to.id'], '_s.nodes'), SIDES)
}

const list = async (house: House, c: Context, own: List): Promise<Response> => {
  const page = readPage(c, house.settings.maxPerPage)
  const filter = filterOf(c)
  if (filter !== undefined && CHANGES.test(JSON.stringify(filter)))
    await house.ledger.exclusively(() => house.ledger.flush())
  const { trans } = house.store
  const { found, total } =
    filter === undefined
      ? await readPageOf(trans, house.counts, { list: own, page })
      : await readFiltered(trans, { wanted: allOf(own.wanted, filter), page, filterMs: house.settings.filterMs })
  const base = baseOf(house, c)
  return json(
    listBody(
      KEYS,
      house.pending.newest(found).map((one) => transBody(one, base)),
      total,
      page,
    ),
  )
}

const listRoutes = (app: Hono, house: House): void => {
  app.get('/trans', async (c) => {
    requireGateway(house, c)
    return list(house, c, house.lists.trans)
  })
  app.get('/users/:u/trans', async (c) => {
    const user = await requireCaller(house, c, 'TRANS|GET')
    return list(house, c, house.lists.transOfUser(user._id))
  })
  app.get('/users/:u/nodes/:n/trans', async (c) => {
    const user = await requireCaller(house, c, 'TRANS|GET')
    const node = await requireNode(house, c, user)
    return list(house, c, house.lists.transOfNode(node._id))
  })
}

const createRoutes = (app: Hono, house: House): void => {
  app.post('/users/:u/nodes/:n/trans', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(house, c, 'TRANS|POST')
    const node = await requireNode(house, c, user)
    const trans = await underKey(house, { key: keyOf(house, c), collection: 'trans' }, async (id) => {
      const made = await prepareTrans(house, node, parseCreate(body), id)
      await storeTrans(house, made)
      return made
    })
    return json(transBody(trans, baseOf(house, c)))
  })

  app.post('/users/:u/nodes/:n/batch-trans', async (c) => {
    const body = await readBody(c)
    const user = await requireCaller(house, c, 'TRANS|POST')
    const node = await requireNode(house, c, user)
    const items = await createBatch(house, node, body, (key) => ownKey(house, c, key))
    const base = baseOf(house, c)
    const trans = items.map((item) => ('refused' in item ? item.refused : transBody(item.trans, base)))
    return json({ error_code: '0', http_code: '200', page_count: 1, success: true, trans })
  })
}

export const transactionRoutes = (app: Hono, house: House): void => {
  listRoutes(app, house)
  createRoutes(app, house)

  app.get('/users/:u/nodes/:n/trans/:t', async (c) => {
    const user = await requireCaller(house, c, 'TRAN|GET')
    const trans = await requireTrans(house, c, await requireNode(house, c, user))
    return json(transBody(trans, baseOf(house, c)))
  })

  // Go clients comment by POST.
  app.on(['PATCH', 'POST'], '/users/:u/nodes/:n/trans/:t', async (c) => {
    const raw = await readBody(c)
    const user = await requireCaller(house, c, 'TRAN|PATCH')
    const node = await requireNode(house, c, user)
    const trans = await requireTrans(house, c, node)
    const { comment, retry_transaction: retry } = parseBody(Patch, raw)
    if (retry === true) return json(transBody(await retryTrans(house, trans), baseOf(house, c)))
    if (typeof comment !== 'string') throw badForm('Missing field in payload: comment.', 'comment')
    return json(transBody(await commentOn(house, trans._id, comment), baseOf(house, c)))
  })

  app.delete('/users/:u/nodes/:n/trans/:t', async (c) => {
    const user = await requireCaller(house, c, 'TRAN|DELETE')
    const trans = await requireTrans(house, c, await requireNode(house, c, user))
    return json(transBody(await cancelTrans(house, trans._id), baseOf(house, c)))
  })

  app.patch('/users/:u/nodes/:n/trans/:t/dispute', async (c) => {
    const raw = await readBody(c)
    const user = await requireCaller(house, c, 'TRAN|PATCH')
    const node = await requireNode(house, c, user)
    const trans = await requireTrans(house, c, node)
    return json(await disputeTrans(house, { trans, node, user }, raw))
  })

  app.patch('/trans/:t/dispute-chargeback', async (c) => {
    const raw = await readBody(c)
    requireGateway(house, c)
    const trans = await house.pending.get(c.req.param('t'))
    if (trans === undefined) throw notFound('transaction', c.req.param('t'))
    return json(transBody(await disputeChargeback(house, trans, raw), baseOf(house, c)))
  })
}
