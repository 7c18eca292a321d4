import { Queue } from 'bullmq'
import type { PriceWake } from '#bank/ground/price.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { withDeadline } from '#kit/deadline.ts'
import type { Log } from '#kit/log.ts'
import { connect, type QueueConnection } from './connection.ts'
import { type DeadLetter, readDeadLetters, redriveDeadLetters } from './dead-letters.ts'
import { createHints } from './hints.ts'
import { JOB_OPTIONS } from './job-options.ts'
import { PROBE, QUEUES, type QueueName, type TickQueue } from './names.ts'

export type Queues = {
  readonly wake: Wake
  readonly priceWake: PriceWake
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
  /** How many workers listen, this process's own among them; undefined where Redis does not say. */
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

export const createQueues = ({ connection, prefix, log, hintMs = HINT_MS }: Options): Queues => {
  const redis = connect(connection, log)
  const make = (name: QueueName): Queue => {
    const queue = new Queue(name, { connection: redis, prefix, defaultJobOptions: JOB_OPTIONS })
    queue.on('error', (error) => log.warn({ event: 'queue-error', queue: name, err: error }, 'the queue has a problem'))
    return queue
  }
  const queues = Object.fromEntries(QUEUES.map((name) => [name, make(name)])) as Record<QueueName, Queue>

  return {
    ...createHints({ queues, hintMs, log }),
    deadLetters: (limit) => readDeadLetters(queues, limit),
    redrive: () => redriveDeadLetters(queues),
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
          { event: 'workers-unknown', queue: name, err: error },
          'Redis does not say which other workers there are',
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
