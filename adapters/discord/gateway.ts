import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js'
import type { Log } from '#kit/log.ts'

export type GatewayDeps = {
  readonly token: string
  readonly apiRoot?: string
  readonly log: Log
  readonly onMessage: (raw: unknown) => void
  readonly onInteraction: (raw: unknown) => void
  /** The connection is over for good (token, intents): typed messages no longer arrive. */
  readonly onLost: (closeCode: number) => void
}

export type GatewayRole = {
  /** Resolves once messages arrive. Rejects on a wrong token. */
  start(): Promise<void>
  stop(): Promise<void>
}

/** Without its cause, which holds the request. */
const refused = (error: unknown): Error =>
  new Error(`the Discord Gateway refused: ${error instanceof Error ? error.message : 'unknown'}`)

/**
 * The Gateway: the only place where typed direct messages exist. Raw events: discord.js' own `messageCreate` drops a
 * direct message whose event names no channel type. `DIRECT_MESSAGES` is enough; message content is privileged
 * elsewhere, not in messages to the bot.
 */
export const createGateway = (deps: GatewayDeps): GatewayRole => {
  let client: Client | undefined
  return {
    start: async () => {
      const made = new Client({
        intents: [GatewayIntentBits.DirectMessages],
        rest: { version: '10', timeout: 10_000, ...(deps.apiRoot ? { api: deps.apiRoot } : {}) },
        makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
      })
      client = made
      made.ws.on(GatewayDispatchEvents.MessageCreate, deps.onMessage)
      made.ws.on(GatewayDispatchEvents.InteractionCreate, deps.onInteraction)
      made.on(Events.Error, (error) =>
        deps.log.error({ event: 'discord-gateway-error', err: error }, 'Discord Gateway'),
      )
      made.on(Events.ShardError, (error) =>
        deps.log.warn({ event: 'discord-gateway-connection', err: error }, 'Discord Gateway connection'),
      )
      made.on(Events.ShardDisconnect, ({ code }) => deps.onLost(code))
      try {
        await made.login(deps.token)
      } catch (error) {
        await made.destroy()
        throw refused(error)
      }
    },
    stop: async () => {
      await client?.destroy()
      client = undefined
    },
  }
}
