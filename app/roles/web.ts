import type { Channel } from '#conversation/channel/channel.ts'
import { healthRoutes, type Checks } from '#http/health-routes.ts'
import { type ServerOptions, startServer } from '#http/server.ts'
import type { BankWebhook } from '../compose/bank-webhook.ts'
import { type Config } from '../config/config.ts'
import type { Running } from './running.ts'

const DRAIN_MS = 5_000

export type WebDeps = {
  readonly config: Pick<Config, 'HOST' | 'PORT' | 'PROXIES' | 'MAX_SOCKETS' | 'MAX_SOCKETS_PER_ADDRESS'>
  readonly log: ServerOptions['log']
  readonly health: Checks
  readonly channels: readonly Channel[]
  readonly bankWebhook: BankWebhook
}

/** The public port: the channels' routes and the bank's webhook. */
export const startWeb = async (deps: WebDeps): Promise<Running & { readonly port: number }> => {
  const { config, log, health, channels, bankWebhook } = deps
  for (const channel of channels) await channel.start('web')
  const server = await startServer({
    routes: [healthRoutes(health), bankWebhook.routes, ...channels.flatMap(({ routes }) => routes ?? [])],
    host: config.HOST,
    port: config.PORT,
    portSetting: 'PORT',
    proxies: config.PROXIES,
    maxSockets: config.MAX_SOCKETS,
    maxSocketsPerAddress: config.MAX_SOCKETS_PER_ADDRESS,
    log,
  })
  void bankWebhook.subscribe(server.port)
  const stopChannels = () => Promise.all(channels.map((channel) => channel.stop()))
  return {
    port: server.port,
    stop: async () => {
      const closed = server.close(DRAIN_MS)
      // What a channel keeps open would hold the server up; what its last requests began ends after the server.
      await stopChannels()
      await closed
      await stopChannels()
    },
  }
}
