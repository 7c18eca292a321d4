import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Met } from './faults.ts'
import type { Mutation } from './mutations.ts'
import { simulate } from './run.ts'

type Share = { readonly from: number; readonly to: number; readonly step: number; readonly mutation?: Mutation }
type News = {
  readonly seed: number
  readonly violation: string | undefined
  readonly events: number
  readonly hits: ReadonlyMap<Met, number>
  readonly restAfterMs: number
}

export type Summary = {
  readonly seeds: number
  readonly events: number
  /** One line per seed in which something was broken, with its number. */
  readonly broken: readonly string[]
  readonly hits: ReadonlyMap<Met, number>
  /** The longest virtual time from the last fault to rest. */
  readonly slowestMs: number
}

type Options = {
  readonly from?: number
  readonly seeds: number
  readonly workers?: number
  readonly mutation?: Mutation
  readonly onProgress?: (done: number, broken: number) => void
}

/** Many worlds, spread over threads. */
export const runSeeds = async ({ from = 0, seeds, workers = 2, mutation, onProgress }: Options): Promise<Summary> => {
  const hits = new Map<Met, number>()
  const broken: string[] = []
  let [done, events, slowestMs] = [0, 0, 0]
  const take = (news: News): void => {
    done += 1
    events += news.events
    slowestMs = Math.max(slowestMs, news.restAfterMs)
    for (const [what, times] of news.hits) hits.set(what, (hits.get(what) ?? 0) + times)
    if (news.violation !== undefined) broken.push(`seed ${news.seed}: ${news.violation}`)
    onProgress?.(done, broken.length)
  }
  const share = (first: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const data: Share = { from: from + first, to: from + seeds, step: workers, ...(mutation && { mutation }) }
      const worker = new Worker(new URL(import.meta.url), { workerData: data })
      worker.on('message', take)
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  await Promise.all(Array.from({ length: workers }, (_, first) => share(first)))
  return { seeds: done, events, broken, hits, slowestMs }
}

const isShare = (data: unknown): data is Share => typeof data === 'object' && data !== null && 'step' in data

if (!isMainThread && isShare(workerData)) {
  const { from, to, step, mutation } = workerData
  for (let seed = from; seed < to; seed += step) {
    const { violation, events, hits, restAfterMs } = await simulate(seed, mutation === undefined ? {} : { mutation })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    parentPort?.postMessage({ seed, violation, events, hits, restAfterMs } satisfies News)
  }
}
