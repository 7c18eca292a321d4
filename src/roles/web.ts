import { connectSync } from '#bank/registry.ts'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createDiscord } from '#adapters/discord/index.ts'
import { subscribe } from '#adapters/synapse/subscribe.ts'
import { createTelegram } from '#adapters/telegram/index.ts'
import { readPageAssets } from '#adapters/webchat/index.ts'
import type { BankNews } from '#bank/ground/rail.ts'
import { publishedCommands } from '#conversation/registry.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { createDiscordDoor } from '#http/discord-door.ts'
import { healthDoor } from '#http/health-door.ts'
import { createSynapseDoor } from '#http/synapse-door.ts'
import { telegramDoor } from '#http/telegram-door.ts'
import { webChatDoor } from '#http/web-chat-door.ts'
import { servesWebChat } from '../config.ts'
import type { Runtime } from '../runtime.ts'
import { problemOf } from '#kit/error.ts'
import type { Running } from './running.ts'

/** Longer than a proxy keeps its end open, so that no request meets a socket we have just closed. */
const KEEP_ALIVE_MS = 65_000
/** A picture may take a phone with a weak signal this long to send; its headers come at once. */
const REQUEST_MS = 120_000
const HEADERS_MS = 15_000
const DRAIN_MS = 5_000

/** The doors: messages of every platform in, answers out, and the bank's news. */
export const startWeb = async (runtime: Runtime): Promise<Running & { readonly port: number }> => {
  const { config, log } = runtime
  const app = new Hono().notFound((c) => c.json({ error: 'not-found' }, 404))
  app.onError((error, c) => {
    log.error({ problem: error.message, stack: error.stack, path: c.req.path }, 'a request failed')
    return c.json({ error: 'internal' }, 500)
  })
  const leaving = new AbortController()
  app.use(async (c, next) => {
    await next()
    // Or whoever keeps a connection open would go on sending on it, until it is cut in the middle of a request.
    if (leaving.signal.aborted) c.header('connection', 'close')
  })
  app.route('/', healthDoor(runtime.health))
  app.route('/', bankDoor(runtime))
  const platforms = config.PUBLIC_URL === undefined ? [] : await addPlatforms(app, runtime, config.PUBLIC_URL)
  if (servesWebChat(config)) app.route('/', chatDoor(runtime))

  const server = await listen(app, config)
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.PORT
  void listenToBank(runtime, port)
  return {
    port,
    stop: async () => {
      leaving.abort()
      await stop(server, runtime)
      await Promise.all(platforms.map((platform) => platform.stop()))
    },
  }
}

const bankDoor = (runtime: Runtime): Hono => {
  const sync = connectSync(runtime.ports, runtime.engine)
  return createSynapseDoor({
    secret: runtime.config.SYNAPSE_CLIENT_SECRET.reveal(),
    accept: patiently(runtime, (news) => sync.heard(news)),
  })
}

/** News only hasten what polling finds anyway: what failed five times is let go, and the customer it names is read anew. */
const patiently =
  ({ patience, ports, telemetry, log }: Runtime, hear: (news: BankNews) => Promise<void>) =>
  async (news: BankNews, logId: string): Promise<void> => {
    try {
      await hear(news)
    } catch (error) {
      if (!(await patience.isOver(`bank:${logId}`))) throw error
      telemetry.setAside('bank')
      log.error({ news: news.about, id: news.id, problem: problemOf(error) }, 'news of the bank were set aside')
      const user =
        news.about === 'user' ? news.id : news.about === 'account' ? news.user : (news.fromUser ?? news.toUser)
      const customer = user === undefined ? undefined : await ports.customers.findByBankUser(user)
      if (customer !== undefined) await ports.wake.sync(customer.id)
    }
  }

const chatDoor = ({ config, log, webChat }: Runtime) =>
  webChatDoor({
    chat: webChat,
    assets: readPageAssets(),
    secureCookies: config.PUBLIC_URL !== undefined,
    ...(config.WEB_CHAT_HOSTS !== '' && { allowedHosts: config.WEB_CHAT_HOSTS.split(',').map((host) => host.trim()) }),
    onError: (error) => log.error({ problem: problemOf(error) }, 'a web chat turn failed'),
  })

/** Their doors; what is begun there may still be answering when the doors are shut. */
const addPlatforms = async (app: Hono, runtime: Runtime, publicUrl: string): Promise<readonly Running[]> => {
  const { config, receive, log } = runtime
  const running: Running[] = []
  if (runtime.telegram) {
    const telegram = createTelegram({ ...runtime.telegram, receive, leases: runtime.leases })
    const secret = config.TELEGRAM_WEBHOOK_SECRET?.reveal() ?? ''
    await telegram.setUp({ commands: telegramCommands, webhook: { publicUrl, secret } })
    app.route('/', telegramDoor({ secret, accept: telegram.accept }))
  }
  if (runtime.discord) {
    const discord = createDiscord({
      ...runtime.discord,
      receive,
      commands: publishedCommands({ locale: DEFAULT_LOCALE }),
      log,
    })
    await discord
      .setUp()
      .catch((error: unknown) => log.error({ problem: problemOf(error) }, 'the slash commands could not be published'))
    running.push({ stop: discord.idle })
    app.route(
      '/',
      createDiscordDoor({ publicKeyHex: config.DISCORD_PUBLIC_KEY, accept: discord.accept, clock: runtime.clock }),
    )
  }
  return running
}

export const telegramCommands = publishedCommands({ locale: DEFAULT_LOCALE }).map(({ name, description }) => ({
  // There a name has no hyphens.
  command: name.replaceAll('-', '_'),
  description,
}))

const listen = (app: Hono, { HOST, PORT }: Runtime['config']): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      hostname: HOST,
      port: PORT,
      serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS, headersTimeout: HEADERS_MS },
    })
    server.once('listening', () => resolve(server))
    server.once('error', reject)
  })

/** The bank tells us of changes; while it can't be reached polling finds them, and we ask again. */
const listenToBank = async ({ config, synapse, log }: Runtime, port: number): Promise<void> => {
  const url =
    config.SYNAPSE_WEBHOOK_URL ??
    (config.PUBLIC_URL === undefined ? undefined : new URL('/webhooks/synapse', config.PUBLIC_URL).href)
  if (url === undefined) return
  const problem = await subscribe(synapse, url.replace(':0/', `:${port}/`)).then(
    (done) => (done.ok ? undefined : done.error.message),
    // Also what this process's own leaving cuts short: no reason to end it otherwise than it would.
    problemOf,
  )
  if (problem === undefined) return
  log.warn({ problem }, 'the bank does not send us news yet')
  setTimeout(() => void listenToBank({ config, synapse, log } as Runtime, port), 10_000).unref()
}

const stop = async (server: ServerType, runtime: Runtime): Promise<void> => {
  runtime.webChat.close()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), DRAIN_MS)
  await closed
  clearTimeout(late)
}
