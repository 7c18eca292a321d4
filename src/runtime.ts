import { randomBytes } from 'node:crypto'
import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import type { Logger } from 'pino'
import { createCircuit } from '#bank/availability/circuit.ts'
import { createIntake } from '#bank/availability/intake.ts'
import { connectCapabilities } from '#bank/registry.ts'
import { createEngine } from '#bank/operation/engine.ts'
import type { Ports } from '#bank/registry.ts'
import type { Treasury } from '#bank/ground/settings.ts'
import { createAnswerer } from '#conversation/ask/answer.ts'
import { createPatience } from '#conversation/turn/patience.ts'
import { createReceive } from '#conversation/turn/receive.ts'
import { createSetAside } from '#conversation/turn/set-aside.ts'
import type { Outboxes } from '#conversation/notify/tell.ts'
import { markDelivered, redeliverLately } from '#bank/notice/deliver.ts'
import type { Uploads } from '#conversation/channel/uploads.ts'
import { createPinHasher, createSeals } from '#adapters/vault/index.ts'
import { createDiscordFiles, createDiscordOutbox } from '#adapters/discord/index.ts'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createKeys, createRedisStores, type RedisStores } from '#adapters/redis/index.ts'
import { createProbe, createSynapseRail, type SynapseConfig } from '#adapters/synapse/index.ts'
import { createTelegramFiles, createTelegramOutbox } from '#adapters/telegram/index.ts'
import { createTelemetry } from '#adapters/telemetry/index.ts'
import { createRedisLog, createWebChat, createWebFiles } from '#adapters/webchat/index.ts'
import { allPass } from '#http/health-door.ts'
import { createQueues } from '#jobs/queues.ts'
import { problemOf } from '#kit/error.ts'
import type { Config } from './config.ts'
import { findTreasury } from './demo.ts'
import { type Boundary, createBoundary } from './effect-boundary.ts'

/** Stands for the customers' devices: chat platforms do not tell their addresses. */
const SERVER_IP = '127.0.0.1'

export type Runtime = Awaited<ReturnType<typeof createRuntime>>

type Given = {
  /** Unix ms. */
  readonly clock?: () => number
  /** Where tests make a store or the bank fail. */
  readonly outside?: Boundary | undefined
}

