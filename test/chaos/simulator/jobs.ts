import type { CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Faults } from './faults.ts'
import type { Calls, Process } from './process.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

type Kind = 'operations' | 'notices' | 'syncs'
type Job = { readonly kind: Kind; readonly id: string; readonly key: string; tries: number; again: boolean }

export type UseCases = {
  operations(id: OperationId): Promise<unknown>
  notices(id: string): Promise<unknown>
  syncs(id: CustomerId): Promise<unknown>
}

const TRIES = 5
/** A lost worker's job is taken over after its lock has run out. */
const TAKE_OVER_MS = 12_000

type Deps = {
  readonly scheduler: Scheduler
  readonly random: Random
  readonly faults: Faults
  readonly calls: Calls
  readonly workers: () => readonly Process[]
  readonly useCases: (worker: Process) => UseCases
  readonly note: (line: string) => void
}

/** The queue: one job per subject, at least once, five tries; it may be emptied at any moment. */
export const createJobs = ({ scheduler, random, faults, calls, workers, useCases, note }: Deps) => {
  let waiting = new Map<string, Job>()
  let active = new Map<string, Job>()
  const dead: Job[] = []

  const add = (kind: Kind, id: string, delayMs = 0): void => {
    const key = `${kind}:${id}${delayMs > 0 ? ':later' : ''}`
    const running = active.get(key)
    if (running !== undefined) {
      running.again = true
      return
    }
    if (waiting.has(key) && delayMs === 0) return
    // A job for later is a hint: what is really due later keeps the run from rest by itself.
    put({ kind, id, key, tries: 0, again: false }, delayMs, delayMs > 0 ? scheduler.idly : scheduler.after)
  }

  const put = (job: Job, delayMs: number, after = scheduler.after): void => {
    waiting.set(job.key, job)
    const late = faults.strikes('job-late') ? random.between(1_000, 20_000) : 0
    after(delayMs + late + random.between(0, 10), () => dispatch(job))
  }

  const dispatch = (job: Job): void => {
    if (waiting.get(job.key) !== job) return
    const ready = workers().filter(({ alive, frozenUntil }) => alive && frozenUntil <= scheduler.now())
    const [first] = ready
    if (first === undefined) return scheduler.after(500, () => dispatch(job))
    waiting.delete(job.key)
    active.set(job.key, job)
    const worker = random.pick([first, ...ready.slice(1)])
    work(worker, job)
    // Two workers on one job: what a lost lock looks like.
    if (faults.strikes('job-doubled')) runOn(random.pick([first, ...ready.slice(1)]), job).catch(() => undefined)
    watch(worker, worker.life, job)
  }

  const runOn = (worker: Process, { kind, id }: Job): Promise<unknown> => {
    const run = useCases(worker)[kind]
    return run(id as never)
  }

  const work = (worker: Process, job: Job): void => {
    runOn(worker, job).then(
      () => end(job, undefined),
      (error: Error) => end(job, error),
    )
  }

  const end = (job: Job, error: Error | undefined): void => {
    if (active.get(job.key) !== job) return
    active.delete(job.key)
    if (error === undefined || job.again) {
      if (job.again) add(job.kind, job.id)
      return
    }
    note(`job ${job.key} failed: ${error.message}`)
    if (job.tries + 1 >= TRIES) return void dead.push(job)
    if (!waiting.has(job.key)) put({ ...job, tries: job.tries + 1 }, 500 * 2 ** job.tries)
  }

  /** Looks from time to time whether the worker is still there. */
  const watch = (worker: Process, life: number, job: Job): void =>
    scheduler.idly(TAKE_OVER_MS, () => {
      if (active.get(job.key) !== job) return
      if (worker.life === life && worker.alive && worker.frozenUntil <= scheduler.now()) return watch(worker, life, job)
      faults.met('job-taken-over')
      active.delete(job.key)
      put({ ...job, again: false }, 0)
    })

  const wakeOf = (process: Process): Wake => {
    const hint = (kind: Kind, id: string, delayMs?: number): Promise<void> => {
      const lost = faults.strikes('wake-lost')
      const effect = (): void => (lost ? undefined : add(kind, id, delayMs))
      return calls.call(process, {
        name: `wake.${kind}`,
        effect,
        there: random.between(0, 5),
        back: random.between(0, 5),
      })
    }
    return {
      operation: (id, delayMs) => hint('operations', id, delayMs),
      notice: (id) => hint('notices', id),
      notices: async (ids) => {
        for (const id of ids) await hint('notices', id)
      },
      sync: (customer) => hint('syncs', customer),
    }
  }

  return {
    wakeOf,
    flush: (): void => {
      waiting = new Map()
      active = new Map()
    },
    dead,
    backlog: () => waiting.size + active.size,
  }
}
export type Jobs = ReturnType<typeof createJobs>
