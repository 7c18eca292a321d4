import type { CardId, OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { connectCapabilities, connectSync } from '#bank/registry.ts'
import { createEngine } from '#bank/operation/engine.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { releaseStrayHolds, sweep } from '#bank/operation/sweep.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import { createDeliver } from '#conversation/notify/deliver.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import type { Person } from '#test/chaos/simulator/actors.ts'
import { createBank } from '#test/chaos/simulator/bank.ts'
import { createChat, noTurns } from '#test/chaos/simulator/chat.ts'
import { createChecks } from '#test/chaos/simulator/checks.ts'
import { createNoFaults, type Fault } from '#test/chaos/simulator/faults.ts'
import { createSimulatedPorts } from '#test/chaos/simulator/ports.ts'
import { createJobs } from '#test/chaos/simulator/jobs.ts'
import { settle } from '#test/chaos/simulator/people.ts'
import { createCalls, type Process } from '#test/chaos/simulator/process.ts'
import { createRandom } from '#test/chaos/simulator/random.ts'
import { createScheduler } from '#test/chaos/simulator/scheduler.ts'
import { createMemory } from '#test/chaos/simulator/stores.ts'
import type { BankEvent } from '#bank/ground/rail.ts'

export const NOON = Date.UTC(2026, 10, 23, 17, 0, 0)

type Options = {
  readonly seed?: number
  readonly now?: number
  /** What goes wrong, and how many times in a row. */
  readonly faults?: readonly (readonly [Fault, number])[]
  readonly wrap?: (ports: Ports, process: Process) => Ports
  /** No job runs by itself and nothing sweeps: the test moves everything. */
  readonly still?: boolean
  /** Instead of bringing the bank's news to Parley. */
  readonly onNews?: (news: BankEvent) => void
}

/** Parley simulated in one process on a clock of its own, in which only that goes wrong which a test asks for. */
export const openSimulation = ({
  seed = 1,
  now = NOON,
  faults: asked = [],
  wrap,
  still = false,
  onNews,
}: Options = {}) => {
  const random = createRandom(seed)
  const faults = createNoFaults(new Map(asked))
  const errors: unknown[] = []
  const scheduler = createScheduler(now, random, () => checks.safety())
  const calls = createCalls(scheduler, random)
  const memory = createMemory()
  const log: string[] = []
  const processes: readonly Process[] = ['web1', 'web2', 'worker1', 'worker2'].map((name) => ({
    ...{ name, kind: name.startsWith('web') ? ('web' as const) : ('worker' as const) },
    ...{ alive: true, life: 0, skew: 0, frozenUntil: 0 },
  }))
  const process = (name: string): Process => processes.find((each) => each.name === name) as Process
  const note = (line: string, facts?: object): void =>
    void log.push(facts === undefined ? line : `${line} ${JSON.stringify(facts)}`)
  let away = false
  const bank = createBank(scheduler, random, faults, (news) =>
    onNews === undefined
      ? void casesOf('web1')
          .sync.apply(news)
          .catch((error: unknown) => errors.push(error))
      : onNews(news),
  )
  const chat = createChat({ memory, random, faults, calls, note })
  const jobs = createJobs({
    ...{ scheduler, random, faults, calls, note },
    workers: () => (still ? [] : processes.filter(({ kind }) => kind === 'worker')),
    useCases: ({ name }) => {
      const { engine, tell, sync } = casesOf(name)
      return { operations: engine.advance, notices: tell, syncs: sync.customer }
    },
  })
  const portsOf = createSimulatedPorts({
    ...{ memory, bank, jobs, scheduler, random, faults, calls, note },
    mutate: (ports, of) => (wrap === undefined ? (ports as Ports) : wrap(ports as Ports, of)),
    isAway: () => away,
  })
  const made = new Map<string, ReturnType<typeof make>>()
  const make = (name: string) => {
    const ports = portsOf(process(name))
    const engine = createEngine(ports, connectCapabilities(ports), scheduler.now)
    const tell = createDeliver({
      ...ports,
      outboxes: chat.outboxesOf(process(name)),
      receive: noTurns,
      localeIn: async () => DEFAULT_LOCALE,
    })
    return { ports, engine, tell, sync: connectSync(ports, engine) }
  }
  const casesOf = (name: string): ReturnType<typeof make> => {
    const found = made.get(name) ?? make(name)
    made.set(name, found)
    return found
  }
  const shown = new Map<OperationId, Operation['order']>()
  const checks = createChecks({ memory, bank, chat, shown })
  const people = settle({ memory, bank, random, now })
  if (!still) {
    const tick = (): void => {
      const { ports } = casesOf('worker1')
      void sweep(ports)
        .then(() => releaseStrayHolds(ports))
        .catch((error: unknown) => errors.push(error))
      scheduler.after(5_000, tick)
    }
    scheduler.after(5_000, tick)
  }

  /** Runs the simulation until the promise has an answer. */
  const finish = async <T>(promise: Promise<T>, withinMs = 10 * 60_000): Promise<T> => {
    let over = false
    const end = (): void => {
      over = true
    }
    promise.then(end, end)
    await scheduler.drain(scheduler.now() + withinMs, () => over)
    if (!over) throw new Error('no answer came')
    return promise
  }
  const pass = (ms: number): Promise<void> => scheduler.drain(scheduler.now() + ms, () => false)

  let serial = 0
  return {
    ...{ people, memory, bank, chat, jobs, log, errors, finish, pass, process, casesOf, scheduler, checks },
    setAway: (value: boolean): void => {
      away = value
    },
    find: (id: OperationId): Operation => memory.operations.get(id) as Operation,
    /** Money at the bank and here, before anything happens. */
    give: (person: Person, cents: bigint): void => {
      const account = memory.accounts.get(person.account)
      const node = account && bank.nodes.get(account.bankAccountId)
      if (account === undefined || node === undefined) throw new Error('no such person')
      bank.nodes.set(node.id, { ...node, cents })
      memory.accounts.set(account.id, { ...account, posted: usd(cents), available: usd(cents) })
    },
    /** A frozen card, shown. */
    card: async (
      cents: bigint,
      from: Person = people[0],
      to: Person = people[1] ?? people[0],
    ): Promise<OperationId> => {
      serial += 1
      const { ports } = casesOf('web1')
      const payee = { customer: to.customer.id, account: to.account, name: '', own: false }
      const place = { conversation: from.conversations[0], card: `card${serial}` as CardId }
      const given = {
        turn: `turn${serial}`,
        place,
        now: ports.clock(),
        from: from.account,
        payee,
        amount: usd(cents),
        note: '',
      }
      const proposed = await finish(proposeSend(ports, from.customer, given))
      if (!proposed.ok) throw new Error(`no card: ${proposed.error.kind}`)
      shown.set(proposed.value.id, proposed.value.order)
      return proposed.value.id
    },
  }
}
export type Simulation = ReturnType<typeof openSimulation>
