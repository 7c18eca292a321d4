import type { Context, Hono } from 'hono'
import type { Document } from 'mongodb'
import type { House } from '../house.ts'
import { allOf, eitherSide, readFilter } from '../store/filter.ts'
import type { UserDoc } from '../store/documents.ts'
import { createUser } from '../users/create.ts'
import { patchUser } from '../users/patch.ts'
import { readFiltered, readPageOf } from '../store/page.ts'
import { searchUsers } from '../users/search.ts'
import { withFiles } from '../users/files.ts'
import { questionsOf } from '../users/first-kyc.ts'
import { userBody } from '../users/wire.ts'
import { baseOf, requireCaller, requireFingerprint, requireGateway, requireIp, requireUser } from './auth.ts'
import { readBody } from './body.ts'
import { isYes, listBody, type Page, readPage } from './envelope.ts'
import { json } from './errors.ts'
import { keyOf, underKey } from '../idempotency/idempotency.ts'

export const USER_ALIASES = { supp_id: 'extra.supp_id' }

const KEYS = { items: 'users', count: 'users_count' }

type Found = { found: UserDoc[]; total: number }

/** One user as the call asks for it: with `full_dehydrate`, whole. */
const shown = async (house: House, c: Context, user: UserDoc): Promise<object> => {
  const dehydrate = isYes(c.req.query('full_dehydrate'))
  return userBody(dehydrate ? await withFiles(house, user) : user, { base: baseOf(house, c), dehydrate })
}

const listUsers = (house: House, wanted: Document, whole: boolean, page: Page): Promise<Found> =>
  whole
    ? readPageOf(house.store.users, house.counts, { list: house.lists.users, page })
    : readFiltered(house.store.users, { wanted, page, filterMs: house.settings.filterMs })

const search = async (house: House, query: string, wanted: Document, { page, perPage }: Page): Promise<Found> => {
  const ids = await searchUsers(house, query, wanted)
  const shown = await Promise.all(ids.slice((page - 1) * perPage, page * perPage).map((id) => house.users.get(id)))
  return { found: shown.filter((user) => user !== undefined), total: ids.length }
}

export const userRoutes = (app: Hono, house: House): void => {
  app.post('/users', async (c) => {
    const body = await readBody(c)
    requireGateway(house, c)
    const fingerprint = requireFingerprint(c)
    requireIp(house, c)
    const user = await underKey(house, { key: keyOf(house, c), collection: 'users' }, (id) =>
      createUser(house, body, { id, fingerprint }),
    )
    return json(userBody(user, { base: baseOf(house, c) }))
  })

  app.get('/users', async (c) => {
    requireGateway(house, c)
    const page = readPage(c, house.settings.maxPerPage)
    const query = c.req.query('query') ?? ''
    const filter = readFilter(c.req.query('filter'), USER_ALIASES)
    const parts: Document[] = [house.lists.users.wanted]
    if (filter !== undefined) parts.push(eitherSide(filter, ['_id', '_id'], '_id'))
    const wanted = allOf(...parts)
    const { found: users, total } =
      query === ''
        ? await listUsers(house, wanted, filter === undefined, page)
        : await search(house, query, wanted, page)
    const always = house.settings.listRefreshTokens === 'always'
    const view = { base: baseOf(house, c), showToken: always || isYes(c.req.query('show_refresh_tokens')) }
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
    requireGateway(house, c)
    return json(await shown(house, c, await requireUser(house, c.req.param('u'))))
  })

  app.patch('/users/:u', async (c) => {
    const body = await readBody(c)
    const caller = await requireCaller(house, c, 'USER|PATCH')
    const user = await patchUser(house, caller._id, body)
    // The first form of KYC asks its questions in the answer.
    const asked = body['doc'] === undefined ? undefined : questionsOf(user)
    if (asked !== undefined)
      return json({ error_code: '10', http_code: '202', question_set: asked.set, success: true }, 202)
    return json(await shown(house, c, user))
  })
}
