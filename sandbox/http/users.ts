import type { Context, Hono } from 'hono'
import type { Document } from 'mongodb'
import type { ApiServices } from './services.ts'
import { allOf, eitherSide, readFilter } from '../store/filter.ts'
import type { UserDoc } from '../store/documents.ts'
import { createUser } from '../users/create.ts'
import { patchUser } from '../users/patch.ts'
import { readFiltered, readPageOf } from '../store/page.ts'
import { searchUsers } from '../users/search.ts'
import { withFiles } from '../users/files.ts'
import { questionsOf } from '../users/first-kyc.ts'
import { userBody } from '../users/wire.ts'
import { baseOf, requireChangeable, requireFingerprint, requireGateway, requireIp, requireUser } from './auth.ts'
import { readBody } from './body.ts'
import { listBody, type Page, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { underKey } from '../idempotency/idempotency.ts'
import { keyOf } from './idempotency-key.ts'
import { isYes } from '../kit/parse.ts'

export const USER_ALIASES = { supp_id: 'extra.supp_id' }

const KEYS = { items: 'users', count: 'users_count' }

type Found = { found: UserDoc[]; total: number }

/** One user as the call asks for it: with `full_dehydrate`, whole. */
const shown = async (services: ApiServices, c: Context, user: UserDoc): Promise<object> => {
  const dehydrate = isYes(c.req.query('full_dehydrate'))
  return userBody(dehydrate ? await withFiles(services, user) : user, { base: baseOf(services, c), dehydrate })
}

const listUsers = (services: ApiServices, wanted: Document, whole: boolean, page: Page): Promise<Found> =>
  whole
    ? readPageOf(services.store.users, services.counts, { list: services.lists.users, page })
    : readFiltered(services.store.users, { wanted, page, filterMs: services.settings.filterMs })

const search = async (
  services: ApiServices,
  query: string,
  wanted: Document,
  { page, perPage }: Page,
): Promise<Found> => {
  const ids = await searchUsers(services, query, wanted)
  const shown = await Promise.all(ids.slice((page - 1) * perPage, page * perPage).map((id) => services.users.get(id)))
  return { found: shown.filter((user) => user !== undefined), total: ids.length }
}

export const userRoutes = (app: Hono, services: ApiServices): void => {
  app.post('/users', async (c) => {
    const body = await readBody(c)
    requireGateway(services, c)
    const fingerprint = requireFingerprint(services, c)
    requireIp(services, c)
    const user = await underKey(services, { key: keyOf(services, c), collection: 'users' }, (id) =>
      createUser(services, body, { id, fingerprint }),
    )
    return json(userBody(user, { base: baseOf(services, c) }))
  })

  app.get('/users', async (c) => {
    requireGateway(services, c)
    const page = readPage(c, services.settings.maxPerPage)
    const query = c.req.query('query') ?? ''
    const filter = readFilter(c.req.query('filter'), USER_ALIASES)
    const parts: Document[] = [services.lists.users.wanted]
    if (filter !== undefined) parts.push(eitherSide(filter, ['_id', '_id'], '_id'))
    const wanted = allOf(...parts)
    const { found: users, total } =
      query === ''
        ? await listUsers(services, wanted, filter === undefined, page)
        : await search(services, query, wanted, page)
    const always = services.settings.listRefreshTokens === 'always'
    const view = { base: baseOf(services, c), showToken: always || isYes(c.req.query('show_refresh_tokens')) }
    return json(
      listBody(
        KEYS,
        users.map((user) => userBody(user, view)),
        total,
        page,
      ),
    )
  })

  app.get('/users/:u', async (c) => {
    requireGateway(services, c)
    requireIp(services, c)
    return json(await shown(services, c, await requireUser(services, c.req.param('u'))))
  })

  app.patch('/users/:u', async (c) => {
    const body = await readBody(c)
    const caller = await requireChangeable(services, c)
    const user = await patchUser(services, caller._id, body)
    // The first form of KYC asks its questions in the answer.
    const asked = body['doc'] === undefined ? undefined : questionsOf(user)
    if (asked !== undefined)
      return json({ error_code: '10', http_code: '202', question_set: asked.set, success: true }, 202)
    return json(await shown(services, c, user))
  })
}