/** Everything put together, once per process: the one place that knows every vendor and every port. */
export const createRuntime = async (
  config: Config,
  log: Logger,
  { clock = () => Date.now(), outside = createBoundary(process.env) }: Given = {},
) => {
  const mongo = new MongoClient(config.MONGODB_URL, { useBigInt64: true, appName: 'parley' })
  // A turn that can't reach Redis fails in time for the platform to deliver it again.
  const newRedis = (): Redis =>
    new Redis(config.REDIS_URL, { maxRetriesPerRequest: 3, commandTimeout: 5_000, socketTimeout: 10_000 })
  const redis = watched(newRedis(), log)
  const subscriber = watched(newRedis(), log)
  const telemetry = createTelemetry(clock)
  const stores = outside(
    createMongoStores({
      client: mongo,
      database: config.MONGODB_DATABASE,
      seals: createSeals({ current: config.DATA_KEY.current, keys: config.DATA_KEY.reveal() }),
    }),
  )
  const keys = createKeys(config.REDIS_NAMESPACE)
  const memory = outside(createRedisStores({ redis, namespace: config.REDIS_NAMESPACE }))
  await mongo.connect()
  await stores.ready()
  await memory.ready()

  const circuit = createCircuit({ board: memory.availabilityBoard, clock, log })
  const synapse: SynapseConfig = { ...synapseOf(config), clock, ip: SERVER_IP, circuit, logger: log }
  const probe = createProbe(synapse)
  const queues = createQueues({ connection: { url: config.REDIS_URL }, prefix: keys.jobsPrefix, log })
  const bank = outside(createSynapseRail(synapse), 'rail')
  const rail = telemetry.rail(bank)
  const ports: Ports = {
    ...stores,
    notices: telemetry.notices(stores.notices),
    alertIndex: memory.alertIndex,
    prices: memory.prices,
    hasher: createPinHasher({ memoryKiB: config.PIN_MEMORY_KIB }),
    rail,
    availability: {
      isAway: circuit.isAway,
      isFull: createIntake({ count: stores.overview.waiting, most: config.MAX_WAITING_OPERATIONS, clock }),
    },
    reports: bank.reports,
    wake: outside(queues.wake, 'wake'),
    clock,
    log,
    settings: {
      limits: { perPayment: config.LIMIT_PER_PAYMENT, perDay: config.LIMIT_PER_DAY },
      cardLifeMs: config.CARD_MINUTES * 60_000,
      maxAlerts: config.MAX_ALERTS,
      ip: SERVER_IP,
      ...(config.DEMO && { treasury: kept(() => findTreasury(rail)) }),
    },
  }
  const { telegram, discord } = platformsOf({ config, memory, log, clock })
  const webFiles = createWebFiles()
  const discordFiles = createDiscordFiles({ cdnRoot: config.DISCORD_CDN_ROOT, log })
  const telegramFiles = telegram && { telegram: createTelegramFiles(telegram) }
  const uploads: Uploads = { web: webFiles.fetchFile, discord: discordFiles, ...telegramFiles }
  const turn = createReceive({
    sessions: memory.sessions,
    answerer: createAnswerer({ ports, drafts: stores.drafts, uploads }),
    forget: (draft) => stores.drafts.erase(draft),
    told: (notice) => markDelivered(ports, notice),
    clock,
  })
  const checks = { mongodb: stores.ping, redis: () => redis.ping() }
  const patience = createPatience({ failures: memory.failures, healthy: () => allPass(checks) })
  const receive = createSetAside({
    receive: telemetry.receive(turn),
    sessions: memory.sessions,
    patience,
    fresh: () => randomBytes(12).toString('base64url'),
    onSetAside: ({ id, channel }, error) => {
      telemetry.setAside(channel)
      log.error({ turn: id, problem: problemOf(error) }, 'a turn was set aside after its last try')
    },
  })
  const webChatLog = outside(createRedisLog({ redis, subscriber, prefix: keys.webChatPrefix }), 'chat')
  const webChat = createWebChat({
    receive,
    log: webChatLog,
    files: webFiles,
    tellAgain: (conversation) => redeliverLately(ports, conversation),
    clock,
  })
  const outboxes: Outboxes = outside(
    {
      web: webChat.outbox,
      ...(telegram && { telegram: createTelegramOutbox(telegram) }),
      ...(discord && { discord: createDiscordOutbox(discord) }),
    },
    'outbox',
  )
  return {
    config,
    log,
    clock,
    ports,
    receive,
    /** For turns that nobody made: those are not counted, and their failures are not apologised for. */
    endSession: turn,
    sessions: memory.sessions,
    leases: memory.leases,
    engine: engineOf(ports, telemetry),
    synapse,
    queues,
    telemetry,
    /** What only comparing with the bank and operators need. */
    books: {
      ledgers: stores.ledgers,
      drifts: stores.drifts,
      rounds: stores.rounds,
      overview: stores.overview,
    },
    /** Asks the bank in turn, while it is away, whether it is back. */
    watchBank: () => circuit.probe(probe),
    /** Writes personal data under older keys again under the current one; how many documents there were. */
    rekey: stores.rekey,
    /** When this process last did what it does again and again, Unix ms. */
    pulse: {} as { sweptAt?: number },
    webChat,
    telegram,
    discord,
    outboxes,
    /** What has to answer for this process to be well; each role adds its own. */
    health: { ...checks } as Record<string, () => Promise<unknown>>,
    patience,
    close: async (): Promise<void> => {
      webChat.close()
      await queues.close()
      await Promise.all([redis.quit(), subscriber.quit(), mongo.close()])
    },
  }
}

/** Whatever has ended is counted once the capabilities have heard of it. */
const engineOf = (ports: Ports, { concluded }: Pick<ReturnType<typeof createTelemetry>, 'concluded'>) => {
  const { handlers, onConcluded } = connectCapabilities(ports)
  return createEngine(ports, { handlers, onConcluded: [...onConcluded, concluded] })
}

type PlatformDeps = {
  readonly config: Config
  readonly memory: Pick<RedisStores, 'cardRefs' | 'forms'>
  readonly log: Logger
  readonly clock: () => number
}

/** How to reach the platforms that are set up. */
const platformsOf = ({ config, memory, log, clock }: PlatformDeps) => {
  const telegram = config.TELEGRAM_BOT_TOKEN && {
    token: config.TELEGRAM_BOT_TOKEN.reveal(),
    apiRoot: config.TELEGRAM_API_ROOT,
    refs: memory.cardRefs,
    log,
    clock,
  }
  const discord = config.DISCORD_TOKEN && {
    token: config.DISCORD_TOKEN.reveal(),
    applicationId: config.DISCORD_APPLICATION_ID ?? '',
    apiRoot: config.DISCORD_API_ROOT,
    cardRefs: memory.cardRefs,
    forms: memory.forms,
  }
  return { telegram, discord }
}

const synapseOf = (config: Config) => ({
  baseUrl: config.SYNAPSE_URL,
  clientId: config.SYNAPSE_CLIENT_ID,
  clientSecret: config.SYNAPSE_CLIENT_SECRET.reveal(),
  fingerprint: config.SYNAPSE_FINGERPRINT,
  timeoutMs: config.SYNAPSE_TIMEOUT_MS,
})

const watched = (redis: Redis, log: Logger): Redis =>
  redis.on('error', (error: Error) => log.warn({ problem: error.message }, 'Redis is out of reach'))

/** Looked up until it is found, then kept. */
const kept = (find: () => Promise<Treasury | undefined>) => {
  let found: Treasury | undefined
  return async (): Promise<Treasury> => {
    found ??= await find()
    if (found === undefined) throw new Error('the demo treasury is not there yet')
    return found
  }
}
