import type { Locale } from '#conversation/words/locale.ts'
import type { Hono } from 'hono'
import type { Log } from '#kit/log.ts'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Channel } from '#conversation/channel/channel.ts'
import type { GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Leases } from '#conversation/channel/leases.ts'
import type { ReaderLocale } from '#conversation/channel/reader-locale.ts'
import type { SecretPages } from '#conversation/channel/secret-pages.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import type { Receive } from '#conversation/channel/receive-port.ts'
import { createTelegram } from './bot.ts'
import { createTelegramFiles } from './files.ts'
import { telegramRoutes } from './routes.ts'

export type TelegramSettings = {
  readonly token: string
  readonly apiRoot: string
  /** With it Telegram delivers to us there, signed by `secret`; without it one process polls. */
  readonly webhook: { readonly publicUrl: string; readonly secret: string } | undefined
}

type Listed = readonly { readonly name: string; readonly description: string }[]

export type TelegramChannelDeps = {
  readonly settings: TelegramSettings
  readonly receive: Receive
  readonly commands: Listed
  /** The same in each other language. */
  readonly commandsElsewhere?: ReadonlyMap<Locale, Listed>
  readonly refs: CardRefs
  readonly leases: Leases
  readonly groupNotes: GroupNotes
  readonly limits: TurnLimits
  readonly secretPages: SecretPages
  readonly localeIn?: ReaderLocale
  readonly log: Log
  readonly clock: () => number
  /** An update was set aside, for whoever counts them. */
  readonly onQuarantined: () => void
}

type Bot = ReturnType<typeof createTelegram>

const routesOf = ({ accept, pageRoutes }: Bot, secret: string): Hono => {
  const all = telegramRoutes({ secret, accept })
  if (pageRoutes !== undefined) all.route('/', pageRoutes)
  return all
}

const listed = (all: Listed) =>
  all.map(({ name, description }) => ({ command: name.replaceAll('-', '_'), description }))

/** Telegram as a channel: by webhook where it can call us, else by long polling in one process. */
export const createTelegramChannel = ({
  settings,
  commands: all,
  commandsElsewhere = new Map<Locale, Listed>(),
  ...ports
}: TelegramChannelDeps): Channel => {
  const { token, apiRoot, webhook } = settings
  const { secretPages: store, ...rest } = ports
  const pages = webhook && { store, publicUrl: webhook.publicUrl }
  const bot = createTelegram({ token, apiRoot, pages, ...rest })
  // A command's name has no hyphens there.
  const commands = listed(all)
  const elsewhere = new Map([...commandsElsewhere].map(([language, each]) => [language, listed(each)]))
  const ending = new AbortController()
  let polling: Promise<void> | undefined
  return {
    name: 'telegram',
    abilities: bot.abilities,
    routes: webhook && routesOf(bot, webhook.secret),
    outbox: bot.outbox,
    files: createTelegramFiles({ token, apiRoot, log: ports.log, clock: ports.clock }),
    start: async (role) => {
      if (webhook !== undefined && role === 'web') await bot.setUp({ commands, elsewhere, webhook })
      if (webhook !== undefined || role !== 'gateway') return
      await bot.setUp({ commands, elsewhere })
      polling = bot.poll({ signal: ending.signal })
    },
    stop: async () => {
      ending.abort()
      await polling
    },
  }
}
