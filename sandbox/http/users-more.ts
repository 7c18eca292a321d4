import type { Hono } from 'hono'
import { z } from 'zod'
import type { ApiServices } from './services.ts'
import { reviewTimes } from '../users/create.ts'
import { applyDocuments } from '../users/documents.ts'
import { withFiles } from '../users/files.ts'
import { nextReview } from '../users/review.ts'
import { CHANGED_BY_PLATFORM, publishUser } from '../users/publish.ts'
import { userBody } from '../users/wire.ts'
import { baseOf, requireCaller, requireGateway, requireIp, requireUser } from './auth.ts'
import { readBody } from './body.ts'
import { listBody } from './envelope.ts'
import { json } from './errors.ts'
import { notFound, wrongState } from '../kit/refusal.ts'
import { parseBody, isYes } from '../kit/parse.ts'

const Ubo = z.looseObject({
  entity_info: z.looseObject({ document_id: z.string() }),
  signer: z.looseObject({ document_id: z.string(), relationship_to_entity: z.string() }),
  owners: z.array(z.looseObject({ document_id: z.string() })).optional(),
})
const Swap = z.looseObject({ swap_to_user_id: z.string() })
const FORM = `data:application/pdf;base64,${Buffer.from('%PDF-1.4 beneficial owners').toString('base64')}`

const ownerRoutes = (app: Hono, services: ApiServices): void => {
  // Ruby clients call it on the path of the nodes.
  app.on('PATCH', ['/users/:u/ubo', '/users/:u/nodes/ubo'], async (c) => {
    const raw = await readBody(c)
    const caller = await requireCaller(services, c, 'USER|PATCH')
    const { entity_info: entity, signer, owners = [] } = parseBody(Ubo, raw)
    const named = [entity.document_id, signer.document_id, ...owners.map(({ document_id }) => document_id)]
    const missing = named.find((id) => !caller.documents.some((base) => base.id === id))
    if (missing !== undefined) throw notFound('document', missing)
    const entry = { id: entity.document_id, physical_docs: [{ document_type: 'OTHER', document_value: FORM }] }
    const after = await services.users.change(
      caller._id,
      (before) => {
        const user = applyDocuments(before, [entry], reviewTimes(services))
        return { ...user, _s: { ...user._s, nextAt: nextReview(user) } }
      },
      CHANGED_BY_PLATFORM,
    )
    await publishUser(services, after)
    return json(userBody(after, { base: baseOf(services, c) }))
  })
}

const listDuplicatesRoute = (app: Hono, services: ApiServices): void => {
  app.get('/users/:u/get-duplicates', async (c) => {
    requireGateway(services, c)
    requireIp(services, c)
    const user = await requireUser(services, c.req.param('u'))
    // The same person: a base document with the same id, or a login with the same address.
    const ids = user.documents.map(({ id }) => id)
    const emails = user.logins.map(({ email }) => email)
    // Two plain look-ups: not every server finds the indexes through `$or`.
    const most = services.settings.maxPerPage
    const [byDocument, byLogin] = await Promise.all([
      services.store.users
        .find({ 'documents.id': { $in: ids } })
        .limit(most)
        .toArray(),
      services.store.users
        .find({ 'logins.email': { $in: emails } })
        .limit(most)
        .toArray(),
    ])
    const others = new Map([...byDocument, ...byLogin].map((one) => [one._id, one]))
    others.delete(user._id)
    const same = [...others.values()].sort((a, b) => (a._id < b._id ? 1 : -1)).slice(0, most)
    const view = { base: baseOf(services, c), dehydrate: isYes(c.req.query('full_dehydrate')) }
    const whole = view.dehydrate ? await Promise.all(same.map((one) => withFiles(services, one))) : same
    const page = { page: 1, perPage: 20 }
    return json(
      listBody(
        { items: 'users', count: 'users_count' },
        whole.map((one) => userBody(one, view)),
        same.length,
        page,
      ),
    )
  })
}

const swapRoute = (app: Hono, services: ApiServices): void => {
  app.patch('/users/:u/swap-duplicate-users', async (c) => {
    const raw = await readBody(c)
    requireGateway(services, c)
    requireIp(services, c)
    const user = await requireUser(services, c.req.param('u'))
    const { swap_to_user_id: otherId } = parseBody(Swap, raw)
    const other = await requireUser(services, otherId)
    if (other._id === user._id || other.permission !== 'CLOSED')
      throw wrongState('Only a closed duplicate can be reopened.')
    const closed = await services.users.change(
      user._id,
      (before) => ({
        ...before,
        permission: 'CLOSED',
        permission_code: 'DUPLICATE_ACCOUNT',
      }),
      CHANGED_BY_PLATFORM,
    )
    const opened = await services.users.change(
      other._id,
      (before) => ({
        ...before,
        permission: 'UNVERIFIED',
        permission_code: null,
      }),
      CHANGED_BY_PLATFORM,
    )
    await publishUser(services, closed)
    await publishUser(services, opened)
    return json(userBody(opened, { base: baseOf(services, c) }))
  })
}

/** Beneficial owners, and duplicate profiles of one person. */
export const userMoreRoutes = (app: Hono, services: ApiServices): void => {
  ownerRoutes(app, services)
  listDuplicatesRoute(app, services)
  swapRoute(app, services)
}
