import { type Job, UnrecoverableError, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { withDeadline } from '#kit/deadline.ts'
import { describeError } from '#kit/error.ts'
import type { Log } from '#kit/log.ts'
import { connect, type QueueConnection } from './connection.ts'
import { ATTEMPTS } from './job-options.ts'
import { PROBE, type QueueName } from './names.ts'
import { idOf, type Work } from './payload.ts'

export type RunOptions = {
  readonly connection: QueueConnection
  readonly prefix: string
  readonly log: Log
  /** Unix ms. */
  readonly clock: () => number
  /** Jobs at once per queue. */
  readonly concurrency?: Partial<Record<QueueName, number>>
  /** How long a worker may be silent before its jobs are taken over. */
  readonly takeOverMs?: number
}

const CONCURRENCY: Record<QueueName, number> = {
  operations: 20,
  notices: 20,
  broadcasts: 5,
  syncs: 5,
  // As many as there may be coins: one of each is at work at a time.
  'coin-prices': 20,
  'coin-orders': 20,
  sweep: 1,
  prices: 1,
  'alert-index': 1,
  reconcile: 1,
  schedules: 1,
  recoveries: 1,
}
/** Over all workers. Telegram takes thirty messages a second from a bot: the rest is for outcomes and answers. */
const MOST_A_SECOND: Partial<Record<QueueName, number>> = { broadcasts: 20 }
/** A dead worker's job is taken over within one and a half of this; the library's own defaults take a minute. */
const TAKE_OVER_MS = 10_000
/** Counted apart from the tries, and not the job's fault: a machine that dies repeatedly must not park it. */
const TAKE_OVERS = 10

export type RunningQueue = {
  readonly worker: Worker
  readonly redis: Redis
  busy: number
  /** When it last took a job, Unix ms. */
  tookAt: number
  /** Jobs at once. */
  readonly places: number
}

const logFailure = (log: Log, queue: QueueName, job: Job | undefined, error: Error): void => {
  const facts = { queue, job: job?.id, about: idOf(job?.data), tries: job?.attemptsMade, err: error }
  const isLast = job === undefined || job.attemptsMade >= ATTEMPTS || error instanceof UnrecoverableError
  if (isLast) log.error({ event: 'job-dead', page: true, ...facts }, 'a job was given up on and is in the dead letters')
  else log.warn({ event: 'job-failed', ...facts }, 'a job failed and will be tried again')
}

/** The queue library stores message and stack of what a job throws, in clear: no more of them than a log line has. */
const storable = (error: unknown): Error => {
  const { type, message, stack } = describeError(error)
  const kept =
    error instanceof UnrecoverableError ? new UnrecoverableError(message) : new Error(message, { cause: error })
  kept.stack = `${type}: ${message}\n${stack ?? ''}`
  return kept
}

export const runQueue = (name: QueueName, work: Work, options: RunOptions): RunningQueue => {
  const { connection, prefix, log, clock, takeOverMs = TAKE_OVER_MS } = options
  const places = options.concurrency?.[name] ?? CONCURRENCY[name]
  const perSecond = MOST_A_SECOND[name]
  const redis = connect(connection, log)
  const counted = async (job: Job): Promise<void> => {
    running.tookAt = clock()
    if (job.name === PROBE) return
    running.busy += 1
    try {
      await work(job)
    } catch (error) {
      throw storable(error)
    } finally {
      running.busy -= 1
    }
  }
  const worker = new Worker(name, counted, {
    connection: redis,
    prefix,
    lockDuration: takeOverMs,
    stalledInterval: takeOverMs / 2,
    maxStalledCount: TAKE_OVERS,
    concurrency: places,
    ...(perSecond !== undefined && { limiter: { max: perSecond, duration: 1_000 } }),
  })
  const running: RunningQueue = { worker, redis, busy: 0, tookAt: clock(), places }
  worker.on('error', (error) => log.warn({ event: 'worker-error', queue: name, err: error }, 'a worker has a problem'))
  worker.on('stalled', (job) =>
    log.warn({ event: 'job-taken-over', queue: name, job }, 'a job was taken over from a worker that was lost'),
  )
  worker.on('failed', (job, error) => logFailure(log, name, job, error))
  return running
}

export const endQueue = async ({ worker, redis }: RunningQueue, timeoutMs: number): Promise<void> => {
  try {
    await withDeadline(worker.close(), timeoutMs)
  } finally {
    // Also for a worker that could not end in time: without its locks its jobs are taken over.
    await worker.disconnect()
    redis.disconnect()
  }
}
