import { withDeadline } from '#kit/deadline.ts'
import type { Log } from '#kit/log.ts'
import type { QueueName } from './names.ts'
import type { Queues } from './queues.ts'

/** A worker as seen from outside: when it took a job last, and whether it could take another. */
export type Watched = { readonly tookAt: number; readonly isFull: boolean }

/** `silentMs`: since when no job got through to this process. */
export type QueueLiveness = { readonly queue: QueueName; readonly silentMs: number; readonly isStalled: boolean }

type Deps = {
  readonly queues: Pick<Queues, 'probe'>
  readonly names: readonly QueueName[]
  readonly watched: (queue: QueueName) => Watched
  /** Ends the queue's worker with its connections and starts another. */
  readonly replace: (queue: QueueName) => Promise<void>
  readonly log: Log
  readonly clock: () => number
  /** Silent for longer than this it is taken for stalled. */
  readonly stalledAfterMs: number
  /** Ends every probe's id: one process's probes are its own. */
  readonly id: string
}

/** The same for a worker all of whose places are taken: its jobs may take long, but not for ever. */
const FULL_TIMES = 4
/** A Redis that does not answer must not hold up the next look. */
const PROBE_MS = 2_000

type Seen = { probedAt: number; replacedAt: number; isReported: boolean }

/**
 * A liveness probe for workers: not whether Redis answers a ping, but whether a job gets through, is what counts. A
 * worker that "runs" and takes no probe for too long is stalled, for whatever reason, and is replaced; a probe that could
 * not even be put into the queue is a matter of the connection, which mends itself.
 */
export const createLiveness = ({ queues, names, watched, replace, log, clock, stalledAfterMs, id }: Deps) => {
  const all = new Map<QueueName, Seen>(
    names.map((name) => [name, { probedAt: clock(), replacedAt: 0, isReported: false }]),
  )

  const livenessOf = (name: QueueName, { probedAt }: Seen): QueueLiveness & { readonly limitMs: number } => {
    const { tookAt, isFull } = watched(name)
    const silentMs = Math.max(0, clock() - Math.max(probedAt, tookAt))
    const limitMs = isFull ? FULL_TIMES * stalledAfterMs : stalledAfterMs
    return { queue: name, silentMs, limitMs, isStalled: silentMs > limitMs }
  }

  const probe = async (name: QueueName): Promise<'passed' | 'waiting' | 'unreachable'> => {
    try {
      return (await withDeadline(queues.probe(name, `probe-${id}`), PROBE_MS)) ? 'passed' : 'waiting'
    } catch {
      return 'unreachable' // reported by `look`, once it has lasted
    }
  }

  const look = async (name: QueueName, seen: Seen): Promise<void> => {
    const outcome = await probe(name)
    if (outcome === 'passed') seen.probedAt = clock()
    const { isStalled, silentMs, limitMs } = livenessOf(name, seen)
    if (isStalled && !seen.isReported)
      log.error(
        { event: 'worker-stalled', page: true, queue: name, silentMs, outcome },
        'a worker has stalled: no job gets through to it',
      )
    if (!isStalled && seen.isReported) log.info({ event: 'worker-recovered', queue: name }, 'a worker takes jobs again')
    seen.isReported = isStalled
    // Each worker gets as long to prove itself as the one before it.
    if (!isStalled || outcome !== 'waiting' || clock() - seen.replacedAt <= limitMs) return
    log.warn({ event: 'worker-replaced', queue: name }, 'a stalled worker is replaced')
    seen.replacedAt = clock()
    await replace(name)
  }

  return {
    look: async (): Promise<void> => {
      await Promise.all([...all].map(([name, seen]) => look(name, seen)))
    },
    ofQueues: (): readonly QueueLiveness[] => [...all].map(([name, seen]) => livenessOf(name, seen)),
  }
}
