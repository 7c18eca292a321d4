import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { newId } from '../kit/ids.ts'
import { toWire } from '../kit/money.ts'
import { balancesAt } from '../statements/balance-at.ts'
import type { StatementDoc } from '../store/documents.ts'
import { readFiltered } from '../store/page.ts'
import { baseOf, requireCaller, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { badForm } from '../kit/refusal.ts'
import { parseBody } from '../kit/parse.ts'

const Create = z.looseObject({
  date_start: z.number().int(),
  date_end: z.number().int(),
  webhook: z.string().nullish(),
})
const KEYS = { items: 'statements', count: 'statements_count' }

const body = (one: StatementDoc, base: string): object => {
  const file = (kind: string): string => `${base.replace(/\/v3\.1$/, '')}/statements/${one._id}.${kind}`
  return {
    _id: one._id,
    client_id: one.client_id,
    date_end: one.date_end,
    date_start: one.date_start,
    ending_balance: toWire('USD', one.ending),
    is_active: one.is_active,
    node_id: one.node_id,
    opening_balance: toWire('USD', one.opening),
    status: one.status,
    type: 'ACCOUNT_STATEMENT',
    urls: { csv: file('csv'), json: file('json'), pdf: file('pdf') },
    user_id: one.user_id,
  }
}

export const statementRoutes = (app: Hono, services: ApiServices): void => {
  const list = async (c: Context, wanted: { user_id: string } | { node_id: string }): Promise<Response> => {
    const page = readPage(c, services.settings.maxPerPage)
    const { found, total } = await readFiltered(services.store.statements, { wanted, page })
    const base = baseOf(services, c)
    return json(
      listBody(
        KEYS,
        found.map((one) => body(one, base)),
        total,
        page,
      ),
    )
  }

  app.get('/users/:u/statements', async (c) =>
    list(c, { user_id: (await requireCaller(services, c, 'STATEMENTS|GET'))._id }),
  )

  app.get('/users/:u/nodes/:n/statements', async (c) => {
    const node = await requireNode(services, c, await requireCaller(services, c, 'STATEMENTS|GET'))
    return list(c, { node_id: node._id })
  })

  app.post('/users/:u/nodes/:n/statements', async (c) => {
    const raw = await readBody(c)
    const user = await requireCaller(services, c, 'STATEMENTS|POST')
    const node = await requireNode(services, c, user)
    const { date_start: start, date_end: end } = parseBody(Create, raw)
    if (end <= start) throw badForm('Invalid field in payload: date_end. It must be after date_start.', 'date_end')
    const [opening = 0n, ending = 0n] = await balancesAt(services, node._id, [start, end])
    const statement: StatementDoc = {
      _id: newId(),
      client_id: services.platform.id,
      date_start: start,
      date_end: end,
      node_id: node._id,
      user_id: user._id,
      opening,
      ending,
      is_active: true,
      status: 'CREATED',
    }
    await services.store.statements.insertOne(statement)
    return json(body(statement, baseOf(services, c)))
  })
}
