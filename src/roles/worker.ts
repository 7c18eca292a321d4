import { createKeys } from '#adapters/redis/index.ts'
import { connectSync } from '#bank/registry.ts'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createPatrol } from '#bank/sync/patrol.ts'
import { rebuildIndex, watchPrices } from '#bank/alert/watch.ts'
import { handleCases } from '#bank/case/handle.ts'
import { lookUpAwaited, releaseStrayHolds, sweep } from '#bank/operation/sweep.ts'
import { expireRequests } from '#bank/request/close.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { createTell } from '#conversation/notify/tell.ts'
import { noticeRunOuts } from '#conversation/notify/tell-run-outs.ts'
import { createWorkers } from '#jobs/worker.ts'
import { seedDemo } from '../demo.ts'
import type { Runtime } from '../runtime.ts'
import { reasonOf } from '#kit/error.ts'
import { retry } from '#kit/retry.ts'
import { watchHearing } from './hearing.ts'
import { reconcilerOf } from './reconciler.ts'
import type { Running } from './running.ts'

/** Not a job: whether the bank is back is asked also where the queue is away with it. */
const WATCH_MS = 1_000
/** What a job may still take when the worker is told to stop. */
const STOP_WITHIN_MS = 5_000

/** The slow work: operations at the bank, outcomes told, prices watched, everything unfinished found again. */
export const startWorker = async (runtime: Runtime): Promise<Running> => {
  const { config, log, ports, engine, outboxes, endSession, sessions, telemetry } = runtime
  const sync = connectSync(ports, engine)
  const reconcile = reconcilerOf(runtime)
  const patrol = createPatrol(ports)
  const workers = createWorkers({
    connection: { url: config.REDIS_URL },
    prefix: createKeys(config.REDIS_NAMESPACE).jobsPrefix,
    queues: runtime.queues,
    log,
    onReplaced: telemetry.replaced,
    everyMs: { prices: config.PRICE_SECONDS * 1_000, reconcile: config.RECONCILE_SECONDS * 1_000 },
    useCases: {
      advance: engine.advance,
      deliverNotice: createTell({ ...ports, outboxes, receive: endSession }),
      syncCustomer: sync.customer,
      watchPrices: () => watchPrices(ports),
      sweep: async () => {
        const found = await sweep(ports)
        telemetry.swept('operations', found.operations)
        telemetry.swept('notices', found.notices)
        telemetry.swept('holds', await releaseStrayHolds(ports))
        await noticeRunOuts({ ...ports, sessions })
        await expireRequests(ports)
        await handleCases(ports)
        await patrol()
        runtime.pulse.sweptAt = runtime.clock()
      },
      rebuildAlertIndex: () => rebuildIndex(ports),
      reconcile: reconcile.round,
      runSchedules: () => runSchedules(ports),
    },
  })
  await workers.start()
  watchHearing(runtime, workers)
  // Alone: whoever was sending when everything stopped is gone.
  if ((await runtime.queues.listening('operations')) === 1) await lookUpAwaited(ports)
  const watch = setInterval(() => void watchBank(runtime), WATCH_MS)
  if (config.DEMO) await seedWithRetries(runtime)
  return {
    stop: () => {
      clearInterval(watch)
      return workers.close(STOP_WITHIN_MS)
    },
  }
}

const watchBank = async ({ watchBank: look, log }: Runtime): Promise<void> => {
  try {
    await look()
  } catch (error) {
    log.warn({ problem: String(error) }, 'it could not be asked whether the bank is back')
  }
}

const SEED_PAUSES_MS = [2_000, 2_000, 2_000, 2_000]

/** The demo needs the bank, which may still be starting; what was made before is found again. */
const seedWithRetries = ({ ports, synapse, log }: Runtime): Promise<void> =>
  retry(() => seedDemo(ports, createDemoFunds(synapse).fundNode), {
    waitsMs: SEED_PAUSES_MS,
    onFailure: (error) => log.warn({ problem: reasonOf(error) }, 'the demo could not be set up yet'),
  })
