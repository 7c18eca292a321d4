import type { Faults } from './faults.ts'
import type { Process } from './process.ts'
import type { Random } from './random.ts'
import type { Scheduler } from './scheduler.ts'

/** What a clock may be ahead; it may be an hour behind. */
const MAX_SKEW_MS = 600_000

type Deps = {
  readonly processes: readonly Process[]
  readonly scheduler: Scheduler
  readonly random: Random
  readonly faults: Faults
  readonly note: (line: string) => void
  /** Empties the queue. */
  readonly flush: () => void
}

/** What happens to the machines: processes die, stop and start, clocks jump, the queue and the bank are gone. */
export const createTrouble = ({ processes, scheduler, random, faults, note, flush }: Deps) => {
  let away = false
  const of = (kind: Process['kind']): readonly Process[] => processes.filter((process) => process.kind === kind)
  const someOf = (kind: Process['kind']): Process | undefined => {
    const ready = of(kind).filter(({ alive, frozenUntil }) => alive && frozenUntil <= scheduler.now())
    const [first] = ready
    return first && random.pick([first, ...ready.slice(1)])
  }
  const some = (): number => random.between(1_000, 30_000)

  const crash = (kind: Process['kind']): void => {
    const process = random.pick(of(kind) as [Process])
    process.alive = false
    process.life += 1
    note(`${process.name} dies`)
    scheduler.after(random.between(100, 20_000), () => start(process))
  }
  const start = (process: Process): void => {
    if (process.alive) return
    process.alive = true
    note(`${process.name} starts`)
  }
  const freeze = (kind: Process['kind']): void => {
    const process = random.pick(of(kind) as [Process])
    process.frozenUntil = scheduler.now() + random.between(2_000, 45_000)
    note(`${process.name} stands still for ${process.frozenUntil - scheduler.now()} ms`)
  }
  const jump = (ms: number): void => {
    const process = random.pick(processes as [Process])
    process.skew = Math.min(MAX_SKEW_MS, process.skew + ms)
    note(`the clock of ${process.name} jumps by ${ms} ms`)
  }
  const leave = (): void => {
    away = true
    note('the bank is away')
    scheduler.after(random.between(5_000, 60_000), () => {
      away = false
      note('the bank is back')
    })
  }

  const round = (): void => {
    if (faults.isCalm()) return
    if (faults.strikes('worker-crash')) crash('worker')
    if (faults.strikes('web-crash')) crash('web')
    if (faults.strikes('worker-frozen')) freeze('worker')
    if (faults.strikes('web-frozen')) freeze('web')
    if (faults.strikes('clock-forward')) jump(random.between(1_000, 600_000))
    if (faults.strikes('clock-back')) jump(-random.between(1_000, random.pick([600_000, 3_600_000])))
    if (faults.strikes('redis-lost')) {
      note('the queue is emptied')
      flush()
    }
    if (faults.strikes('bank-away')) leave()
    scheduler.after(some(), round)
  }

  return {
    someOf,
    isAway: () => away,
    begin: (): void => scheduler.after(some(), round),
    /** Everything runs again, and clocks agree. */
    mend: (): void => {
      away = false
      for (const process of processes) {
        start(process)
        process.frozenUntil = Math.min(process.frozenUntil, scheduler.now())
        process.skew = 0
      }
    },
    /** Brings news in, or not, or twice, or late. */
    webhook: (hear: () => void): void => {
      if (faults.strikes('webhook-lost')) return
      const late = faults.strikes('webhook-late') ? random.between(5_000, 60_000) : 0
      scheduler.after(late + random.between(1, 300), hear)
      if (faults.strikes('webhook-doubled')) scheduler.after(late + random.between(1, 20_000), hear)
    },
  }
}
