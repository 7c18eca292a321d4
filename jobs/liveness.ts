import { withDeadline } from '#kit/deadline.ts'
import type { Log } from '#kit/log.ts'
import type { QueueName } from './names.ts'
import type { Queues } from './queues.ts'

/** A worker as seen from outside: when it took a job last, and whether it could take another. */
export type Watched = { readonly tookAt: number; readonly isFull: boolean }

export type Hearing = { readonly queue: QueueName; readonly silentMs: number; readonly isDeaf: boolean }

type Deps = {
  readonly queues: Pick<Queues, 'probe'>
  readonly names: readonly QueueName[]
  readonly watched: (queue: QueueName) => Watched
  /** Makes the queue's worker and its connections anew. */
  readonly replace: (queue: QueueName) => Promise<void>
  readonly log: Log
  readonly clock: () => number
  /** Silent for longer than this it is taken for deaf. */
  readonly deafMs: number
  /** Ends every probe's id: one process's probes are its own. */
  readonly id: string
}

/** The same for a worker all of whose places are taken: its jobs may take long, but not for ever. */
const STUCK_TIMES = 4
/** A Redis that does not answer must not hold up the next look. */
const LOOK_MS = 2_000

type Ear = { heardAt: number; replacedAt: number; told: boolean }

/**
 * Finds a worker that "runs" and takes no jobs, for whatever reason: not whether Redis answers a ping, but whether a job
 * gets through, is what counts. A probe that waits too long has its worker replaced; one that could not even be put into
 * the queue is a matter of the connection, which mends itself.
 */
export const createLiveness = ({ queues, names, watched, replace, log, clock, deafMs, id }: Deps) => {
  const ears = new Map<QueueName, Ear>(names.map((name) => [name, { heardAt: clock(), replacedAt: 0, told: false }]))

  const hearing = (name: QueueName, { heardAt }: Ear): Hearing & { readonly limitMs: number } => {
    const { tookAt, isFull } = watched(name)
    const silentMs = Math.max(0, clock() - Math.max(heardAt, tookAt))
    const limitMs = isFull ? STUCK_TIMES * deafMs : deafMs
    return { queue: name, silentMs, limitMs, isDeaf: silentMs > limitMs }
  }

  const probe = async (name: QueueName): Promise<'heard' | 'waiting' | 'unreachable'> => {
    try {
      return (await withDeadline(queues.probe(name, `probe-${id}`), LOOK_MS)) ? 'heard' : 'waiting'
    } catch {
      return 'unreachable' // told below, once it has lasted
    }
  }

  const look = async (name: QueueName, ear: Ear): Promise<void> => {
    const outcome = await probe(name)
    if (outcome === 'heard') ear.heardAt = clock()
    const { isDeaf, silentMs, limitMs } = hearing(name, ear)
    if (isDeaf && !ear.told) log.error({ queue: name, silentMs, outcome }, 'a worker no longer listens')
    if (!isDeaf && ear.told) log.info({ queue: name }, 'a worker listens again')
    ear.told = isDeaf
    // Each gets as long to prove itself as the one before it.
    if (!isDeaf || outcome !== 'waiting' || clock() - ear.replacedAt <= limitMs) return
    log.warn({ queue: name }, 'a worker is replaced')
    ear.replacedAt = clock()
    await replace(name)
  }

  return {
    look: async (): Promise<void> => {
      await Promise.all([...ears].map(([name, ear]) => look(name, ear)))
    },
    hearing: (): readonly Hearing[] => [...ears].map(([name, ear]) => hearing(name, ear)),
  }
}
