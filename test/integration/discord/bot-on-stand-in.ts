import { unlimited } from '#test/support/turn-limits.ts'
import { createDiscord } from '#adapters/discord/bot.ts'
import type { CommandDefinition } from '#adapters/discord/commands.ts'
import type { FormStore } from '#adapters/discord/form-store.ts'
import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Answer, Button, Form, Message, Reply } from '#conversation/channel/message.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import { discordRoutes } from '#adapters/discord/routes.ts'
import { createDiscordStandIn, type DiscordStandInOptions, type DiscordUser } from '#test/support/discord/index.ts'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export const ALEX = '300000000000000042'

const send: CommandDefinition = {
  name: 'send',
  description: 'Send money',
  options: [
    { name: 'note', description: 'What it is for', required: false },
    { name: 'amount', description: 'How much', required: true },
    { name: 'to', description: 'To whom', required: true },
  ],
  text: ({ amount, to, note }) => `/send ${amount} to ${to}${note === undefined ? '' : ` for ${note}`}`,
}
const help: CommandDefinition = { name: 'help', description: 'What I can do', options: [], text: () => '/help' }

const photoId: CommandDefinition = {
  name: 'photo-id',
  description: 'Hand in a picture',
  options: [{ name: 'picture', description: 'Of your ID', required: false, file: true }],
  text: () => '/photo-id',
}

export type Script = (turn: Turn) => Promise<Answer> | Answer

export const cardRefs = (): CardRefs & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  return {
    kept,
    find: (conversation, card) => Promise.resolve(kept.get(`${conversation} ${card}`)),
    keep: (conversation, card, reference) => {
      kept.set(`${conversation} ${card}`, reference)
      return Promise.resolve()
    },
  }
}

export const formStore = (): FormStore & { forget(): void } => {
  const kept = new Map<string, Form>()
  return {
    forget: () => kept.clear(),
    put: (conversation, form) => {
      kept.set(conversation, form)
      return Promise.resolve()
    },
    get: (conversation, id) => {
      const form = kept.get(conversation)
      return Promise.resolve(form?.id === id ? form : undefined)
    },
  }
}

type Options = DiscordStandInOptions & {
  readonly deferAfterMs?: number
  readonly waitsMs?: readonly number[]
  readonly limits?: TurnLimits
  readonly localeIn?: ReaderLocale
  /** Also connects the Gateway. */
  readonly listen?: boolean
  /** Leaves the interactions endpoint out. */
  readonly noEndpoint?: boolean
}

const listening = (app: Hono): Promise<Server> =>
  new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server as Server))
  })

/** The bot with a scripted core, between a door on a real port and the stand-in. Taken down and verified at the end. */
export const startDiscordBot = async (options: Options = {}) => {
  const standIn = await createDiscordStandIn(options)
  const turns: Turn[] = []
  const logged: { readonly context: object; readonly message: string }[] = []
  const lost: number[] = []
  const core: { script: Script } = { script: () => ({ replies: [] }) }
  const refs = cardRefs()
  const forms = formStore()
  const log = {
    info: () => undefined,
    warn: (context: object, message: string) => void logged.push({ context, message }),
    error: (context: object, message: string) => void logged.push({ context, message }),
  }
  const bot = createDiscord({
    limits: options.limits ?? unlimited,
    localeIn: options.localeIn,
    token: standIn.token,
    applicationId: standIn.applicationId,
    apiRoot: standIn.apiRoot,
    cardRefs: refs,
    forms,
    commands: [send, help, photoId],
    log,
    waitsMs: options.waitsMs ?? [5, 10, 20, 40],
    deferAfterMs: options.deferAfterMs ?? 2000,
    onGatewayLost: (code) => lost.push(code),
    receive: async (turn) => {
      turns.push(turn)
      return core.script(turn)
    },
  })
  const app = new Hono()
  app.onError((_error, c) => c.text('failed', 500))
  app.route('/', discordRoutes({ publicKeyHex: standIn.publicKeyHex, accept: bot.accept, clock: Date.now }))
  const server = await listening(app)
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/discord`
  let checked = true
  onTestFinished(async () => {
    await bot.idle()
    await bot.gateway.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await standIn.close()
    if (checked) standIn.verify()
  })
  await bot.setUp()
  if (!options.noEndpoint) await standIn.connect(url)
  if (options.listen) await bot.gateway.start()
  return {
    standIn,
    bot,
    url,
    turns,
    logged,
    lost,
    refs,
    forms,
    alex: standIn.user(ALEX, { username: 'alex', globalName: 'Alex Q' }),
    answer: (script: Script): void => {
      core.script = script
    },
    /** For tests that break a rule on purpose. */
    violate: (): void => {
      checked = false
    },
  }
}

export const button = (id: string, label: string, style: Button['style'] = 'plain'): Button => ({ id, label, style })

export const card = (name: string, text: string, more: Partial<Message> = {}): Message => ({
  card: name as CardId,
  text: [{ text }],
  rows: [],
  ...more,
})
export const show = (message: Message): Reply => ({ do: 'show', message })
export const shows = (...messages: readonly Message[]): Answer => ({ replies: messages.map(show) })

/** Hands in the open modal. */
export const handIn = (user: DiscordUser, values: Readonly<Record<string, string>>): Promise<void> => user.fill(values)

export const conversation = `discord:${ALEX}` as ConversationId

export const pinForm: Form = {
  id: 'pin-1',
  title: 'Confirm with your PIN',
  submit: 'Enter PIN',
  fields: [{ name: 'pin', label: 'PIN', kind: 'pin', hint: '4 to 6 digits', required: true, maxLength: 6 }],
}
