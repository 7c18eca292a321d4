import { createDiscordChannel } from '#adapters/discord/channel.ts'
import { createTelegramChannel } from '#adapters/telegram/channel.ts'
import { createWebChatChannel } from '#adapters/webchat/channel.ts'
import { identityKey } from '#bank/ground/ids.ts'
import { redeliverLately } from '#bank/notice/deliver.ts'
import type { Ports } from '#bank/registry.ts'
import { placeStateless } from '#conversation/card/stateless.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import { createLocaleIn } from '#conversation/notify/locale-in.ts'
import { signedInNow } from '#conversation/session/viewer.ts'
import { labelWords } from '#conversation/words/words.ts'
import { commandsElsewhere, publishedCommands } from '#conversation/registry.ts'
import { DEFAULT_LOCALE, type Locale } from '#conversation/words/locale.ts'
import type { Channel } from '#conversation/channel/channel.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { discordSettings, telegramSettings, webChatSettings } from '../config/config.ts'
import type { Given, Telemetry } from './given.ts'
import type { Stores } from './stores.ts'

const elsewhere = commandsElsewhere({ locale: DEFAULT_LOCALE })
/** What Discord calls a language. */
const DISCORD_LOCALES: Readonly<Record<Locale, readonly string[]>> = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
}

type Deps = Pick<Given, 'config' | 'log' | 'clock'> & {
  readonly stores: Stores
  readonly ports: Pick<Ports, 'customers' | 'notices' | 'clock'>
  readonly receive: Receive
  readonly telemetry: Pick<Telemetry, 'quarantined'>
}

/** Of whoever reads a conversation: what they typed there, have chosen anywhere, or their platform has told before. */
const readerLocaleOf = ({ stores, ports }: Pick<Deps, 'stores' | 'ports'>): ReaderLocale => {
  const localeIn = createLocaleIn({ sessions: stores.volatile.sessions, customers: ports.customers })
  return async (conversation) =>
    await localeIn(conversation, (await ports.customers.findByIdentity(identityKey(conversation)))?.id)
}

/** The channels that are set up: one line each. */
export const openChannels = (deps: Deps): readonly Channel[] =>
  [webChat(deps), telegram(deps), discord(deps)].filter((channel) => channel !== undefined)

const webChat = ({ config, log, clock, stores, ports, receive }: Deps): Channel =>
  createWebChatChannel({
    settings: webChatSettings(config),
    receive,
    limits: stores.volatile.turnLimits,
    transcript: stores.transcript,
    pushSubscriptions: stores.durable.pushSubscriptions,
    redeliver: (conversation) => redeliverLately(ports, conversation),
    signIns: {
      now: signedInNow(stores.volatile.sessions),
      async isEnded(chat, { customer, epoch }) {
        const owner = await ports.customers.signInAt(chat)
        return owner?.customer !== customer || epoch < owner.epoch
      },
      wayIn: (to) => placeStateless([[goalButton(labelWords(to).logIn, goal('sign-in'), 'primary')]]),
    },
    log,
    clock,
  })

const telegram = (deps: Deps): Channel | undefined => {
  const { config, log, clock, receive, telemetry, stores } = deps
  const settings = telegramSettings(config)
  if (settings === undefined) return undefined
  const { cardRefs: refs, leases, groupNotes, turnLimits: limits, secretPages } = stores.volatile
  return createTelegramChannel({
    settings,
    receive,
    commands: publishedCommands({ locale: DEFAULT_LOCALE }),
    commandsElsewhere: new Map([...elsewhere].map(([locale, byPlace]) => [locale, [...byPlace.values()]])),
    refs,
    leases,
    groupNotes,
    limits,
    secretPages,
    localeIn: readerLocaleOf(deps),
    log,
    clock,
    onQuarantined: () => telemetry.quarantined('telegram-update'),
  })
}

const discord = (deps: Deps): Channel | undefined => {
  const { config, log, clock, stores, receive } = deps
  const settings = discordSettings(config)
  if (settings === undefined) return undefined
  const { cardRefs, forms, turnLimits: limits } = stores.volatile
  return createDiscordChannel({
    settings,
    receive,
    commands: publishedCommands({ locale: DEFAULT_LOCALE }).map((command) => ({
      ...command,
      elsewhere: Object.fromEntries(
        [...elsewhere].flatMap(([locale, byPlace]) => {
          const called = byPlace.get(command.place)
          return called === undefined ? [] : DISCORD_LOCALES[locale].map((tag) => [tag, called])
        }),
      ),
    })),
    cardRefs,
    forms,
    localeIn: readerLocaleOf(deps),
    limits,
    log,
    clock,
  })
}
