import { unlimited } from '#test/support/turn-limits.ts'
import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { createTelegram } from '#adapters/telegram/bot.ts'
import type { CardId, ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import { memoryGroupNotes } from '#test/contract/channels/channel-on-stand-in.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import type { Answer, Message, Text } from '#conversation/channel/message.ts'
import { createRetryLimit } from '#conversation/turn/retry-limit.ts'
import { withQuarantine } from '#conversation/turn/quarantine.ts'
import type { Turn } from '#conversation/channel/turn.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import { telegramRoutes } from '#adapters/telegram/routes.ts'
import { logLines } from '#test/support/log-lines.ts'
import { createTelegramStandIn, RELAXED } from '#test/support/telegram/index.ts'
import type { Rates } from '#test/support/telegram/rates.ts'

export const TOKEN = '4200000001:AAE-test_token_of_the_stand_in_000000'
export const SECRET = 'a-secret_of-this-test'
export const PUBLIC_URL = 'https://parley.example'
export const ANN = 5_000_000_001

export type Script = (turn: Turn) => Answer | Promise<Answer>

/** A card with rows of buttons; a label's id is the label in lower case. */
export const card = (id: string, text: string | Text, rows: readonly (readonly string[])[] = []): Message => ({
  card: id as CardId,
  text: typeof text === 'string' ? [{ text }] : text,
  rows: rows.map((row) =>
    row.map((label) => ({ id: label.toLowerCase().replace(/\W/g, '-'), label, style: 'plain' as const })),
  ),
})
export const shows = (...messages: readonly Message[]): Answer => ({
  replies: messages.map((message) => ({ do: 'show', message })),
})

/** Greets whatever was done, on a card of its own for each thing said. */
export const hello: Script = ({ act }) =>
  shows(card(`c-${act.do === 'say' ? act.text : 'x'}`, `Hello ${act.do}`, [['Go']]))

/** A turn given twice gets the answer of the first time: what `Receive` promises. */
const once = (script: Script) => {
  const answers = new Map<string, Answer>()
  return async (turn: Turn): Promise<Answer> => {
    const answer = answers.get(turn.id) ?? (await script(turn))
    answers.set(turn.id, answer)
    return answer
  }
}

const memoryRefs = (): CardRefs & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>()
  const key = (conversation: ConversationId, id: CardId): string => `${conversation} ${id}`
  return {
    kept,
    find: async (conversation, id) => kept.get(key(conversation, id)),
    keep: async (conversation, id, reference) => {
      kept.set(key(conversation, id), reference)
    },
  }
}

const memoryLeases = (): Leases => {
  const taken = new Set<string>()
  return {
    take: async (what) => {
      if (taken.has(what)) return undefined
      taken.add(what)
      return { release: async () => void taken.delete(what) }
    },
  }
}

type Options = {
  readonly script: Script
  readonly rates?: Rates
  readonly clock?: () => number
  readonly callbackDeadlineMs?: number
  readonly limits?: TurnLimits
  readonly groupNotes?: GroupNotes
  /** With it secrets are asked on pages. */
  readonly pages?: SecretPages
}

/** The stand-in, the adapter and a scripted conversation, each call of `close` checking that nothing un-Telegram was sent. */
export const startTelegramBot = async ({
  script,
  limits = unlimited,
  groupNotes = memoryGroupNotes(),
  pages: store,
  ...options
}: Options) => {
  const telegram = await createTelegramStandIn({ token: TOKEN, hurry: 200, rates: RELAXED, ...options })
  const turns: Turn[] = []
  const { log, logged } = logLines()
  const setAside = { updates: 0 }
  const waits: number[] = []
  const refs = memoryRefs()
  const deps = {
    token: TOKEN,
    apiRoot: telegram.apiRoot,
    refs,
    leases: memoryLeases(),
    groupNotes,
    limits,
    onQuarantined: (): void => {
      setAside.updates += 1
    },
    log,
    wait: async (ms: number): Promise<void> => {
      waits.push(ms)
      // A hundredth: long enough for the order of things, short enough for a test.
      await new Promise((resolve) => setTimeout(resolve, ms / 100))
    },
  }
  const remembering = once(script)
  const failures = new Map<string, number>()
  const count = async (key: string): Promise<number> => {
    failures.set(key, (failures.get(key) ?? 0) + 1)
    return failures.get(key) ?? 0
  }
  const receive = withQuarantine({
    receive: (turn) => {
      turns.push(turn)
      return remembering(turn)
    },
    sessions: {
      load: async () => ({ kind: 'session', session: undefined, revision: 0 }),
      commit: async () => ({ kind: 'done' }),
    },
    retryLimit: createRetryLimit({ failures: { count }, healthy: async () => true }),
    fresh: () => 'salt',
    onQuarantined: (turn, _, reference) =>
      log.error({ event: 'turn-quarantined', turn: turn.id, reference }, 'a turn was quarantined'),
  })
  const pages = store && { store, publicUrl: PUBLIC_URL }
  const clock = options.clock ?? Date.now
  const bot = createTelegram({ ...deps, clock, receive, pages })
  const routes = telegramRoutes({ secret: SECRET, accept: bot.accept })
  if (bot.pageRoutes !== undefined) routes.route('/', bot.pageRoutes)
  const server = serve({
    fetch: routes.fetch,
    hostname: '127.0.0.1',
    port: 0,
  })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  telegram.map(PUBLIC_URL, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

  return {
    telegram,
    bot,
    deps,
    refs,
    /** Every turn that reached the conversation, repeats among them. */
    turns,
    logged,
    /** How many updates the adapter has reported as set aside. */
    setAside,
    /** How long the adapter meant to wait, in ms. */
    waits,
    setUpWebhook: (more: Pick<Parameters<typeof bot.setUp>[0], 'elsewhere'> = {}) =>
      bot.setUp({
        ...more,
        commands: [{ command: 'help', description: 'What I can do' }],
        webhook: { publicUrl: PUBLIC_URL, secret: SECRET },
      }),
    close: async (): Promise<void> => {
      await telegram.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      telegram.assertClean()
    },
  }
}
export type TelegramBot = Awaited<ReturnType<typeof startTelegramBot>>

/** What Ann sees in her chat, oldest first. */
export const textsIn = ({ telegram }: Pick<TelegramBot, 'telegram'>): string[] =>
  telegram
    .user(ANN)
    .visible()
    .map(({ text }) => text)
