import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { Redis } from 'ioredis'
import type { LogSink } from '#app/log-sink.ts'
import { createLogger } from '#app/logger.ts'
import { createSandbox } from '#sandbox/server.ts'
import { DEMO_CLIENT_ID, readSettings } from '#sandbox/kit/settings.ts'
import { compose, type Parley } from '#app/compose/compose.ts'
import type { WrapPort } from '#app/compose/given.ts'
import { readConfig } from '#app/config/config.ts'
import { startGateway } from '#app/roles/gateway.ts'
import { startWeb } from '#app/roles/web.ts'
import { startWorker } from '#app/roles/worker.ts'
import { freePort } from '#scripts/lib/ports.ts'
import { asOperator } from '#test/support/as-operator.ts'
import { createDiscordStandIn } from '#test/support/discord/index.ts'
import { mongoUrl, redisUrl, reusedDatabase, uniqueName } from '#test/support/servers.ts'
import { createTelegramStandIn, RELAXED } from '#test/support/telegram/index.ts'

const LOOK_MS = 300
/** As often as by default. A price that a test sets is looked at once. */
const PRICE_SECONDS = 5
const IDLE_WITHIN_MS = 30_000
/** The queues of what is done for customers. */
const WORK = ['operations', 'notices', 'broadcasts', 'syncs'] as const
const PUBLIC_URL = 'https://parley.example'
/** Clocks agree, as in life; a bank whose clock was hurried would date what it does in the future. */
const QUICK_BANK = {
  // At its own pace until a test has it stand still.
  SANDBOX_CLOCK: 'fast',
  SANDBOX_CLOCK_FACTOR: '1',
  SANDBOX_TICK_MS: '100',
  ...Object.fromEntries(
    ['KYC_REVIEW', 'INTERNAL_STEP', 'ACH_STEP', 'CARD_STEP', 'RECHECK', 'RETURN_DELAY', 'CARD_PRINT'].map((what) => [
      `SANDBOX_${what}_MS`,
      '100',
    ]),
  ),
  SANDBOX_FUNDS_TIMEOUT_MS: '2000',
  SANDBOX_WEBHOOK_RETRIES_MS: '300,2000,10000,60000',
}

const newTelegramToken = (): string => `900000001:AA${randomBytes(24).toString('base64url')}`
/** Scripts act faster than people; what is too fast has tests of its own. */
const UNLIMITED = {
  TURNS_PER_CHAT: '10000,10000',
  TURNS_PER_CUSTOMER: '10000,10000',
  TURNS_PER_ADDRESS: '10000,10000',
  NEW_CHATS_PER_ADDRESS: '10000,10000',
  NEW_CHATS_IN_ALL: '10000,10000',
  TURNS_IN_ALL: '10000,10000',
  REGISTRATIONS_PER_NETWORK: '10000',
} as const

/** What stands around it, where it is not what the tests have otherwise. */
type Around = {
  readonly logTo?: LogSink
  /** A way to the bank: given its address, the one that Parley is to call instead. */
  readonly bankVia?: (url: string) => Promise<string>
}

/** What a worker looks at now and then by itself, every few seconds for each. */
const lookAtWhatIsDue = async ({ sweep, runSchedules, runRecoveries }: Parley['useCases']): Promise<void> => {
  await Promise.all([sweep(), runSchedules(), runRecoveries()])
}

/** What one look makes due is found by the next; one that fails is followed by another, as in a worker. */
const lookAgainAndAgain = async (useCases: Parley['useCases'], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    await lookAtWhatIsDue(useCases).catch(() => undefined)
    await pause(LOOK_MS, undefined, { signal }).catch(() => undefined)
  }
}

const noJobs = async ({ jobs, config }: Parley): Promise<void> => {
  const redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null })
  const queues = WORK.map((name) => new Queue(name, { connection: redis, prefix: jobs.prefix }))
  const left = async (): Promise<number> => {
    const counts = await Promise.all(queues.map((queue) => queue.getJobCountByTypes('wait', 'active', 'prioritized')))
    return counts.reduce((sum, each) => sum + each, 0)
  }
  for (const end = performance.now() + IDLE_WITHIN_MS; (await left()) > 0; await pause(20))
    if (performance.now() > end) throw new Error('there are still jobs')
  await Promise.all(queues.map((queue) => queue.close()))
  redis.disconnect()
}

/**
 * Web, worker and gateway in this process on real parts: two MongoDB databases, Redis and its queue, the sandbox, and the
 * stand-ins of Telegram and Discord. Only the bank is quicker: what takes it seconds takes it a tenth of one.
 */
