import { createPictures } from '#adapters/chart/index.ts'
import { createKeys } from '#adapters/redis/index.ts'
import { createTelemetry } from '#adapters/telemetry/index.ts'
import type { Reading } from '#bank/ground/price.ts'
import { takeReading } from '#bank/price/take.ts'
import { noteMissedTouches } from '#bank/crypto/waiting-order-touch.ts'
import { backfillPrices } from '#bank/price/backfill.ts'
import { lookUpAwaited } from '#bank/operation/sweep.ts'
import type { FetchFile } from '#conversation/channel/uploads.ts'
import type { Checks } from '#http/health-routes.ts'
import { createQueues } from '#jobs/queues.ts'
import type { Log } from '#kit/log.ts'
import { openBank } from './bank.ts'
import { createBankWebhook } from './bank-webhook.ts'
import { openChannels } from './channels.ts'
import { openConversation } from './conversation.ts'
import type { Given, WrapPort } from './given.ts'
import { openStores } from './stores.ts'
import { jobUseCases, openReconcile } from './use-cases.ts'
import type { Config } from '../config/config.ts'

type Options = {
  /** Unix ms. */
  readonly clock?: (() => number) | undefined
  /** Wraps every port that reaches outside this process; by default none is. */
  readonly wrapPort?: WrapPort | undefined
}

export type Parley = Awaited<ReturnType<typeof compose>>

/** Everything put together, once per process: the one place that knows every vendor and every port. */
export const compose = async (config: Config, log: Log, options: Options = {}) => {
  const { clock = Date.now, wrapPort = (port) => port } = options
  const given: Given = { config, log, clock, wrapPort }
  const telemetry = createTelemetry(clock)
  const stores = await openStores(given)
  const jobs = { connection: { url: config.REDIS_URL }, prefix: createKeys(config.REDIS_NAMESPACE).jobsPrefix, log }
  const queues = createQueues(jobs)
  const bank = openBank({ ...given, stores, queues, telemetry })
  const { ports } = bank
  // Filled below: channels need what takes turns, and a turn needs the channel's files.
  const uploads: Record<string, FetchFile> = {}
  const conversation = openConversation({ ...given, stores, bank, telemetry, uploads, pictures: createPictures() })
  const { receive, receiveOwn, retryLimit } = conversation
  const channels = openChannels({ ...given, stores, ports, receive, telemetry })
  for (const { name, files } of channels) uploads[name] = files
  const outboxes = wrapPort(Object.fromEntries(channels.map(({ name, outbox }) => [name, outbox])), 'outbox')
  const reconcile = openReconcile({ config, stores, bank })
  /** When this process last did what it does again and again, Unix ms. */
  const pulse: { sweptAt: number | undefined } = { sweptAt: undefined }
  const onSwept = (): void => {
    pulse.sweptAt = clock()
  }
  return {
    config,
    log,
    clock,
    ports,
    channels,
    queues,
    jobs,
    telemetry,
    reconcile,
    pulse,
    durable: stores.durable,
    bankWebhook: createBankWebhook({ config, log, bank, retryLimit, telemetry }),
    useCases: jobUseCases({ bank, stores, telemetry, reconcile, outboxes, receive: receiveOwn, onSwept }),
    /** What was being sent to the bank when the only worker died. */
    lookUpAwaited: () => lookUpAwaited(ports),
    watchBank: bank.watch,
    takeReading: (reading: Reading) => takeReading(ports, reading),
    backfillPrices: async () => {
      const isDone = await backfillPrices(ports, config.PRICE_HISTORY_DAYS)
      await noteMissedTouches(ports)
      return isDone
    },
    seedDemo: config.DEMO ? bank.seedDemo : undefined,
    /** Writes personal data under older keys again under the current one; how many documents there were. */
    rekey: stores.durable.rekey,
    /** What has to answer for this process to be well; each role adds its own. */
    health: { ...stores.checks } as Record<string, Checks[string]>,
    close: async (): Promise<void> => {
      await Promise.all(channels.map((channel) => channel.stop()))
      await queues.close()
      await stores.close()
    },
  }
}
