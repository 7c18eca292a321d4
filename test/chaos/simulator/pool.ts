import { availableParallelism } from 'node:os'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Met } from './faults.ts'
import type { Mutation } from './mutations.ts'
import { simulate } from './run.ts'

/** Seeds `from` up to, but not including, `to`. */
type Share = { readonly from: number; readonly to: number; readonly untilBroken: boolean; readonly mutation?: Mutation }

export type Summary = {
  readonly seeds: number
  readonly events: number
  /** One line per seed in which something was broken, with its number. */
  readonly broken: readonly string[]
  readonly hits: ReadonlyMap<Met, number>
  /** The longest virtual time from the last fault to rest. */
  readonly slowestMs: number
}

export type Order = {
  readonly from?: number
  readonly seeds: number
  readonly mutation?: Mutation
  /** Begins no more runs once something was broken in one. */
  readonly untilBroken?: boolean
  readonly onProgress?: (sofar: Summary) => void
}

export type Pool = {
  /** Many runs, spread over the threads. One order at a time. */
  run(order: Order): Promise<Summary>
  close(): Promise<void>
}

/** Runs that a thread gets at a time. */
const SHARE = 25
const THREAD = 'runs'
const EMPTY: Summary = { seeds: 0, events: 0, broken: [], hits: new Map(), slowestMs: 0 }

const joined = (one: Summary, other: Summary): Summary => {
  const hits = new Map(one.hits)
  for (const [what, times] of other.hits) hits.set(what, (hits.get(what) ?? 0) + times)
  return {
    seeds: one.seeds + other.seeds,
    events: one.events + other.events,
    broken: [...one.broken, ...other.broken],
    hits,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
  }
}

/** Threads for many orders: loading Parley takes a thread as long as a hundred runs. */
export const createPool = (size = availableParallelism()): Pool => {
  const threads = Array.from({ length: size }, () => new Worker(new URL(import.meta.url), { workerData: THREAD }))
  // Whoever waits hears of it.
  for (const thread of threads) thread.on('error', () => undefined)

  const done = (thread: Worker, share: Share): Promise<Summary> =>
    new Promise((resolve, reject) => {
      const settle = (): void => void thread.off('error', fail).off('exit', fail).off('message', take)
      const take = (summary: Summary): void => {
        settle()
        resolve(summary)
      }
      const fail = (why: unknown): void => {
        settle()
        reject(why instanceof Error ? why : new Error(`a thread ended with ${String(why)}`))
      }
      thread.on('error', fail).on('exit', fail).on('message', take)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      thread.postMessage(share)
    })

  return {
    async run({ from = 0, seeds, mutation, untilBroken = false, onProgress }) {
      let sum = EMPTY
      let next = from
      const work = async (thread: Worker): Promise<void> => {
        while (next < from + seeds && !(untilBroken && sum.broken.length > 0)) {
          const to = Math.min(next + SHARE, from + seeds)
          const share = { from: next, to, untilBroken, ...(mutation && { mutation }) }
          next = to
          const made = await done(thread, share)
          sum = joined(sum, made)
          onProgress?.(sum)
        }
      }
      await Promise.all(threads.map(work))
      return sum
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    },
  }
}

const simulateAll = async ({ from, to, untilBroken, mutation }: Share): Promise<Summary> => {
  let sum = EMPTY
  for (let seed = from; seed < to && !(untilBroken && sum.broken.length > 0); seed += 1) {
    const { violation, events, hits, restAfterMs } = await simulate(seed, mutation === undefined ? {} : { mutation })
    const broken = violation === undefined ? [] : [`seed ${seed}: ${violation}`]
    sum = joined(sum, { seeds: 1, events, broken, hits, slowestMs: restAfterMs })
  }
  return sum
}

if (!isMainThread && workerData === THREAD) {
  parentPort?.on('message', (share: Share) => {
    // A failure of the simulator itself ends the thread, and whoever waits hears of it.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    void simulateAll(share).then((summary) => parentPort?.postMessage(summary))
  })
}
