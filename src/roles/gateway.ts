import { createDiscord } from '#adapters/discord/index.ts'
import { createTelegram } from '#adapters/telegram/index.ts'
import { publishedCommands } from '#conversation/registry.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import type { Runtime } from '../runtime.ts'
import type { Running } from './running.ts'
import { telegramCommands } from './web.ts'

/** Where the platforms can't call us we call them: Telegram by long polling, Discord by its Gateway. One process only. */
export const startGateway = async (runtime: Runtime, onLost: () => void): Promise<Running> => {
  const running = await Promise.all([pollTelegram(runtime), connectDiscord(runtime, onLost)])
  return {
    stop: async () => {
      await Promise.all(running.map(({ stop }) => stop()))
    },
  }
}

const nothing: Running = { stop: async () => {} }

const pollTelegram = async ({ config, telegram: deps, receive, leases }: Runtime): Promise<Running> => {
  if (!deps || config.PUBLIC_URL !== undefined) return nothing
  const telegram = createTelegram({ ...deps, receive, leases })
  await telegram.setUp({ commands: telegramCommands })
  const ending = new AbortController()
  const polling = telegram.poll({ signal: ending.signal })
  return {
    stop: async () => {
      ending.abort()
      await polling
    },
  }
}

/** Free text in direct messages comes over the Gateway alone, so it is used with a public address too. */
const connectDiscord = async (
  { discord: deps, receive, log, config }: Runtime,
  onLost: () => void,
): Promise<Running> => {
  if (!deps) return nothing
  const discord = createDiscord({
    ...deps,
    receive,
    commands: publishedCommands({ locale: DEFAULT_LOCALE }),
    log,
    onGatewayLost: onLost,
  })
  if (config.PUBLIC_URL === undefined) await discord.setUp()
  await discord.gateway.start()
  return {
    stop: async () => {
      await discord.gateway.stop()
      await discord.idle()
    },
  }
}
