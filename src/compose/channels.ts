import { createDiscordChannel } from '#adapters/discord/channel.ts'
import { createTelegramChannel } from '#adapters/telegram/channel.ts'
import { createWebChatChannel } from '#adapters/webchat/channel.ts'
import type { Ports } from '#bank/ground/ports.ts'
import type { Channel } from '#conversation/channel/channel.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { createTellAgain } from '#conversation/notify/tell-again.ts'
import { COMMANDS } from '#conversation/understand/command-list.ts'
import { discordSettings, telegramSettings, webChatSettings } from '../config.ts'
import type { Given } from './given.ts'
import type { Stores } from './stores.ts'

type Deps = Pick<Given, 'config' | 'log' | 'clock'> & {
  readonly stores: Stores
  readonly ports: Pick<Ports, 'notices' | 'clock'>
  readonly receive: Receive
}

/** The channels that are set up: one line each. */
export const openChannels = (deps: Deps): readonly Channel[] =>
  [webChat(deps), telegram(deps), discord(deps)].filter((channel) => channel !== undefined)

const webChat = ({ config, log, clock, stores, ports, receive }: Deps): Channel =>
  createWebChatChannel({
    settings: webChatSettings(config),
    receive,
    chatLog: stores.chatLog,
    tellAgain: createTellAgain(ports),
    log,
    clock,
  })

const telegram = ({ config, log, clock, stores: { volatile }, receive }: Deps): Channel | undefined => {
  const settings = telegramSettings(config)
  if (settings === undefined) return undefined
  const { cardRefs: refs, leases } = volatile
  return createTelegramChannel({ settings, receive, commands: COMMANDS, refs, leases, log, clock })
}

const discord = ({ config, log, clock, stores: { volatile }, receive }: Deps): Channel | undefined => {
  const settings = discordSettings(config)
  if (settings === undefined) return undefined
  const { cardRefs, forms } = volatile
  return createDiscordChannel({ settings, receive, commands: COMMANDS, cardRefs, forms, log, clock })
}
