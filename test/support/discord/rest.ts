import { Hono } from 'hono'
import { readBody } from './bodies.ts'
import { checked } from './check.ts'
import { refusal } from './errors.ts'
import { apiDmChannel, apiMessage, CHANNEL_FLAGS, createMessage, editMessage } from './messages.ts'
import { answerError, type Env, guard, type GuardDeps } from './rest-guard.ts'
import { type Announce, mountInteractionRoutes } from './rest-interactions.ts'
import { checkCommands } from './rules.ts'
import { Commands, CreateDm, CreateMessage, EditMessage } from './schemas.ts'
import { EPHEMERAL, type Person, personOfChannel, type StoredMessage, type DiscordState } from './state.ts'

const NONCE_LIFE_MS = 5 * 60_000

const reachable = (person: Person): void => {
  if (person.reach === 'blocked') throw refusal(403, 50_007, 'Cannot send messages to this user')
  if (person.reach === 'no-server') throw refusal(403, 50_278, 'Cannot send messages to this user: no mutual server')
}

const dmPartner = (state: DiscordState, channelId: string): Person => {
  if (channelId === state.guildChannelId) throw refusal(403, 50_001, 'Missing Access')
  const person = personOfChannel(state, channelId)
  if (!person || !state.openChannels.has(channelId)) throw refusal(404, 10_003, 'Unknown Channel')
  return person
}

const visibleMessage = (state: DiscordState, channelId: string, id: string): StoredMessage => {
  dmPartner(state, channelId)
  const message = state.messages.get(id)
  // Ephemeral messages are reachable through their interaction's token alone.
  if (!message || message.deleted || message.channelId !== channelId || (message.flags & EPHEMERAL) !== 0)
    throw refusal(404, 10_008, 'Unknown Message')
  return message
}

const mountChannels = (app: Hono<Env>, state: DiscordState, announce: Announce): void => {
  app.post('/users/@me/channels', async (c) => {
    const { payload } = await readBody(c.req)
    const { recipient_id: id } = checked(state, CreateDm, payload)
    const person = state.people.get(id)
    if (!person) throw refusal(400, 50_033, 'Invalid Recipient(s)')
    state.openChannels.add(person.channelId)
    return c.json(apiDmChannel(person))
  })

  app.post('/channels/:channel/messages', async (c) => {
    const channelId = c.req.param('channel')
    reachable(dmPartner(state, channelId))
    const { payload, files } = await readBody(c.req)
    const body = checked(state, CreateMessage, payload)
    const nonce = body.nonce === undefined || !body.enforce_nonce ? undefined : `${channelId} ${body.nonce}`
    const before = nonce === undefined ? undefined : state.nonces.get(nonce)
    const old = before && state.now() - before.at < NONCE_LIFE_MS ? state.messages.get(before.messageId) : undefined
    if (old) return c.json(apiMessage(state, old))
    const place = { channelId, authorId: state.applicationId, flags: CHANNEL_FLAGS }
    const message = createMessage(state, place, { body, files })
    if (nonce !== undefined) state.nonces.set(nonce, { messageId: message.id, at: state.now() })
    announce('MESSAGE_CREATE', message)
    return c.json(apiMessage(state, message))
  })

  app.get('/channels/:channel/messages/:id', (c) =>
    c.json(apiMessage(state, visibleMessage(state, c.req.param('channel'), c.req.param('id')))),
  )

  app.patch('/channels/:channel/messages/:id', async (c) => {
    const message = visibleMessage(state, c.req.param('channel'), c.req.param('id'))
    if (message.authorId !== state.applicationId)
      throw refusal(403, 50_005, 'Cannot edit a message authored by another user')
    const { payload, files } = await readBody(c.req)
    editMessage(state, message, { body: checked(state, EditMessage, payload), files })
    announce('MESSAGE_UPDATE', message)
    return c.json(apiMessage(state, message))
  })

  app.delete('/channels/:channel/messages/:id', (c) => {
    const message = visibleMessage(state, c.req.param('channel'), c.req.param('id'))
    if (message.authorId !== state.applicationId) throw refusal(403, 50_003, 'Cannot execute action on a DM channel')
    message.deleted = true
    return c.body(null, 204)
  })

  app.post('/channels/:channel/typing', (c) => {
    state.typing.push(dmPartner(state, c.req.param('channel')).id)
    return c.body(null, 204)
  })
}

const mountApplication = (app: Hono<Env>, state: DiscordState): void => {
  app.put('/applications/:application/commands', async (c) => {
    if (c.req.param('application') !== state.applicationId) throw refusal(403, 20_012, 'You are not authorized')
    const { payload } = await readBody(c.req)
    const commands = checked(state, Commands, payload)
    checkCommands(commands)
    // The whole set is replaced; who keeps a name keeps its id.
    state.commands = commands.map((command) => ({
      id: state.commands.find((known) => known.name === command.name)?.id ?? state.snowflake(),
      name: command.name,
      description: command.description,
      contexts: command.contexts ?? [0, 1, 2],
      options: (command.options ?? []).map(({ name, type, required }) => ({ name, type, required: required ?? false })),
    }))
    return c.json(state.commands.map((command) => ({ ...command, type: 1, application_id: state.applicationId })))
  })
  app.get('/applications/:application/commands', (c) =>
    c.json(state.commands.map((command) => ({ ...command, type: 1, application_id: state.applicationId }))),
  )
}

/** Discord's REST API v10, as far as a bot in DMs uses it, refusing what Discord refuses. */
export const createRest = (deps: GuardDeps & { readonly announce: Announce; readonly gatewayUrl: () => string }) => {
  const app = new Hono<Env>().basePath('/api/v10')
  app.onError(answerError(deps))
  app.notFound((c) => c.json({ message: '404: Not Found', code: 0 }, 404))
  app.use('*', guard(deps))
  app.get('/gateway/bot', (c) =>
    c.json({
      url: deps.gatewayUrl(),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
    }),
  )
  mountChannels(app, deps.state, deps.announce)
  mountApplication(app, deps.state)
  mountInteractionRoutes(app, deps)
  return app
}
