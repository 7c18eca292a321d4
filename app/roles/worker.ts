import { setTimeout as sleep } from 'node:timers/promises'
import type { UseCases } from '#jobs/table.ts'
import type { PriceReadings, Reading } from '#bank/ground/price.ts'
import type { Log } from '#kit/log.ts'
import type { QueueConnection } from '#jobs/connection.ts'
import type { QueueName } from '#jobs/names.ts'
import type { Queues } from '#jobs/queues.ts'
import { createWorkers, type Workers } from '#jobs/worker.ts'
import type { Checks } from '#http/health-routes.ts'
import { retry } from '#kit/retry.ts'
import type { Config } from '../config/config.ts'
import { type Gauges, workerGauges } from './gauges.ts'
import { startPriceFeed } from './price-feed.ts'
import type { Running } from './running.ts'

/** Not a job: whether the bank is back is asked also where the queue is away with it. */
const WATCH_MS = 1_000
/** What a job may still take once the worker is stopping. */
const STOP_WITHIN_MS = 5_000

export type WorkerDeps = {
  readonly config: Pick<Config, 'PRICE_SECONDS' | 'PRICE_FEED_URL' | 'RECONCILE_SECONDS'>
  readonly log: Log
  /** What has to answer for this process to be well: its workers are added. */
  readonly health: Record<string, Checks[string]>
  readonly jobs: { readonly connection: QueueConnection; readonly prefix: string }
  readonly queues: Queues
  readonly useCases: UseCases
  readonly telemetry: Gauges & { replaced(queue: QueueName): void }
  readonly lookUpAwaited: () => Promise<unknown>
  readonly watchBank: () => Promise<unknown>
  /** False where some are still missing. */
  readonly backfillPrices: () => Promise<boolean>
  readonly ports: { readonly priceReadings: PriceReadings }
  readonly clock: () => number
  readonly takeReading: (reading: Reading) => Promise<unknown>
  /** Absent where there is no demo. */
  readonly seedDemo: (() => Promise<void>) | undefined
}

/** The slow work: operations at the bank, notices delivered, prices watched, everything unfinished found again. */
export const startWorker = async (deps: WorkerDeps): Promise<Running> => {
  const { config, log, health, jobs, queues, useCases, telemetry, seedDemo } = deps
  const workers = createWorkers({
    connection: jobs.connection,
    prefix: jobs.prefix,
    queues,
    log,
    onReplaced: telemetry.replaced,
    everyMs: { prices: config.PRICE_SECONDS * 1_000, reconcile: config.RECONCILE_SECONDS * 1_000 },
    useCases,
  })
  await workers.start()
  health['jobs'] = checkOf(workers)
  for (const gauge of workerGauges(workers)) telemetry.gauge(...gauge)
  // Alone: no other worker is running, so no order is being sent.
  if ((await queues.listening('operations')) === 1) await deps.lookUpAwaited()
  const watch = setInterval(() => void watchBank(deps), WATCH_MS)
  const feed = startFeed(deps)
  // Not waited for: the bank may take seconds to tell a year, and a price is shown without it.
  const stopping = new AbortController()
  void backfillWithRetries(deps.backfillPrices, log, stopping.signal)
  if (seedDemo !== undefined) await seedWithRetries(seedDemo, log)
  return {
    stop: async () => {
      clearInterval(watch)
      stopping.abort()
      await feed?.stop()
      return workers.close(STOP_WITHIN_MS)
    },
  }
}

/** While the bank still starts, or is away for hours, it tells nothing. */
const BACKFILL_PAUSES_MS = [2_000, 10_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000]

const backfillWithRetries = (backfill: () => Promise<boolean>, log: Log, signal: AbortSignal): Promise<void> =>
  retry(
    async () => {
      if (!(await backfill())) throw new Error('earlier prices are still missing')
    },
    {
      waitsMs: BACKFILL_PAUSES_MS,
      wait: (ms) => sleep(ms, undefined, { ref: false, signal }),
      onFailure: (error) =>
        log.warn({ event: 'prices-not-backfilled', err: error }, 'earlier prices are asked for again'),
    },
  ).catch((error: unknown) => {
    if (!signal.aborted)
      log.warn({ event: 'prices-not-backfilled', err: error }, 'earlier prices are not asked for any more')
  })

/** Off where no second price feed is set. */
const startFeed = ({ config, log, clock, ports, takeReading }: WorkerDeps): Running | undefined => {
  const url = config.PRICE_FEED_URL
  return url === undefined
    ? undefined
    : startPriceFeed({ url, log, clock, readings: ports.priceReadings, take: takeReading })
}

/** A process with a stalled worker is not well, whatever else answers. */
export const checkOf =
  ({ liveness }: Pick<Workers, 'liveness'>): Checks[string] =>
  async () => {
    const stalled = liveness().filter(({ isStalled }) => isStalled)
    if (stalled.length > 0) throw new Error(`no job gets through: ${stalled.map(({ queue }) => queue).join(', ')}`)
  }

const watchBank = async ({ watchBank: look, log }: Pick<WorkerDeps, 'watchBank' | 'log'>): Promise<void> => {
  try {
    await look()
  } catch (error) {
    log.warn({ event: 'bank-not-probed', err: error }, 'it could not be asked whether the bank is back')
  }
}

const SEED_PAUSES_MS = [2_000, 2_000, 2_000, 2_000]

/** The demo needs the bank, which may still be starting; what was made before is found again. */
const seedWithRetries = (seed: () => Promise<void>, log: Log): Promise<void> =>
  retry(seed, {
    waitsMs: SEED_PAUSES_MS,
    onFailure: (error) => log.warn({ event: 'demo-not-seeded', err: error }, 'the demo could not be set up yet'),
  })
