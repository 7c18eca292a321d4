import { setTimeout as sleep } from 'node:timers/promises'
import type { QueueConnection } from '#jobs/connection.ts'
import type { QueueName } from '#jobs/names.ts'
import type { Queues } from '#jobs/queues.ts'
import { createWorkers, type UseCases } from '#jobs/worker.ts'
import type { Log } from '#bank/ground/ports.ts'
import type { Config } from '../config.ts'
import { type Gauges, workerGauges } from './gauges.ts'
import type { Running } from './running.ts'
import { type Health, watchWorkers } from './watch-workers.ts'

/** Not a job: whether the bank is back is asked also where the queue is away with it. */
const WATCH_MS = 1_000
/** What a job may still take when the worker is told to stop. */
const STOP_WITHIN_MS = 5_000
const SEED_TRIES = 5
const SEED_PAUSE_MS = 2_000

export type WorkerDeps = {
  readonly config: Pick<Config, 'PRICE_SECONDS' | 'RECONCILE_SECONDS'>
  readonly log: Log
  readonly health: Health
  readonly jobs: { readonly connection: QueueConnection; readonly prefix: string }
  readonly queues: Queues
  readonly useCases: UseCases
  readonly telemetry: Gauges & { replaced(queue: QueueName): void }
  readonly lookUpAwaited: () => Promise<unknown>
  readonly watchBank: () => Promise<unknown>
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
  watchWorkers(health, workers)
  for (const gauge of workerGauges(workers)) telemetry.gauge(...gauge)
  // Alone: whoever was sending when everything stopped is gone.
  if ((await queues.listening('operations')) === 1) await deps.lookUpAwaited()
  const watch = setInterval(() => void watchBank(deps), WATCH_MS)
  if (seedDemo !== undefined) await seedWithRetries(seedDemo, log)
  return {
    stop: () => {
      clearInterval(watch)
      return workers.close(STOP_WITHIN_MS)
    },
  }
}

const watchBank = async ({ watchBank: look, log }: Pick<WorkerDeps, 'watchBank' | 'log'>): Promise<void> => {
  try {
    await look()
  } catch (error) {
    log.warn({ event: 'bank-not-probed', problem: String(error) }, 'it could not be asked whether the bank is back')
  }
}

/** The demo needs the bank, which may still be starting; what was made before is found again. */
const seedWithRetries = async (seed: () => Promise<void>, log: Log): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seed()
    } catch (error) {
      if (tries === SEED_TRIES) throw error
      log.warn({ event: 'demo-not-seeded', problem: String(error), tries }, 'the demo could not be set up yet')
      await sleep(SEED_PAUSE_MS)
    }
  }
}
