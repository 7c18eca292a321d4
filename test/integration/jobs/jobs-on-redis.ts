import { vi } from 'vitest'
import { Redis } from 'ioredis'
import type { CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { QueueConnection } from '#jobs/connection.ts'
import { createQueues, type Queues } from '#jobs/queues.ts'
import type { UseCases } from '#jobs/table.ts'
import { createWorkers, type Workers } from '#jobs/worker.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'

export const quiet = () => ({ info: vi.fn<() => void>(), warn: vi.fn<() => void>(), error: vi.fn<() => void>() })

export type JobsOnRedis = {
  readonly prefix: string
  readonly redis: Redis
  readonly queues: Queues
  readonly log: ReturnType<typeof quiet>
  /** Starts a worker as another process would; a use case that is not given throws. */
  work(useCases: Partial<UseCases>, options?: Partial<Parameters<typeof createWorkers>[0]>): Promise<Workers>
  /** For each job of an operation that was tried again: the pauses that were asked for, ms. */
  pauses(): Promise<readonly (readonly number[])[]>
  /** Whatever waits for its next try waits an hour longer; when the first is due then, Unix ms. */
  putOff(): Promise<number>
  /** What FLUSHALL would do, to this fixture's keys alone. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** The queue library keeps the time in the upper bits of a score. */
const TICKS_PER_MS = 0x1000
const HOUR_MS = 3_600_000

const pairsOf = (flat: readonly string[]): readonly (readonly [string, string])[] =>
  flat.flatMap((key, n) => (n % 2 === 0 ? [[key, flat[n + 1] ?? ''] as const] : []))

const notGiven = (name: string) => (): Promise<never> => Promise.reject(new Error(`${name} was not expected`))

/** `url`: the way to Redis that jobs take; the fixture itself goes straight. */
export const openJobs = (url = redisUrl(), more: Partial<QueueConnection> = {}): JobsOnRedis => {
  const prefix = uniqueName('q')
  const redis = new Redis(redisUrl())
  const log = quiet()
  const connection = { url, ...more }
  const queues = createQueues({ connection, prefix, log })
  const started: Workers[] = []
  const flush = async (): Promise<void> => {
    const keys = await redis.keys(`${prefix}:*`)
    if (keys.length > 0) await redis.del(...keys)
  }
  return {
    prefix,
    redis,
    queues,
    log,
    async work(useCases, options = {}) {
      const workers = createWorkers({
        ...{ connection, prefix, queues, log },
        // Quiet unless a test is about them.
        everyMs: {
          sweep: 3_600_000,
          prices: 3_600_000,
          'alert-index': 3_600_000,
          reconcile: 3_600_000,
          schedules: 3_600_000,
        },
        ...options,
        useCases: {
          advance: notGiven('advance'),
          deliverNotice: notGiven('deliverNotice'),
          syncCustomer: notGiven('syncCustomer'),
          sweep: () => Promise.resolve(),
          takePrices: () => Promise.resolve(),
          watchCoin: () => Promise.resolve(),
          watchOrders: () => Promise.resolve(),
          rebuildAlertIndex: () => Promise.resolve(),
          reconcile: () => Promise.resolve(),
          runSchedules: () => Promise.resolve(),
          runRecoveries: () => Promise.resolve(),
          ...useCases,
        },
      })
      started.push(workers)
      await workers.start()
      return workers
    },
    async pauses() {
      const found = new Map<string, number[]>()
      for (const [at, fields] of await redis.xrange(`${prefix}:operations:events`, '-', '+')) {
        const { event, jobId = '', delay } = Object.fromEntries(pairsOf(fields))
        if (event === 'delayed')
          found.set(jobId, [...(found.get(jobId) ?? []), Number(delay) - Number.parseInt(at, 10)])
      }
      return [...found.values()]
    },
    async putOff() {
      const key = `${prefix}:operations:delayed`
      const [job, score] = await redis.zrange(key, '0', '0', 'WITHSCORES')
      if (job === undefined) throw new Error('nothing waits')
      const dueAt = Math.floor(Number(score) / TICKS_PER_MS) + HOUR_MS
      await redis.zadd(key, String(dueAt * TICKS_PER_MS), job)
      return dueAt
    },
    flush,
    async close() {
      await Promise.all(started.map((workers) => workers.close(2_000)))
      await queues.close()
      await flush()
      await redis.quit()
    },
  }
}

let serial = 0
export const anOperation = (): OperationId => `op_${++serial}` as OperationId
export const aCustomer = (): CustomerId => `cus_${++serial}` as CustomerId
