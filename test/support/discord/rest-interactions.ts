import type { Hono } from 'hono'
import { applyFirst } from './answers.ts'
import { readBody } from './bodies.ts'
import { checked } from './check.ts'
import { refusal } from './errors.ts'
import { apiMessage, createMessage, editMessage, INTERACTION_FLAGS } from './messages.ts'
import type { Env } from './rest-guard.ts'
import { EditMessage, WebhookMessage } from './schemas.ts'
import { EPHEMERAL, type InteractionRecord, LOADING, type StoredMessage, type World } from './world.ts'

/** Tells the Gateway about a message of the bot's own, as Discord does. */
export type Announce = (event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: StoredMessage) => void

type Deps = { readonly world: World; readonly announce: Announce; readonly followUpLimit?: number }

const TOKEN_LIFE_MS = 15 * 60_000

const byToken = (world: World, application: string, token: string): InteractionRecord => {
  const record = [...world.interactions.values()].find((known) => known.token === token)
  if (application !== world.applicationId || !record) throw refusal(404, 10_015, 'Unknown Webhook')
  if (world.now() - record.sentAt > TOKEN_LIFE_MS) throw refusal(401, 50_027, 'Invalid Webhook Token')
  // Before the first answer the token opens nothing; after a modal there is no message to follow.
  if (record.state !== 'answered' || record.answer?.type === 9) throw refusal(404, 10_015, 'Unknown Webhook')
  return record
}

const ownMessage = (world: World, record: InteractionRecord, id: string): StoredMessage => {
  const message = world.messages.get((id === '@original' ? record.originalId : id) ?? '')
  const owned = message && (message.interactionId === record.id || message.id === record.originalId)
  if (!message || message.deleted || !owned) throw refusal(404, 10_008, 'Unknown Message')
  return message
}

const tell = (announce: Announce, event: Parameters<Announce>[0], message: StoredMessage | undefined): void => {
  if (message && (message.flags & (EPHEMERAL | LOADING)) === 0) announce(event, message)
}

const mountCallback = (app: Hono<Env>, { world, announce }: Deps): void => {
  app.post('/interactions/:id/:token/callback', async (c) => {
    const record = world.interactions.get(c.req.param('id'))
    if (!record || record.token !== c.req.param('token')) throw refusal(404, 10_062, 'Unknown interaction')
    const { payload, files } = await readBody(c.req)
    const message = applyFirst(world, record, { payload, files, by: 'callback' })
    const type = record.answer?.type
    tell(announce, type === 7 ? 'MESSAGE_UPDATE' : 'MESSAGE_CREATE', type === 6 ? undefined : message)
    if (c.req.query('with_response') !== 'true') return c.body(null, 204)
    return c.json({
      interaction: { id: record.id, type: { command: 2, component: 3, modal: 5 }[record.kind] },
      resource: { type, ...(message && type !== 6 ? { message: apiMessage(world, message) } : {}) },
    })
  })
}

/** The routes whose credential is the interaction's token. */
export const mountInteractionRoutes = (app: Hono<Env>, deps: Deps): void => {
  const { world, announce, followUpLimit } = deps
  mountCallback(app, deps)

  app.post('/webhooks/:application/:token', async (c) => {
    const record = byToken(world, c.req.param('application'), c.req.param('token'))
    const { payload, files } = await readBody(c.req)
    const body = checked(world, WebhookMessage, payload)
    const original = world.messages.get(record.originalId ?? '')
    if (original && !original.deleted && (original.flags & LOADING) !== 0) {
      world.violations.push('a follow-up while the first answer is still loading: PATCH @original instead')
      editMessage(world, original, { body, files })
      return c.json(apiMessage(world, original))
    }
    if (followUpLimit !== undefined && record.followUps >= followUpLimit)
      throw refusal(400, 40_094, 'Maximum number of follow-up messages reached')
    const place = { channelId: record.channelId, authorId: world.applicationId, interactionId: record.id }
    const message = createMessage(world, { ...place, flags: INTERACTION_FLAGS }, { body, files })
    record.followUps += 1
    tell(announce, 'MESSAGE_CREATE', message)
    return c.json(apiMessage(world, message))
  })

  app.get('/webhooks/:application/:token/messages/:id', (c) => {
    const record = byToken(world, c.req.param('application'), c.req.param('token'))
    return c.json(apiMessage(world, ownMessage(world, record, c.req.param('id'))))
  })

  app.patch('/webhooks/:application/:token/messages/:id', async (c) => {
    const record = byToken(world, c.req.param('application'), c.req.param('token'))
    const message = ownMessage(world, record, c.req.param('id'))
    const { payload, files } = await readBody(c.req)
    const loading = (message.flags & LOADING) !== 0
    editMessage(world, message, { body: checked(world, EditMessage, payload), files })
    message.flags &= ~LOADING
    tell(announce, loading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message)
    return c.json(apiMessage(world, message))
  })

  app.delete('/webhooks/:application/:token/messages/:id', (c) => {
    const record = byToken(world, c.req.param('application'), c.req.param('token'))
    ownMessage(world, record, c.req.param('id')).deleted = true
    return c.body(null, 204)
  })
}
