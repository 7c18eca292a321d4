import { type Job, UnrecoverableError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import type { CustomerId, OperationId } from '#bank/ids.ts'
import { connect, type JobLog, type QueueConnection } from './connection.ts'
import { withDeadline } from './deadline.ts'
import { deliverNotice } from './deliver-notice.ts'
import { ATTEMPTS, QUEUES, type QueueName, TICK_QUEUES, type TickQueue } from './names.ts'
import type { Work } from './payload.ts'
import type { Queues } from './queues.ts'
import { rebuildAlertIndex } from './rebuild-alert-index.ts'
import { reconcile } from './reconcile.ts'
import { runOperation } from './run-operation.ts'
import { runSchedules } from './run-schedules.ts'
import { sweep } from './sweep.ts'
import { syncCustomer } from './sync-customer.ts'
import { watchPrices } from './watch-prices.ts'

/** What the jobs call: one each. A rejection is tried again with growing pauses. */
export type UseCases = {
  advance(id: OperationId): Promise<unknown>
  deliverNotice(id: string): Promise<unknown>
  syncCustomer(id: CustomerId): Promise<unknown>
  sweep(): Promise<unknown>
  watchPrices(): Promise<unknown>
  rebuildAlertIndex(): Promise<unknown>
  reconcile(): Promise<unknown>
  runSchedules(): Promise<unknown>
}

export type Workers = {
  start(): Promise<void>
  /** Takes no more jobs and waits for those under way, at most so long; what is left over is done again elsewhere. */
  close(timeoutMs: number): Promise<void>
}

type Options = {
  readonly connection: QueueConnection
  readonly prefix: string
  /** For the ticks, and to see whether jobs get through. */
  readonly queues: Queues
  readonly useCases: UseCases
  readonly log: JobLog
  /** Jobs at once per queue. */
  readonly concurrency?: Partial<Record<QueueName, number>>
  readonly everyMs?: Partial<Record<TickQueue, number>>
  /** A worker that has nothing to do, while one job waits from one look to the next, no longer listens. */
  readonly deafMs?: number
  /** How long a worker may be silent before its jobs are taken over. */
  readonly takeOverMs?: number
}

const CONCURRENCY: Record<QueueName, number> = {
  ...{ operations: 20, notices: 20, syncs: 5 },
  ...{ sweep: 1, prices: 1, 'alert-index': 1, reconcile: 1, schedules: 1 },
}
const EVERY_MS: Record<TickQueue, number> = {
  sweep: 5_000,
  prices: 10_000,
  'alert-index': 30_000,
  reconcile: 30_000,
  schedules: 15_000,
}
const DEAF_MS = 20_000

/** A dead worker's job is taken over within one and a half of this; the library's own defaults take a minute. */
const TAKE_OVER_MS = 10_000
/** Counted apart from the tries, and not the job's fault: a machine that dies repeatedly must not park it. */
const TAKE_OVERS = 10

const processors = (useCases: UseCases): Record<QueueName, Work> => ({
  operations: runOperation(useCases.advance),
  notices: deliverNotice(useCases.deliverNotice),
  syncs: syncCustomer(useCases.syncCustomer),
  sweep: sweep(useCases.sweep),
  prices: watchPrices(useCases.watchPrices),
  'alert-index': rebuildAlertIndex(useCases.rebuildAlertIndex),
  reconcile: reconcile(useCases.reconcile),
  schedules: runSchedules(useCases.runSchedules),
})

type Running = {
  readonly worker: Worker
  readonly redis: Redis
  busy: number
  /** The job that waited when this worker was looked at last and had nothing to do. */
  passedOver?: string | undefined
}

/** The reason and the subject of what went wrong, never the error itself: it may carry somebody's headers. */
const tellFailure = (log: JobLog, queue: QueueName, job: Job | undefined, error: Error): void => {
  const facts = { queue, job: job?.id, about: job?.data as unknown, tries: job?.attemptsMade, reason: error.message }
  const isLast = job === undefined || job.attemptsMade >= ATTEMPTS || error instanceof UnrecoverableError
  if (isLast) log.error(facts, 'a job was given up on and is in the dead letters')
  else log.warn(facts, 'a job failed and will be tried again')
}

const run = (name: QueueName, work: Work, options: Options): Running => {
  const { connection, prefix, log, concurrency, takeOverMs = TAKE_OVER_MS } = options
  const redis = connect(connection, log)
  const counted = async (job: Job): Promise<void> => {
    running.busy += 1
    try {
      await work(job)
    } finally {
      running.busy -= 1
    }
  }
  const worker = new Worker(name, counted, {
    ...{ connection: redis, prefix },
    ...{ lockDuration: takeOverMs, stalledInterval: takeOverMs / 2, maxStalledCount: TAKE_OVERS },
    concurrency: concurrency?.[name] ?? CONCURRENCY[name],
  })
  const running: Running = { worker, redis, busy: 0 }
  worker.on('error', (error) => log.warn({ queue: name, reason: error.message }, 'a worker has a problem'))
  worker.on('stalled', (job) => log.warn({ queue: name, job }, 'a job was taken over from a worker that was lost'))
  worker.on('failed', (job, error) => tellFailure(log, name, job, error))
  return running
}

const end = async ({ worker, redis }: Running, timeoutMs: number): Promise<void> => {
  try {
    await withDeadline(worker.close(), timeoutMs)
  } finally {
    // Also for a worker that could not end in time: without its locks its jobs are taken over.
    await worker.disconnect()
    redis.disconnect()
  }
}

export const createWorkers = (options: Options): Workers => {
  const { queues, log, useCases, deafMs = DEAF_MS } = options
  const every = { ...EVERY_MS, ...options.everyMs }
  const works = processors(useCases)
  const running = new Map<QueueName, Running>()
  const timers: NodeJS.Timeout[] = []
  const repeat = (ms: number, task: () => Promise<void>): void => {
    const guarded = (): void =>
      void task().catch((error: unknown) => log.warn({ reason: String(error) }, 'a repeated task failed'))
    timers.push(setInterval(guarded, ms))
  }

  /** Not whether Redis answers: whether a job gets through. */
  const replaceDeaf = async (): Promise<void> => {
    for (const [name, current] of running) {
      const { oldest } = await queues.backlog(name)
      const isDeaf = oldest !== undefined && oldest === current.passedOver && current.busy === 0
      current.passedOver = current.busy === 0 ? oldest : undefined
      if (!isDeaf) continue
      log.error({ queue: name, job: oldest }, 'a worker no longer listens and is replaced')
      running.set(name, run(name, works[name], options))
      await end(current, 1_000).catch((error: unknown) =>
        log.warn({ queue: name, reason: String(error) }, 'the worker that was replaced did not end'),
      )
    }
  }

  return {
    async start() {
      for (const name of QUEUES) running.set(name, run(name, works[name], options))
      await Promise.all([...running.values()].map(({ worker }) => worker.waitUntilReady()))
      // Timers here rather than schedules in Redis: those would be lost with it, and the sweep with them.
      for (const name of TICK_QUEUES) {
        await queues.tick(name, every[name])
        repeat(every[name], () => queues.tick(name, every[name]))
      }
      repeat(deafMs, replaceDeaf)
    },
    async close(timeoutMs) {
      for (const timer of timers.splice(0)) clearInterval(timer)
      const ended = await Promise.allSettled([...running.values()].map((current) => end(current, timeoutMs)))
      running.clear()
      const late = ended.filter(({ status }) => status === 'rejected').length
      if (late > 0) log.warn({ queues: late, timeoutMs }, 'jobs were left to be taken over by another worker')
    },
  }
}
