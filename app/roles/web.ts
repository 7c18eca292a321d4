import type { Channel } from '#conversation/channel/channel.ts'
import { healthDoor, type Checks } from '#http/health-door.ts'
import { type ServerOptions, startServer } from '#http/server.ts'
import type { NewsDoor } from '../compose/bank-news.ts'
import { type Config } from '../config/config.ts'
import type { Running } from './running.ts'

const DRAIN_MS = 5_000

export type WebDeps = {
  readonly config: Pick<Config, 'HOST' | 'PORT'>
  readonly log: ServerOptions['log']
  readonly health: Checks
  readonly channels: readonly Channel[]
  readonly bankNews: NewsDoor
}

/** Where everybody calls us: the channels' routes, and the bank's news. */
export const startWeb = async (deps: WebDeps): Promise<Running & { readonly port: number }> => {
  const { config, log, health, channels, bankNews } = deps
  for (const channel of channels) await channel.start('web')
  const server = await startServer({
    routes: [healthDoor(health), bankNews.routes, ...channels.flatMap(({ routes }) => routes ?? [])],
    host: config.HOST,
    port: config.PORT,
    portSetting: 'PORT',
    log,
  })
  void bankNews.subscribe(server.port)
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
