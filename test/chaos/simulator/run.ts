import { createPatrol } from '#bank/sync/patrol.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { connectCapabilities, connectSync } from '#bank/registry.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { isFinal, type Operation } from '#bank/ground/operation.ts'
import { releaseStrayHolds, sweep } from '#bank/operation/sweep.ts'
import type { Ports } from '#bank/registry.ts'
import type { BankEvent, TransferOrder } from '#bank/ground/rail.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { createActors } from './actors.ts'
import { createBank } from './bank.ts'
import { createChat, noTurns } from './chat.ts'
import { createChecks, Violation } from './checks.ts'
import { createFaults, type Fault, type Met } from './faults.ts'
import { createSimulatedPorts } from './ports.ts'
import { createJobs } from './jobs.ts'
import { type Mutation, mutateWith } from './mutations.ts'
import { settle } from './people.ts'
import { type Calls, createCalls, type Process } from './process.ts'
import { createRandom } from './random.ts'
import { createScheduler } from './scheduler.ts'
import { createMemory } from './stores.ts'
import { createTrouble } from './trouble.ts'

export type Outcome = {
  readonly seed: number
  /** What was broken, in words; undefined when nothing was. */
  readonly violation: string | undefined
  readonly events: number
  readonly operations: number
  readonly hits: ReadonlyMap<Met, number>
  readonly chosen: readonly Fault[]
  /** Every request for a transfer that reached the bank. */
  readonly asked: readonly TransferOrder[]
  /** Virtual ms from the end of the faults to rest. */
  readonly restAfterMs: number
  readonly log: readonly string[]
}

export type Options = { readonly mutation?: Mutation; readonly log?: boolean }

/** 23 Nov 2026, 23:58:30 in New York: days turn over in the middle of some runs. */
const MIDNIGHT = Date.UTC(2026, 10, 24, 4, 58, 30)
const NOON = Date.UTC(2026, 10, 23, 17, 0, 0)
const READ = /\.(find|due|of|with|spent|read|list|page)/
const SWEEP_MS = 5_000
const PATROL_MS = 30_000
/** Longest a run may take to come to rest after the last fault: cards expire, transfers wait for funds. */
const REST_MS = 15 * 60_000

type UseCases = {
  readonly engine: ReturnType<typeof createEngine>
  readonly sync: ReturnType<typeof connectSync>
  readonly tell: (id: string) => Promise<void>
  readonly patrol: () => Promise<void>
  readonly ports: Ports
}

