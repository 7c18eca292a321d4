import { randomUUID } from 'node:crypto'
import type { Log } from '#kit/log.ts'
import { createLiveness, type QueueLiveness, type Watched } from './liveness.ts'
import { QUEUES, type QueueName, TICK_QUEUES, type TickQueue } from './names.ts'
import type { Queues } from './queues.ts'
import { endQueue, type RunningQueue, type RunOptions, runQueue } from './run-queue.ts'
import { jobTable, type UseCases } from './table.ts'

export type Workers = {
  /** For each queue, since when no job got through to this process. */
  liveness(): readonly QueueLiveness[]
  start(): Promise<void>
  /** Takes no more jobs and waits for those under way, at most so long; what is left over is done again elsewhere. */
  close(timeoutMs: number): Promise<void>
}

type Options = Omit<RunOptions, 'clock'> & {
  /** For the ticks, and to see whether jobs get through. */
  readonly queues: Queues
  readonly useCases: UseCases
  readonly clock?: () => number
  /** Those without a default are settings of the installation. */
  readonly everyMs: Partial<Record<TickQueue, number>> & Record<Exclude<TickQueue, keyof typeof EVERY_MS>, number>
  /** Between two looks whether jobs get through. */
  readonly probeMs?: number
  /** A worker to which no job got through for this long has stalled. */
  readonly stalledAfterMs?: number
  readonly onReplaced?: (queue: QueueName) => void
}

const EVERY_MS = { sweep: 5_000, 'alert-index': 30_000, schedules: 15_000, recoveries: 3_000 } as const
/** So often a job is sent that does nothing but get through; after three in vain, well within a minute, something is done. */
const PROBE_MS = 10_000
const STALLED_AFTER_MS = 30_000
/** What a worker that is replaced may still take to end. */
const END_MS = 1_000

export const createWorkers = (options: Options): Workers => {
  const { queues, log, probeMs = PROBE_MS, stalledAfterMs = STALLED_AFTER_MS, clock = Date.now } = options
  const every: Record<TickQueue, number> = { ...EVERY_MS, ...options.everyMs }
  const timers = createTimers(log)
  const running = createRunning({ ...options, clock })
  const liveness = createLiveness({
    queues,
    log,
    clock,
    stalledAfterMs,
    replace: running.replace,
    names: QUEUES,
    watched: running.watched,
    id: randomUUID(),
  })

  return {
    liveness: liveness.ofQueues,
    async start() {
      await running.startAll()
      // Timers here rather than schedules in Redis: those would be lost with it, and the sweep with them.
      for (const name of TICK_QUEUES) {
        await queues.tick(name, every[name])
        timers.repeat(every[name], () => queues.tick(name, every[name]))
      }
      timers.repeat(probeMs, liveness.look)
    },
    async close(timeoutMs) {
      timers.stop()
      const late = await running.endAll(timeoutMs)
      if (late > 0)
        log.warn({ event: 'jobs-left', queues: late, timeoutMs }, 'jobs were left to be taken over by another worker')
    },
  }
}

/** Tasks that this process does again and again; one that fails is logged, and done again when its time comes. */
const createTimers = (log: Log) => {
  const timers: NodeJS.Timeout[] = []
  return {
    repeat(ms: number, task: () => Promise<void>): void {
      const guarded = (): void =>
        void task().catch((error: unknown) => log.warn({ event: 'tick-failed', err: error }, 'a repeated task failed'))
      timers.push(setInterval(guarded, ms))
    },
    stop(): void {
      for (const timer of timers.splice(0)) clearInterval(timer)
    },
  }
}

/** The one worker that each queue has in this process. */
const createRunning = (options: Options & RunOptions) => {
  const works = jobTable(options.useCases)
  const running = new Map<QueueName, RunningQueue>()
  const run = (name: QueueName): void => {
    running.set(name, runQueue(name, works[name], options))
  }
  return {
    async startAll(): Promise<void> {
      for (const name of QUEUES) run(name)
      await Promise.all([...running.values()].map(({ worker }) => worker.waitUntilReady()))
    },
    watched(name: QueueName): Watched {
      const { tookAt = 0, busy = 0, places = 1 } = running.get(name) ?? {}
      return { tookAt, isFull: busy >= places }
    },
    /** The new worker takes jobs at once; the one it replaces may take a moment to end. */
    async replace(name: QueueName): Promise<void> {
      const stalled = running.get(name)
      run(name)
      options.onReplaced?.(name)
      if (stalled === undefined) return
      await endQueue(stalled, END_MS).catch((error: unknown) =>
        options.log.warn(
          { event: 'worker-did-not-end', queue: name, err: error },
          'the worker that was replaced did not end',
        ),
      )
    },
    /** How many did not end in time. */
    async endAll(timeoutMs: number): Promise<number> {
      const ended = await Promise.allSettled([...running.values()].map((current) => endQueue(current, timeoutMs)))
      running.clear()
      return ended.filter(({ status }) => status === 'rejected').length
    },
  }
}
