import type { DeduplicationOptions, Queue } from 'bullmq'
import { isForMany } from '#bank/ground/notice.ts'
import type { PriceWake } from '#bank/ground/price.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { withDeadline } from '#kit/deadline.ts'
import type { Log } from '#kit/log.ts'
import type { QueueName, TickQueue, WorkQueue } from './names.ts'

type Deps = {
  readonly queues: Readonly<Record<QueueName, Queue>>
  /** A hint is not worth more waiting than this. */
  readonly hintMs: number
  readonly log: Log
}

/**
 * Says that there is work, and never fails: the database knows what is to be done, and the sweeper reads it, so that
 * the caller has already succeeded.
 */
export const createHints = (deps: Deps) => {
  const wakeUp = (name: WorkQueue, subject: string, id: string, delayMs = 0): Promise<void> =>
    addHint(deps, name, {
      data: { v: 1, id },
      deduplication: deduplication(`${subject}-${id}`, delayMs),
      delay: delayMs,
    })
  const wake: Wake = {
    operation: (id, delayMs) => wakeUp('operations', 'op', id, delayMs),
    notice: (id) => wakeUp(isForMany(id) ? 'broadcasts' : 'notices', 'notice', id),
    notices: (ids) => wakeAll(deps, ids),
    sync: (customer) => wakeUp('syncs', 'sync', customer),
  }
  const priceWake: PriceWake = {
    async price(coin) {
      await Promise.all([wakeUp('coin-orders', 'coin', coin), wakeUp('coin-prices', 'coin', coin)])
    },
  }
  const tick = async (queue: TickQueue, everyMs: number): Promise<void> => {
    // One that waits stands for all: what takes longer than its interval must not pile up.
    if (await isWaiting(deps, queue)) return
    // Shorter than the interval, so that a tick on time is never taken for the one before it.
    const ttl = Math.max(1, Math.floor(everyMs * 0.8))
    await addHint(deps, queue, { data: { v: 1 }, deduplication: { id: queue, ttl }, delay: 0 })
  }
  return { wake, priceWake, tick }
}

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

type Hint = {
  readonly data: { readonly v: 1; readonly id?: string }
  readonly deduplication: DeduplicationOptions
  readonly delay: number
}

const addHint = async ({ queues, hintMs, log }: Deps, name: QueueName, hint: Hint): Promise<void> => {
  const { data, deduplication, delay } = hint
  try {
    await withDeadline(queues[name].add(name, data, { deduplication, delay }), hintMs)
  } catch (error) {
    log.warn(
      { event: 'wake-lost', queue: name, id: data.id, err: error },
      'a wake was lost; the sweeper will find the work',
    )
  }
}

/** Jobs added in one go: more at once would hold up Redis for everybody else. */
const CHUNK = 1_000

/** Like `addHint` for many notices, told to many or to one each. */
const wakeAll = async ({ queues, hintMs, log }: Deps, ids: readonly string[]): Promise<void> => {
  for (const [name, of] of Map.groupBy(ids, (id) => (isForMany(id) ? 'broadcasts' : 'notices')))
    for (let from = 0; from < of.length; from += CHUNK) {
      const chunk = of.slice(from, from + CHUNK)
      const jobs = chunk.map((id) => ({
        name,
        data: { v: 1, id },
        opts: { deduplication: deduplication(`notice-${id}`, 0) },
      }))
      try {
        await withDeadline(queues[name].addBulk(jobs), hintMs)
      } catch (error) {
        log.warn(
          { event: 'wakes-lost', queue: name, count: chunk.length, err: error },
          'wakes were lost; the sweeper will find the work',
        )
      }
    }
}

const isWaiting = async ({ queues, hintMs, log }: Deps, name: QueueName): Promise<boolean> => {
  try {
    return (await withDeadline(queues[name].getWaitingCount(), hintMs)) > 0
  } catch (error) {
    log.warn({ event: 'backlog-unknown', queue: name, err: error }, 'it could not be seen what waits')
    return false
  }
}