/** One run from one seed, from its first card to rest. */
export const simulate = async (seed: number, { mutation, log: keepsLog = false }: Options = {}): Promise<Outcome> => {
  const random = createRandom(seed)
  const faults = createFaults(random)
  const lines: string[] = []
  let violation: string | undefined
  let calmAt = Number.NaN
  const start = faults.strikes('near-midnight') ? MIDNIGHT : NOON
  const fail = (what: string): void => {
    violation ??= what
  }
  const check = (): void => {
    if (violation !== undefined) return
    try {
      checks.safety()
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      fail(error.message)
    }
  }
  const scheduler = createScheduler(start, random, check)
  const note = (line: string, facts?: object): void => {
    if (!keepsLog) return
    const at = ((scheduler.now() - start) / 1_000).toFixed(3).padStart(9)
    lines.push(`${at} ${line}${facts === undefined ? '' : ` ${JSON.stringify(facts)}`}`)
  }
  const silent = createCalls(scheduler, random)
  const calls = keepsLog ? noted(silent, note) : silent
  const memory = createMemory()
  const processes: Process[] = (['web', 'web', 'worker', 'worker'] as const).map((kind, at) => ({
    name: `${kind}${(at % 2) + 1}`,
    ...{ kind, alive: true, life: 0, skew: 0, frozenUntil: 0 },
  }))
  const of = (kind: Process['kind']) => () => processes.filter((process) => process.kind === kind)
  const trouble = createTrouble({ processes, scheduler, random, faults, note, flush: () => jobs.flush() })
  const told = (news: BankEvent): void => {
    note('bank:', news)
    trouble.webhook(() => hear(news, 8))
  }
  const bank = createBank(scheduler, random, faults, told)
  const chat = createChat({ memory, random, faults, calls, note })
  const useCasesOf = new Map<string, UseCases>()
  const jobs = createJobs({
    ...{ scheduler, random, faults, calls, note },
    workers: of('worker'),
    useCases: (worker) => {
      const { engine, sync, tell } = casesOf(worker)
      return { operations: engine.advance, notices: tell, syncs: sync.customer }
    },
  })
  const portsOf = createSimulatedPorts({
    ...{ memory, bank, jobs, scheduler, random, faults, calls, note },
    mutate: mutateWith(memory, mutation),
    isAway: trouble.isAway,
  })
  const casesOf = (process: Process): UseCases => {
    const found = useCasesOf.get(process.name)
    if (found !== undefined) return found
    const ports = portsOf(process)
    const engine = createEngine(ports, connectCapabilities(ports), scheduler.now)
    const made = {
      ...{ ports, engine },
      sync: connectSync(ports, engine),
      tell: createDeliver({
        ...ports,
        outboxes: chat.outboxesOf(process),
        receive: noTurns,
        localeIn: async () => DEFAULT_LOCALE,
      }),
      patrol: createPatrol(ports, 10),
    }
    useCasesOf.set(process.name, made)
    return made
  }
  /** The bank tells again what nobody took. */
  const hear = (news: BankEvent, left: number): void => {
    const web = trouble.someOf('web')
    const again = (): void => {
      if (left > 0) scheduler.after(10_000, () => hear(news, left - 1))
    }
    if (web === undefined) return again()
    casesOf(web).sync.apply(news).catch(again)
  }
  const shown = new Map<OperationId, Operation['order']>()
  const checks = createChecks({ memory, bank, chat, shown })
  const hurry = faults.strikes('rush')
  const people = settle({ memory, bank, random, now: start })
  const actors = createActors({
    ...{
      people,
      portsOf: (process: Process) => casesOf(process).ports,
      chat,
      faults,
      random,
      scheduler,
      shown,
      note,
      hurry,
    },
    webs: of('web'),
  })

  const repeat = (ms: number, run: (cases: UseCases) => Promise<unknown>): void => {
    const worker = trouble.someOf('worker')
    if (worker !== undefined) run(casesOf(worker)).catch((error: Error) => note(`repeated: ${error.message}`))
    scheduler.idly(ms, () => repeat(ms, run))
  }
  repeat(SWEEP_MS, async ({ ports }) => {
    await sweep(ports)
    await releaseStrayHolds(ports)
  })
  repeat(PATROL_MS, ({ patrol }) => patrol())
  // In some runs everybody is in a hurry, and in some of those it is one person.
  const asks = random.between(3, hurry ? 12 : 8)
  const crowd = hurry && random.chance(0.5) ? ([people[0]] as const) : people
  for (let serial = 0; serial < asks; serial += 1)
    scheduler.after(random.between(0, hurry ? 12_000 : 70_000), () => actors.ask(random.pick(crowd), serial))
  if (random.chance(0.5)) scheduler.after(random.between(0, 60_000), () => bank.deposit('n0', 123_00n))
  trouble.begin()

  await scheduler.drain(start + random.between(60, 150) * 1_000, () => violation !== undefined)
  faults.calm()
  trouble.mend()
  note('--- nothing goes wrong any more ---')
  calmAt = scheduler.now()
  const isResting = (): boolean =>
    [...memory.operations.values()].every(({ state, dueAt }) => isFinal(state) && dueAt === undefined) &&
    [...memory.notices.values()].every(({ state }) => state !== 'waiting') &&
    [...bank.transfers.values()].every(({ status }) => ['settled', 'cancelled', 'returned'].includes(status))
  // Nothing is under way, nor still to come: no press, no reversal, no retry, no news but what the rounds look for.
  const rests = (): boolean => violation !== undefined || (scheduler.isIdle() && isResting())
  // Rest, then the patrol twice more round: what it finds at its first has to have ended at its last.
  await scheduler.drain(calmAt + REST_MS, rests)
  const restAfterMs = scheduler.now() - calmAt
  await scheduler.drain(scheduler.now() + 2 * PATROL_MS, () => violation !== undefined)
  if (violation === undefined) {
    try {
      checks.liveness()
    } catch (error) {
      if (!(error instanceof Violation)) throw error
      fail(error.message)
    }
  }
  if (violation !== undefined) note(`*** ${violation}`)
  return {
    ...{ seed, violation, restAfterMs, hits: faults.hits, chosen: faults.chosen, log: lines },
    events: scheduler.events(),
    operations: memory.operations.size,
    asked: bank.asked,
  }
}

/** The same calls, each told as it takes effect. */
const noted = ({ call }: Calls, note: (line: string) => void): Calls => ({
  call: (process, fate) =>
    call(process, {
      ...fate,
      effect: () => {
        const value = fate.effect()
        if (!READ.test(fate.name)) note(`${process.name} ${fate.name} -> ${show(value)}`)
        return value
      },
    }),
})

const show = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner))?.slice(0, 160) ?? ''
