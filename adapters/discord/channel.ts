import type { Log } from '#kit/log.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Channel, ReceivingRole } from '#conversation/channel/channel.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { createDiscord } from './bot.ts'
import type { CommandDefinition } from './commands.ts'
import { createDiscordFiles } from './files.ts'
import type { FormStore } from './form-store.ts'
import { abilities } from './interactions.ts'
import { discordRoutes } from './routes.ts'

export type DiscordSettings = {
  readonly token: string
  readonly applicationId: string
  readonly apiRoot: string
  readonly cdnRoot: string
  /** With it Discord posts interactions to us, signed with this key; without it they come over the Gateway. */
  readonly endpoint: { readonly publicKeyHex: string | undefined } | undefined
}

export type DiscordChannelDeps = {
  readonly settings: DiscordSettings
  readonly receive: Receive
  readonly limits: TurnLimits
  readonly commands: readonly CommandDefinition[]
  readonly cardRefs: CardRefs
  readonly forms: FormStore
  readonly localeIn?: ReaderLocale
  readonly log: Log
  readonly clock: () => number
}

/** Discord as a channel: interactions by its calls or over the Gateway, typed messages over the Gateway alone. */
export const createDiscordChannel = ({ settings, clock, ...ports }: DiscordChannelDeps): Channel => {
  const { token, applicationId, apiRoot, cdnRoot, endpoint } = settings
  let onConnectionLost = (): void => undefined
  const bot = createDiscord({ token, applicationId, apiRoot, ...ports, onGatewayLost: () => onConnectionLost() })

  /** Where Discord calls us it finds the commands published before: being refused then costs no customer anything. */
  const publishCommands = async (role: ReceivingRole): Promise<void> => {
    if (role === 'gateway') return bot.setUp()
    await bot
      .setUp()
      .catch((error: unknown) =>
        ports.log.error(
          { event: 'discord-commands-not-published', page: true, err: error },
          'the slash commands could not be published',
        ),
      )
  }

  return {
    name: 'discord',
    abilities,
    routes: endpoint && discordRoutes({ publicKeyHex: endpoint.publicKeyHex, accept: bot.accept, clock }),
    outbox: bot.outbox,
    files: createDiscordFiles({ cdnRoot, log: ports.log }),
    start: async (role, onLost) => {
      if (role === (endpoint === undefined ? 'gateway' : 'web')) await publishCommands(role)
      if (role !== 'gateway') return
      // Typed messages exist on the Gateway alone, so it is used beside an endpoint too.
      onConnectionLost = () => onLost?.()
      await bot.gateway.start()
    },
    stop: async () => {
      await bot.gateway.stop()
      await bot.idle()
    },
  }
}
