import { describe, expect, it } from 'vitest'
import { confirm } from '#bank/operation/decide.ts'
import { lookUpAwaited } from '#bank/operation/sweep.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { throughEffects } from '#test/support/effects.ts'
import { type Bench, openBench } from './bench.ts'

const press = (bench: Bench, id: OperationId, web = 'web1') => {
  const { ports } = bench.casesOf(web)
  return confirm(ports, id, bench.people[0].customer, ports.clock())
}
const noticesOf = ({ chat }: Bench, id: OperationId) =>
  chat.told.filter((told) => told.operation === id && told.by === 'notice')
const acceptedOf = ({ bank }: Bench, id: OperationId) => bank.submitted.filter(({ operation }) => operation === id)

describe('processes die and stop', () => {
  it('R2: a worker that dies five times in the middle of one payment does not park it', async () => {
    const bench = openBench()
    const id = await bench.card(10_00n)
    await bench.finish(press(bench, id))
    for (let deaths = 0; deaths < 5; deaths += 1) {
      for (const name of ['worker1', 'worker2']) bench.process(name).life += 1
      await bench.pass(700)
    }
    await bench.pass(3 * 60_000)
    expect(acceptedOf(bench, id)).toHaveLength(1)
    expect(bench.find(id).state).toBe('settled')
    expect(bench.jobs.dead).toEqual([])
  })

  it('R1: what was being sent when the only worker died is looked up as soon as another starts', async () => {
    const bench = openBench({ still: true })
    const id = await bench.card(10_00n)
    await bench.finish(press(bench, id))
    void bench.casesOf('worker1').engine.advance(id)
    await bench.scheduler.drain(bench.scheduler.now() + 10_000, () => bench.bank.submitted.length > 0)
    bench.process('worker1').life += 1
    expect(bench.find(id)).toMatchObject({ state: 'submitted' })
    expect(bench.find(id).bankId).toBeUndefined()
    const { ports, engine } = bench.casesOf('worker2')
    expect(await bench.finish(lookUpAwaited(ports))).toBe(1)
    await bench.finish(engine.advance(id), 2_000)
    expect(bench.find(id)).toMatchObject({ state: 'submitted', bankId: expect.any(String) })
    expect(await bench.finish(lookUpAwaited(ports))).toBe(0)
    expect(acceptedOf(bench, id)).toHaveLength(1)
  })

  it('R1: should it still be on its way after all, it is made once all the same, in twenty different orders', async () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const bench = openBench({ seed, faults: seed % 2 === 0 ? [] : [['bank-request-late', 1]] })
      const id = await bench.card(10_00n)
      await bench.finish(press(bench, id))
      await bench.pass(1 + seed * 7)
      await bench.finish(lookUpAwaited(bench.casesOf('worker2').ports))
      await bench.pass(3 * 60_000)
      expect(acceptedOf(bench, id)).toHaveLength(1)
      expect(bench.find(id).state).toBe('settled')
      bench.checks.liveness()
    }
  })

  it('R8: a worker that stood still past its time finds its payment done and changes nothing', async () => {
    const bench = openBench({ still: true })
    const id = await bench.card(10_00n)
    await bench.finish(press(bench, id))
    const slow = bench.casesOf('worker1').engine.advance(id)
    await bench.pass(8)
    bench.process('worker1').frozenUntil = bench.scheduler.now() + 90_000
    for (let n = 0; n < 20; n += 1) {
      await bench.finish(bench.casesOf('worker2').engine.advance(id))
      await bench.pass(4_000)
    }
    const settled = bench.find(id)
    expect(settled.state).toBe('settled')
    await bench.finish(slow)
    expect(acceptedOf(bench, id)).toHaveLength(1)
    expect(bench.find(id)).toEqual(settled)
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
      const bench: Bench = openBench({
        wrap: (ports, process) => {
          if (process.kind === 'web') return ports
          const through = throughEffects(
            { ...ports, settings: {}, log: {}, clock: undefined, wake: {}, rail: {} },
            (name, run) => {
              armed ||= bench.bank.submitted.length > 0
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
      const id = await bench.card(10_00n)
      await bench.finish(press(bench, id))
      await bench.pass(4 * 60_000)
      expect(left, step).toBe(0)
      expect(bench.find(id).state, step).toBe('settled')
      expect(
        noticesOf(bench, id).map(({ state }) => state),
        step,
      ).toContain('settled')
      bench.checks.liveness()
    }
  })

  it('R18: the queue is emptied again and again: every payment is over within thirty seconds of its settling', async () => {
    const bench = openBench()
    const ids: OperationId[] = []
    for (let n = 0; n < 4; n += 1) ids.push(await bench.card(20_00n))
    await bench.finish(Promise.all(ids.map((id) => press(bench, id))))
    for (let flushes = 0; flushes < 20; flushes += 1) {
      bench.jobs.flush()
      await bench.pass(2_000)
    }
    await bench.pass(30_000)
    expect(ids.map((id) => bench.find(id).state)).toEqual(ids.map(() => 'settled'))
    bench.checks.liveness()
  })

  it('R24: a payment that can not be moved on is tried ever less often, raises an alarm, and holds nobody up', async () => {
    const poisoned = new Set<OperationId>()
    let tries = 0
    const bench = openBench({
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
    const poison = await bench.card(10_00n)
    poisoned.add(poison)
    const well = await bench.card(20_00n)
    await bench.finish(Promise.all([press(bench, poison), press(bench, well)]))
    await bench.pass(60_000)
    expect(bench.find(well).state).toBe('settled')
    await bench.pass(3 * 3_600_000)
    expect(tries).toBeLessThan(350)
    expect(bench.log.some((line) => line.includes('error') && line.includes(poison))).toBe(true)
    expect(['submitted', 'unknown']).toContain(bench.find(poison).state)
  })

  it('R24: an operation whose customer is gone waits for a person instead of spinning', async () => {
    const bench = openBench()
    const id = await bench.card(10_00n)
    await bench.finish(press(bench, id))
    bench.memory.customers.delete(bench.people[0].customer.id)
    await bench.pass(3_600_000)
    const alarms = bench.log.filter((line) => line.includes('could not be moved on'))
    expect(alarms.length).toBeGreaterThan(3)
    expect(alarms.length).toBeLessThan(260)
  })
})