export const startParleyInProcess = async (
  env: Readonly<Record<string, string>> = {},
  wrapPort?: WrapPort,
  { logTo = { write: (line) => void process.stdout.write(line) }, bankVia = async (url) => url }: Around = {},
) => {
  const isPublic = env['PUBLIC_URL'] !== ''
  const [database, bank] = [await reusedDatabase('parley'), await reusedDatabase('sandbox')]
  const clientSecret = `client_secret_${randomBytes(20).toString('hex')}`
  const sandbox = await createSandbox(
    readSettings({
      SANDBOX_MONGODB_URL: mongoUrl(),
      SANDBOX_DATABASE: bank.name,
      SANDBOX_PORT: '0',
      SANDBOX_ADMIN_PORT: '0',
      SANDBOX_CLIENT_SECRET: clientSecret,
      ...QUICK_BANK,
    }),
  )
  const { url: bankUrl, adminUrl } = await sandbox.listen()
  const bankSeen = await bankVia(bankUrl)
  const telegramToken = newTelegramToken()
  /** How far Parley's own clock is ahead, and what Telegram signs for its pages with it. */
  const time = { aheadMs: 0 }
  const signsAt = () => Date.now() + time.aheadMs
  const telegram = await createTelegramStandIn({ token: telegramToken, hurry: 50, rates: RELAXED, signsAt })
  const discord = await createDiscordStandIn({
    token: `MTA.${randomBytes(24).toString('base64url')}`,
    interactionsOver: isPublic ? 'http' : 'gateway',
  })
  // Telegram wants to know the address before anybody listens there.
  const port = await freePort()
  telegram.map(PUBLIC_URL, `http://127.0.0.1:${port}`)
  const config = readConfig({
    ROLES: 'web,worker,gateway',
    PORT: String(port),
    PUBLIC_URL,
    WEB_CHAT: 'on',
    MONGODB_URL: mongoUrl(),
    MONGODB_DATABASE: database.name,
    REDIS_URL: redisUrl(),
    REDIS_NAMESPACE: uniqueName('e2e'),
    DATA_KEY: randomBytes(32).toString('base64'),
    SYNAPSE_URL: bankSeen,
    SYNAPSE_CLIENT_ID: DEMO_CLIENT_ID,
    SYNAPSE_CLIENT_SECRET: clientSecret,
    SYNAPSE_FINGERPRINT: 'e2e',
    SYNAPSE_WEBHOOK_URL: `http://127.0.0.1:${port}/webhooks/synapse`,
    TELEGRAM_BOT_TOKEN: telegramToken,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    TELEGRAM_WEBHOOK_SECRET: randomBytes(24).toString('base64url'),
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.applicationId,
    DISCORD_PUBLIC_KEY: discord.publicKeyHex,
    DISCORD_API_ROOT: discord.apiRoot,
    DISCORD_CDN_ROOT: discord.cdnRoot,
    // Asked for by tests that pay the demo's people or take its play money: to make both is most of a start.
    DEMO: 'off',
    PIN_MEMORY_KIB: '8',
    // What is slow on a busy machine is not asked for a PIN that it is not about.
    PIN_GRACE_MINUTES: '15',
    PRICE_SECONDS: String(PRICE_SECONDS),
    PRICE_HISTORY_DAYS: '1',
    ...UNLIMITED,
    LOG_LEVEL: process.env['E2E_LOG'] ?? 'fatal',
    ...env,
  })
  const log = createLogger({ level: config.LOG_LEVEL, base: {} }, logTo)
  const runtime = await compose(config, log, { clock: () => Date.now() + time.aheadMs, wrapPort })
  const web = await startWeb(runtime)
  const url = `http://127.0.0.1:${web.port}`
  const worker = await startWorker(runtime)
  const gateway = await startGateway(runtime, () => undefined)
  if (isPublic) await discord.connect(`${url}/webhooks/discord`)

  return {
    url,
    adminUrl,
    /** How to reach the bank past Parley. */
    provider: {
      baseUrl: bankUrl,
      clientId: DEMO_CLIENT_ID,
      clientSecret,
      timeoutMs: config.SYNAPSE_TIMEOUT_MS,
      clock: Date.now,
      ip: '127.0.0.1',
    },
    sandbox,
    runtime,
    telegram,
    discord,
    /** Parley's own clock is this much ahead, for as long as `during` takes. */
    ahead: async (ms: number, during: () => Promise<unknown>): Promise<void> => {
      time.aheadMs = ms
      const over = new AbortController()
      const looking = lookAgainAndAgain(runtime.useCases, over.signal)
      try {
        await during()
      } finally {
        over.abort()
        await looking
        time.aheadMs = 0
      }
    },
    /** Until everything is done that comes by itself: what is due was found, and no job waits or runs. */
    idle: async (): Promise<void> => {
      for (const _ of ['found', 'what comes of that']) {
        await lookAtWhatIsDue(runtime.useCases)
        await noJobs(runtime)
      }
    },
    /** Dollars for one coin, at the bank. */
    setPrice: async (currency: 'BTC' | 'ETH', price: number): Promise<void> => {
      const answer = await fetch(`${adminUrl}/prices`, {
        method: 'POST',
        headers: asOperator(sandbox),
        body: JSON.stringify({ currency, price }),
      })
      if (!answer.ok) throw new Error(`the price was not set: ${await answer.text()}`)
      if (config.PRICE_SECONDS === PRICE_SECONDS) await runtime.useCases.takePrices()
    },
    /** From now on nobody takes jobs. */
    stopWorker: (): Promise<void> => worker.stop(),
    close: async (): Promise<void> => {
      telegram.assertClean()
      for (const role of [gateway, web, worker]) await role.stop()
      await runtime.close()
      await Promise.all([telegram.close(), discord.close()])
      await sandbox.close()
      await Promise.all([database.drop(), bank.drop()])
    },
  }
}
export type ParleyInProcess = Awaited<ReturnType<typeof startParleyInProcess>>
