import type { Hono } from 'hono'
import { z } from 'zod'
import type { House } from '../house.ts'
import { reviewTimes } from '../users/create.ts'
import { applyDocuments } from '../users/documents.ts'
import { withFiles } from '../users/files.ts'
import { nextReview } from '../users/review.ts'
import { CHANGED_BY_PLATFORM, tellUser } from '../users/publish.ts'
import { userBody } from '../users/wire.ts'
import { baseOf, requireCaller, requireGateway, requireUser } from './auth.ts'
import { parseBody, readBody } from './body.ts'
import { isYes, listBody } from './envelope.ts'
import { json, notFound, wrongState } from './errors.ts'

const Ubo = z.looseObject({
  entity_info: z.looseObject({ document_id: z.string() }),
  signer: z.looseObject({ document_id: z.string(), relationship_to_entity: z.string() }),
  owners: z.array(z.looseObject({ document_id: z.string() })).optional(),
})
const Swap = z.looseObject({ swap_to_user_id: z.string() })
const FORM = `data:application/pdf;base64,${Buffer.from('%PDF-1.4 beneficial owners').toString('base64')}`

/** Beneficial owners, and duplicate profiles of one person. */
export const userMoreRoutes = (app: Hono, house: House): void => {
  // Ruby clients look for it among the nodes.
  app.on('PATCH', ['/users/:u/ubo', '/users/:u/nodes/ubo'], async (c) => {
    const raw = await readBody(c)
    const caller = await requireCaller(house, c, 'USER|PATCH')
    const { entity_info: entity, signer, owners = [] } = parseBody(Ubo, raw)
    const named = [entity.document_id, signer.document_id, ...owners.map(({ document_id }) => document_id)]
    const missing = named.find((id) => !caller.documents.some((base) => base.id === id))
    if (missing !== undefined) throw notFound('document', missing)
    const entry = { id: entity.document_id, physical_docs: [{ document_type: 'OTHER', document_value: FORM }] }
    const after = await house.users.change(
      caller._id,
      (before) => {
        const user = applyDocuments(before, [entry], reviewTimes(house))
        return { ...user, _s: { ...user._s, nextAt: nextReview(user) } }
      },
      CHANGED_BY_PLATFORM,
    )
    await tellUser(house, after)
    return json(userBody(after, { base: baseOf(house, c) }))
  })

  app.get('/users/:u/get-duplicates', async (c) => {
    requireGateway(house, c)
    const user = await requireUser(house, c.req.param('u'))
    // The same person: a base document with the same id, or a login with the same address.
    const ids = user.documents.map(({ id }) => id)
    const emails = user.logins.map(({ email }) => email)
    // Two plain look-ups: not every server finds the indexes through `$or`.
    const most = house.settings.maxPerPage
    const [byDocument, byLogin] = await Promise.all([
      house.store.users
        .find({ 'documents.id': { $in: ids } })
        .limit(most)
        .toArray(),
      house.store.users
        .find({ 'logins.email': { $in: emails } })
        .limit(most)
        .toArray(),
    ])
    const others = new Map([...byDocument, ...byLogin].map((one) => [one._id, one]))
    others.delete(user._id)
    const same = [...others.values()].sort((a, b) => (a._id < b._id ? 1 : -1)).slice(0, most)
    const view = { base: baseOf(house, c), dehydrate: isYes(c.req.query('full_dehydrate')) }
    const whole = view.dehydrate ? await Promise.all(same.map((one) => withFiles(house, one))) : same
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

  app.patch('/users/:u/swap-duplicate-users', async (c) => {
    const raw = await readBody(c)
    requireGateway(house, c)
    const user = await requireUser(house, c.req.param('u'))
    const { swap_to_user_id: otherId } = parseBody(Swap, raw)
    const other = await requireUser(house, otherId)
    if (other._id === user._id || other.permission !== 'CLOSED')
      throw wrongState('Only a closed duplicate can be reopened.')
    const closed = await house.users.change(
      user._id,
      (before) => ({
        ...before,
        permission: 'CLOSED',
        permission_code: 'DUPLICATE_ACCOUNT',
      }),
      CHANGED_BY_PLATFORM,
    )
    const opened = await house.users.change(
      other._id,
      (before) => ({
        ...before,
        permission: 'UNVERIFIED',
        permission_code: null,
      }),
      CHANGED_BY_PLATFORM,
    )
    await tellUser(house, closed)
    await tellUser(house, opened)
    return json(userBody(opened, { base: baseOf(house, c) }))
  })
}
