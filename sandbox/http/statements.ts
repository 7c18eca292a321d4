import type { Context, Hono } from 'hono'
import type { ApiServices } from './services.ts'
import { createStatement, statementBody } from '../statements/statements.ts'
import { readFiltered } from '../store/page.ts'
import { baseOf, requireCaller, requireNode } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, readPage } from './envelope.ts'
import { json } from './errors.ts'

const KEYS = { items: 'statements', count: 'statements_count' }

export const statementRoutes = (app: Hono, services: ApiServices): void => {
  const list = async (c: Context, wanted: { user_id: string } | { node_id: string }): Promise<Response> => {
    const page = readPage(c, services.settings.maxPerPage)
    const { found, total } = await readFiltered(services.store.statements, { wanted, page })
    const base = baseOf(services, c)
    return json(
      listBody(
        KEYS,
        found.map((one) => statementBody(one, base)),
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
    const node = await requireNode(services, c, await requireCaller(services, c, 'STATEMENTS|POST'))
    const statement = await createStatement(services, node, raw)
    return json(statementBody(statement, baseOf(services, c)))
  })
}
