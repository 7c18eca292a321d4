import { describe, expect, it } from 'vitest'
import { throughResults } from '#adapters/telemetry/through-results.ts'
import { createCircuit, type AvailabilityBoard } from '#bank/availability/circuit.ts'
import { createIntake } from '#bank/availability/intake.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { stop } from '#bank/operation/cancel.ts'
import { type ConfirmOutcome, confirm } from '#bank/operation/decide.ts'
import { MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { isUnderWay } from '#bank/ground/operation.ts'
import type { Ports } from '#bank/registry.ts'
import type { Person } from '#test/chaos/simulator/actors.ts'
import { type Simulation, openSimulation } from './simulation.ts'
import { unasked } from '#test/support/unasked.ts'

const TEN_MINUTES_MS = 600_000
/** What may wait. */
const MOST = 12

const silent = { warn: () => undefined, error: () => undefined }

/** The simulation with the real circuit before its bank, one of its own in every process, and a board they share. */
const openLine = (most = MOST) => {
  let until: number | undefined
  let turnUntil = 0
  const circuits: ReturnType<typeof createCircuit>[] = []
  const clock = (): number => simulation.scheduler.now()
  const board: AvailabilityBoard = {
    read: async () => until,
    post: async (next) => void (until = next),
    clear: async () => void (until = undefined),
    takeProbe: async (ms) => clock() >= turnUntil && (turnUntil = clock() + ms) > 0,
    endProbe: async (ms) => void (turnUntil = clock() + ms),
  }
  const wrap = (ports: Ports): Ports => {
    const circuit = createCircuit({ board, clock, log: silent })
    circuits.push(circuit)
    const waiting = async (): Promise<number> =>
      [...simulation.memory.operations.values()].filter(
        ({ state, bankId }) => isUnderWay(state) && bankId === undefined,
      ).length
    return {
      ...ports,
      rail: throughResults(ports.rail, async (_, run) => {
        if (await circuit.isAway()) return { ok: false, error: { kind: 'not-sent', message: 'kept back' } }
        const answer = await run()
        await circuit.record(answer.ok || answer.error.kind === 'refused')
        return answer
      }),
      availability: { isAway: circuit.isAway, isFull: createIntake({ count: waiting, most, clock }) },
    }
  }
  const simulation: Simulation = openSimulation({ wrap })
  let isBack = true
  const watch = (): void => {
    for (const circuit of circuits) void circuit.probe(async () => isBack)
    simulation.scheduler.after(1_000, watch)
  }
  watch()
  return {
    simulation,
    setAway: (away: boolean): void => {
      isBack = !away
      simulation.setAway(away)
    },
  }
}

const press = async (simulation: Simulation, id: OperationId, by: Person = simulation.people[0]) => {
  const { ports } = simulation.casesOf('web1')
  return await simulation.finish(confirm(ports, id, by.customer, unasked(ports.clock())))
}
const held = ({ memory, people }: Simulation): number => memory.accounts.get(people[0].account)?.holds.length ?? 0
const told = ({ chat }: Simulation, id: OperationId) =>
  chat.told.filter((one) => one.operation === id && one.by === 'notice').map(({ state }) => state)

describe('R23: the bank is away for ten minutes', () => {
  it('promises no more than the limit, keeps the queue and the calls few, and pays everything that was promised once it is back', async () => {
    const { simulation, setAway } = openLine()
    simulation.give(simulation.people[0], 100_000_00n)
    setAway(true)
    const taken: OperationId[] = []
    const refused: { answer: ConfirmOutcome; held: number }[] = []
    let inQueue = 0
    const until = simulation.scheduler.now() + TEN_MINUTES_MS
    while (simulation.scheduler.now() < until) {
      const id = await simulation.card(1_00n)
      const before = held(simulation)
      const answer = await press(simulation, id)
      if (answer.kind === 'confirmed') taken.push(id)
      else refused.push({ answer, held: held(simulation) - before })
      await simulation.pass(15_000)
      inQueue = Math.max(inQueue, simulation.jobs.backlog())
    }
    expect(taken.length).toBeGreaterThanOrEqual(MOST)
    expect(taken.length).toBeLessThanOrEqual(MOST + 2)
    expect(refused.length).toBeGreaterThan(20)
    for (const one of refused)
      expect(one).toMatchObject({
        answer: { kind: 'turned-away', operation: { state: 'refused', why: 'bank-unreachable' } },
        held: 0,
      })
    // Only those that met the bank before the circuit opened wait for an answer; all others are still here.
    const states = taken.map((id) => simulation.find(id).state)
    expect(states.filter((state) => state !== 'confirmed').length).toBeLessThan(10)
    expect(simulation.bank.submitted).toHaveLength(0)
    expect(inQueue).toBeLessThan(10)
    expect(simulation.log.filter((line) => line.includes('the bank did not take it')).length).toBeLessThan(20)

    setAway(false)
    await simulation.pass(90_000)
    expect(taken.map((id) => simulation.find(id).state)).toEqual(taken.map(() => 'settled'))
    expect(simulation.bank.submitted).toHaveLength(taken.length)
    for (const id of taken) expect(told(simulation, id).at(-1)).toBe('settled')
    expect(held(simulation)).toBe(0)
    const more = await simulation.card(1_00n)
    expect((await press(simulation, more)).kind).toBe('confirmed')
    await simulation.pass(60_000)
    simulation.checks.liveness()
  })

  it('once it is back, hands over what waited without a storm: each payment once, and never most of them together', async () => {
    const many = 60
    const { simulation, setAway } = openLine(many)
    const { people } = simulation
    expect(people.length * MAX_UNDER_WAY).toBe(many)
    setAway(true)
    const ids: OperationId[] = []
    for (let n = 0; n < many; n += 1) {
      const [from = people[0], to] = [people[n % people.length], people[(n + 1) % people.length]]
      const id = await simulation.card(1_00n, from, to)
      ids.push(id)
      await press(simulation, id, from)
      // People do not press in the same moment, and each payment is put off from its own.
      await simulation.pass(250)
    }
    await simulation.pass(TEN_MINUTES_MS)
    expect(simulation.bank.asked).toHaveLength(0)
    setAway(false)
    const bySecond: number[] = []
    // All within a quarter of a minute, which is as long as each was put off.
    for (let second = 0; second < 60; second += 1) {
      const from = simulation.bank.asked.length
      await simulation.pass(1_000)
      bySecond.push(simulation.bank.asked.length - from)
    }
    expect(Math.max(...bySecond)).toBeLessThan(0.75 * many)
    expect(bySecond.filter((asked) => asked > 0).length).toBeGreaterThan(2)
    expect(simulation.bank.asked).toHaveLength(many)
    for (const id of ids) expect(simulation.find(id).state).toBe('settled')
    simulation.checks.liveness()
  })

  it('says once that a payment waits, and it can still be stopped: nothing has left', async () => {
    const { simulation, setAway } = openLine()
    setAway(true)
    const first = await simulation.card(5_00n)
    await press(simulation, first)
    await simulation.pass(180_000)
    const second = await simulation.card(7_00n)
    const answer = await press(simulation, second)
    expect(answer).toMatchObject({ kind: 'confirmed', operation: { state: 'confirmed', away: true } })
    await simulation.pass(120_000)
    expect(simulation.find(second).state).toBe('confirmed')
    const { ports } = simulation.casesOf('web1')
    const stopped = await simulation.finish(stop(ports, second, simulation.people[0].customer, ports.clock()))
    expect(stopped.kind).toBe('cancelled')
    setAway(false)
    await simulation.pass(120_000)
    expect(simulation.find(second).state).toBe('cancelled')
    expect(simulation.find(first).state).toBe('settled')
    expect(told(simulation, first).filter((state) => state !== 'settled')).toHaveLength(1)
    expect(simulation.bank.submitted.map(({ operation }) => operation)).toEqual([first])
    simulation.checks.liveness()
  })
})
