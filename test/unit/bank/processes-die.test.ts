import { describe, expect, it } from 'vitest'
import { confirm } from '#bank/operation/decide.ts'
import { lookUpAwaited } from '#bank/operation/sweep.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { throughEffects } from '#test/support/effects.ts'
import { type Simulation, openSimulation } from './simulation.ts'
import { unasked } from '#test/support/unasked.ts'

const press = (simulation: Simulation, id: OperationId, web = 'web1') => {
  const { ports } = simulation.casesOf(web)
  return confirm(ports, id, simulation.people[0].customer, unasked(ports.clock()))
}
const noticesOf = ({ chat }: Simulation, id: OperationId) =>
  chat.told.filter((told) => told.operation === id && told.by === 'notice')
const acceptedOf = ({ bank }: Simulation, id: OperationId) => bank.submitted.filter(({ operation }) => operation === id)

describe('processes die and stop', () => {
  it('R2: a worker that dies five times in the middle of one payment does not park it', async () => {
    const simulation = openSimulation()
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    for (let deaths = 0; deaths < 5; deaths += 1) {
      for (const name of ['worker1', 'worker2']) simulation.process(name).life += 1
      await simulation.pass(700)
    }
    await simulation.pass(3 * 60_000)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
    expect(simulation.find(id).state).toBe('settled')
    expect(simulation.jobs.dead).toEqual([])
  })

  it('R1: what was being sent when the only worker died is looked up as soon as another starts', async () => {
    const simulation = openSimulation({ still: true })
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    void simulation.casesOf('worker1').engine.advance(id)
    await simulation.scheduler.drain(simulation.scheduler.now() + 10_000, () => simulation.bank.submitted.length > 0)
    simulation.process('worker1').life += 1
    expect(simulation.find(id)).toMatchObject({ state: 'submitted' })
    expect(simulation.find(id).bankId).toBeUndefined()
    const { ports, engine } = simulation.casesOf('worker2')
    expect(await simulation.finish(lookUpAwaited(ports))).toBe(1)
    await simulation.finish(engine.advance(id), 2_000)
    expect(simulation.find(id)).toMatchObject({ state: 'submitted', bankId: expect.any(String) })
    expect(await simulation.finish(lookUpAwaited(ports))).toBe(0)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
  })

  it('R1: should it still be on its way after all, it is made once all the same, in twenty different orders', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const simulation = openSimulation({ seed, faults: seed % 2 === 0 ? [] : [['bank-request-late', 1]] })
      const id = await simulation.card(10_00n)
      await simulation.finish(press(simulation, id))
      await simulation.pass(1 + seed * 7)
      await simulation.finish(lookUpAwaited(simulation.casesOf('worker2').ports))
      await simulation.pass(3 * 60_000)
      expect(acceptedOf(simulation, id)).toHaveLength(1)
      expect(simulation.find(id).state).toBe('settled')
      simulation.checks.liveness()
    }
  })

  it('R8: a worker that stood still past its time finds its payment done and changes nothing', async () => {
    const simulation = openSimulation({ still: true })
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    const slow = simulation.casesOf('worker1').engine.advance(id)
    await simulation.pass(8)
    simulation.process('worker1').frozenUntil = simulation.scheduler.now() + 90_000
    for (let n = 0; n < 20; n += 1) {
      await simulation.finish(simulation.casesOf('worker2').engine.advance(id))
      await simulation.pass(4_000)
    }
    const settled = simulation.find(id)
    expect(settled.state).toBe('settled')
    await simulation.finish(slow)
    expect(acceptedOf(simulation, id)).toHaveLength(1)
    expect(simulation.find(id)).toEqual(settled)
  })

  it('R7: whatever throws after the bank has it, the payment settles and is told as settled', async () => {
    const steps = [
      'entries.save',
      'operations.change',
      'accounts.capture',
      'accounts.find',
      'accounts.refresh',
      'journal.append',
      'vault.erase',
      'notices.add',
      'notices.find',
      'customers.find',
    ]
    for (const step of steps) {
      let left = 3
      let armed = false
      const simulation: Simulation = openSimulation({
        wrap: (ports, process) => {
          if (process.kind === 'web') return ports
          const through = throughEffects(
            { ...ports, settings: {}, log: {}, clock: undefined, wake: {}, rail: {} },
            (name, run) => {
              armed ||= simulation.bank.submitted.length > 0
              if (name !== step || !armed || left === 0) return run()
              left -= 1
              return Promise.reject(new Error(`${step} fails`))
            },
          )
          return {
            ...ports,
            ...through,
            settings: ports.settings,
            log: ports.log,
            clock: ports.clock,
            wake: ports.wake,
            rail: ports.rail,
          }
        },
      })
      const id = await simulation.card(10_00n)
      await simulation.finish(press(simulation, id))
      await simulation.pass(4 * 60_000)
      expect(left, step).toBe(0)
      expect(simulation.find(id).state, step).toBe('settled')
      expect(
        noticesOf(simulation, id).map(({ state }) => state),
        step,
      ).toContain('settled')
      simulation.checks.liveness()
    }
  })

  it('R18: the queue is emptied again and again: every payment is over within thirty seconds of its settling', async () => {
    const simulation = openSimulation()
    const ids: OperationId[] = []
    for (let n = 0; n < 4; n += 1) ids.push(await simulation.card(20_00n))
    await simulation.finish(Promise.all(ids.map((id) => press(simulation, id))))
    for (let flushes = 0; flushes < 20; flushes += 1) {
      simulation.jobs.flush()
      await simulation.pass(2_000)
    }
    await simulation.pass(30_000)
    expect(ids.map((id) => simulation.find(id).state)).toEqual(ids.map(() => 'settled'))
    simulation.checks.liveness()
  })

  it('R24: a payment that can not be moved on is tried ever less often, raises an alarm, and holds nobody up', async () => {
    const poisoned = new Set<OperationId>()
    let tries = 0
    const simulation = openSimulation({
      wrap: (ports) => ({
        ...ports,
        customers: ports.customers,
        rail: {
          ...ports.rail,
          transfers: {
            ...ports.rail.transfers,
            submit: async (order) => {
              if (!poisoned.has(order.operation)) return ports.rail.transfers.submit(order)
              tries += 1
              throw new TypeError('a bug')
            },
          },
        },
      }),
    })
    const poison = await simulation.card(10_00n)
    poisoned.add(poison)
    const well = await simulation.card(20_00n)
    await simulation.finish(Promise.all([press(simulation, poison), press(simulation, well)]))
    await simulation.pass(60_000)
    expect(simulation.find(well).state).toBe('settled')
    await simulation.pass(3 * 3_600_000)
    expect(tries).toBeLessThan(350)
    expect(simulation.log.some((line) => line.includes('error') && line.includes(poison))).toBe(true)
    expect(['submitted', 'unknown']).toContain(simulation.find(poison).state)
  })

  it('R24: an operation whose customer is gone waits for a person instead of spinning', async () => {
    const simulation = openSimulation()
    const id = await simulation.card(10_00n)
    await simulation.finish(press(simulation, id))
    simulation.memory.customers.delete(simulation.people[0].customer.id)
    await simulation.pass(3_600_000)
    const alarms = simulation.log.filter((line) => line.includes('could not be moved on'))
    expect(alarms.length).toBeGreaterThan(3)
    expect(alarms.length).toBeLessThan(260)
  })
})
