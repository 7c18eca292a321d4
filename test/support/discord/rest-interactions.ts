import type { Hono } from 'hono'
import { applyFirst } from './answers.ts'
import { readBody } from './bodies.ts'
import { checked } from './check.ts'
import { refusal } from './errors.ts'
import { apiMessage, createMessage, editMessage, INTERACTION_FLAGS } from './messages.ts'
import type { Env } from './rest-guard.ts'
import { EditMessage, WebhookMessage } from './schemas.ts'
import { EPHEMERAL, type InteractionRecord, LOADING, type StoredMessage, type DiscordState } from './state.ts'

/** Tells the Gateway about a message of the bot's own, as Discord does. */
export type Announce = (event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: StoredMessage) => void

type Deps = { readonly state: DiscordState; readonly announce: Announce; readonly followUpLimit?: number }

const TOKEN_LIFE_MS = 15 * 60_000

const byToken = (state: DiscordState, application: string, token: string): InteractionRecord => {
  const record = [...state.interactions.values()].find((known) => known.token === token)
  if (application !== state.applicationId || !record) throw refusal(404, 10_015, 'Unknown Webhook')
  if (state.now() - record.sentAt > TOKEN_LIFE_MS) throw refusal(401, 50_027, 'Invalid Webhook Token')
  // Before the first answer the token opens nothing; after a modal there is no message to follow.
  if (record.state !== 'answered' || record.answer?.type === 9) throw refusal(404, 10_015, 'Unknown Webhook')
  return record
}

const ownMessage = (state: DiscordState, record: InteractionRecord, id: string): StoredMessage => {
  const message = state.messages.get((id === '@original' ? record.originalId : id) ?? '')
  const owned = message && (message.interactionId === record.id || message.id === record.originalId)
  if (!message || message.deleted || !owned) throw refusal(404, 10_008, 'Unknown Message')
  return message
}

const tell = (announce: Announce, event: Parameters<Announce>[0], message: StoredMessage | undefined): void => {
  if (message && (message.flags & (EPHEMERAL | LOADING)) === 0) announce(event, message)
}

const mountCallback = (app: Hono<Env>, { state, announce }: Deps): void => {
  app.post('/interactions/:id/:token/callback', async (c) => {
    const record = state.interactions.get(c.req.param('id'))
    if (!record || record.token !== c.req.param('token')) throw refusal(404, 10_062, 'Unknown interaction')
    const { payload, files } = await readBody(c.req)
    const message = applyFirst(state, record, { payload, files, by: 'callback' })
    const type = record.answer?.type
    tell(announce, type === 7 ? 'MESSAGE_UPDATE' : 'MESSAGE_CREATE', type === 6 ? undefined : message)
    if (c.req.query('with_response') !== 'true') return c.body(null, 204)
    return c.json({
      interaction: { id: record.id, type: { command: 2, component: 3, modal: 5 }[record.kind] },
      resource: { type, ...(message && type !== 6 ? { message: apiMessage(state, message) } : {}) },
    })
  })
}

/** The routes whose credential is the interaction's token. */
export const mountInteractionRoutes = (app: Hono<Env>, deps: Deps): void => {
  const { state, announce, followUpLimit } = deps
  mountCallback(app, deps)

  app.post('/webhooks/:application/:token', async (c) => {
    const record = byToken(state, c.req.param('application'), c.req.param('token'))
    const { payload, files } = await readBody(c.req)
    const body = checked(state, WebhookMessage, payload)
    const original = state.messages.get(record.originalId ?? '')
    if (original && !original.deleted && (original.flags & LOADING) !== 0) {
      state.violations.push('a follow-up while the first answer is still loading: PATCH @original instead')
      editMessage(state, original, { body, files })
      return c.json(apiMessage(state, original))
    }
    if (followUpLimit !== undefined && record.followUps >= followUpLimit)
      throw refusal(400, 40_094, 'Maximum number of follow-up messages reached')
    const place = { channelId: record.channelId, authorId: state.applicationId, interactionId: record.id }
    const message = createMessage(state, { ...place, flags: INTERACTION_FLAGS }, { body, files })
    record.followUps += 1
    tell(announce, 'MESSAGE_CREATE', message)
    return c.json(apiMessage(state, message))
  })

  app.get('/webhooks/:application/:token/messages/:id', (c) => {
    const record = byToken(state, c.req.param('application'), c.req.param('token'))
    return c.json(apiMessage(state, ownMessage(state, record, c.req.param('id'))))
  })

  app.patch('/webhooks/:application/:token/messages/:id', async (c) => {
    const record = byToken(state, c.req.param('application'), c.req.param('token'))
    const message = ownMessage(state, record, c.req.param('id'))
    const { payload, files } = await readBody(c.req)
    const loading = (message.flags & LOADING) !== 0
    editMessage(state, message, { body: checked(state, EditMessage, payload), files })
    message.flags &= ~LOADING
    tell(announce, loading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message)
    return c.json(apiMessage(state, message))
  })

  app.delete('/webhooks/:application/:token/messages/:id', (c) => {
    const record = byToken(state, c.req.param('application'), c.req.param('token'))
    ownMessage(state, record, c.req.param('id')).deleted = true
    return c.body(null, 204)
  })
}
