import { type DeduplicationOptions, Queue } from 'bullmq'
import type { Wake } from '#bank/ground/wake.ts'
import { withDeadline } from '#kit/deadline.ts'
import { reasonOf } from '#kit/error.ts'
import type { Log } from '#kit/log.ts'
import { connect, type QueueConnection } from './connection.ts'
import { JOB_OPTIONS, PROBE, QUEUES, type QueueName, type TickQueue, WORK_QUEUES, type WorkQueue } from './names.ts'

export type DeadLetter = {
  readonly queue: QueueName
  /** What it was about; undefined where even that can't be read. */
  readonly id: string | undefined
  readonly reason: string
  readonly attempts: number
  readonly at: number
}

export type Queues = {
  readonly wake: Wake
  /** One job for all processes that ask within `everyMs`. */
  tick(queue: TickQueue, everyMs: number): Promise<void>
  /** Newest first. */
  deadLetters(limit: number): Promise<readonly DeadLetter[]>
  /** Wakes everything in the dead letters again and empties them; how many. Repeating it is harmless. */
  redrive(): Promise<number>
  /** How many wait to be worked on now, and which has waited longest. */
  backlog(queue: QueueName): Promise<{ readonly waiting: number; readonly oldest: string | undefined }>
  /** Whether the probe with this id got through; if so, sends it again, ahead of all that waits. */
  probe(queue: QueueName, id: string): Promise<boolean>
  /** How many workers listen, this process's own among them; undefined where Redis does not tell. */
  listening(queue: QueueName): Promise<number | undefined>
  close(): Promise<void>
}

type Options = {
  readonly connection: QueueConnection
  /** Begins every key; without a colon. */
  readonly prefix: string
  readonly log: Log
  /** A hint is not worth more waiting than this. */
  readonly hintMs?: number
}

const HINT_MS = 2_000

/**
 * One job waits per subject. A wake that comes while that job runs is kept and becomes the next one: what the running
 * one has read already is not what the wake is about. An identifier of its own for later wakes, so that a job that
 * asks for "in ten seconds" never takes the place of another's "now".
 */
const deduplication = (subject: string, delayMs: number): DeduplicationOptions =>
  delayMs > 0
    ? { id: `${subject}-later`, keepLastIfActive: true, reschedule: true }
    : // A job that waits for its next try is taken forward: there is news.
      { id: subject, keepLastIfActive: true, reschedule: true }

export const createQueues = ({ connection, prefix, log, hintMs = HINT_MS }: Options): Queues => {
  const redis = connect(connection, log)
  const make = (name: QueueName): Queue => {
    const queue = new Queue(name, { connection: redis, prefix, defaultJobOptions: JOB_OPTIONS })
    queue.on('error', (error) =>
      log.warn({ event: 'queue-error', queue: name, reason: error.message }, 'the queue has a problem'),
    )
    return queue
  }
  const queues = Object.fromEntries(QUEUES.map((name) => [name, make(name)])) as Record<QueueName, Queue>

  const hint = async (name: QueueName, id: string | undefined, deduplicate: DeduplicationOptions, delay: number) => {
    try {
      const data = id === undefined ? { v: 1 } : { v: 1, id }
      await withDeadline(queues[name].add(name, data, { deduplication: deduplicate, delay }), hintMs)
    } catch (error) {
      // The database knows what is to be done, and the sweeper reads it: whoever wakes has already succeeded.
      log.warn(
        { event: 'wake-lost', queue: name, id, reason: reasonOf(error) },
        'a wake was lost; the sweeper will find the work',
      )
    }
  }
  const wakeUp = (name: WorkQueue, subject: string, id: string, delayMs = 0): Promise<void> =>
    hint(name, id, deduplication(`${subject}-${id}`, delayMs), delayMs)

  const waits = async (name: QueueName): Promise<boolean> => {
    try {
      return (await withDeadline(queues[name].getWaitingCount(), hintMs)) > 0
    } catch (error) {
      log.warn({ event: 'backlog-unknown', queue: name, reason: reasonOf(error) }, 'it could not be seen what waits')
      return false
    }
  }

  const failed = async (limit: number) => {
    const found = await Promise.all(
      QUEUES.map(async (queue) => (await queues[queue].getFailed(0, limit - 1)).map((job) => ({ queue, job }))),
    )
    return found
      .flat()
      .sort((a, b) => (b.job.finishedOn ?? 0) - (a.job.finishedOn ?? 0))
      .slice(0, limit)
  }
  const idOf = (data: unknown): string | undefined => {
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
    return typeof id === 'string' ? id : undefined
  }

  return {
    wake: {
      operation: (id, delayMs) => wakeUp('operations', 'op', id, delayMs),
      notice: (id) => wakeUp('notices', 'notice', id),
      sync: (customer) => wakeUp('syncs', 'sync', customer),
    },
    async tick(queue, everyMs) {
      // One that waits stands for all: what takes longer than its interval must not pile up.
      if (await waits(queue)) return
      // Shorter than the interval, so that a tick on time is never taken for the one before it.
      await hint(queue, undefined, { id: queue, ttl: Math.max(1, Math.floor(everyMs * 0.8)) }, 0)
    },
    async deadLetters(limit) {
      return (await failed(limit)).map(({ queue, job }) => ({
        queue,
        id: idOf(job.data),
        reason: job.failedReason.slice(0, 500),
        attempts: job.attemptsMade,
        at: job.finishedOn ?? job.timestamp,
      }))
    },
    async redrive() {
      const letters = await failed(10_000)
      for (const { queue, job } of letters) {
        const id = idOf(job.data)
        const name = WORK_QUEUES.find((each) => each === queue)
        if (name !== undefined && id !== undefined) await queues[name].add(name, { v: 1, id })
        await job.remove()
      }
      return letters.length
    },
    async backlog(name) {
      const queue = queues[name]
      const [waiting, [oldest]] = await Promise.all([queue.getWaitingCount(), queue.getJobs('waiting', 0, 0, true)])
      return { waiting, oldest: oldest?.id }
    },
    async probe(name, id) {
      const queue = queues[name]
      if ((await queue.getJob(id)) !== undefined) return false
      await queue.add(PROBE, { v: 1 }, { jobId: id, lifo: true, attempts: 1, removeOnFail: true })
      return true
    },
    async listening(name) {
      try {
        return (await withDeadline(queues[name].getWorkers(), hintMs)).length
      } catch (error) {
        log.warn(
          { event: 'workers-unknown', queue: name, reason: reasonOf(error) },
          'Redis does not tell who else works',
        )
        return undefined
      }
    },
    async close() {
      await Promise.all(Object.values(queues).map((queue) => queue.close()))
      redis.disconnect()
    },
  }
}
