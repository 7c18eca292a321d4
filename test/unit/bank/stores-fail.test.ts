import type { Ports } from '#bank/registry.ts'
import { throughEffects } from '#test/support/effects.ts'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { confirm } from '#bank/operation/decide.ts'
import { type Simulation, openSimulation } from './simulation.ts'
import { unasked } from '#test/support/unasked.ts'

const STORES = ['operations', 'accounts', 'allowances', 'entries', 'notices', 'journal'] as const

/** The nth call to a store fails, before or after it took effect, in web and worker alike. */
const failingAt = (nth: number, when: 'before' | 'after') => {
  let left = nth
  const wrap = (ports: Ports): Ports => {
    const stores = Object.fromEntries(STORES.map((name) => [name, ports[name]]))
    const failing = throughEffects(stores, async (name, run) => {
      left -= 1
      if (left === 0 && when === 'before') throw new Error(`${name}: connection lost`)
      const value: unknown = await run()
      if (left === 0) throw new Error(`${name}: connection lost after it was done`)
      return value
    })
    return { ...ports, ...failing }
  }
  return { wrap, hasFailed: () => left <= 0 }
}

/** A platform delivers a turn again that was not answered. */
const pressUntilAnswered = async (simulation: Simulation, id: OperationId): Promise<string> => {
  const { ports } = simulation.casesOf('web1')
  for (let deliveries = 0; deliveries < 5; deliveries += 1) {
    try {
      return (await simulation.finish(confirm(ports, id, simulation.people[0].customer, unasked(ports.clock())))).kind
    } catch {
      await simulation.pass(1_000)
    }
  }
  throw new Error('never answered')
}

describe('the database fails', () => {
  it.each(['before', 'after'] as const)(
    'R20: %s any single call takes effect: one payment, told as it is',
    async (when) => {
      let failures = 0
      for (let nth = 1; nth < 200; nth += 1) {
        const simulation = openSimulation()
        const id = await simulation.card(10_00n)
        // From the press on; the card is there.
        const failing = failingAt(nth, when)
        for (const { ports } of [simulation.casesOf('web1'), simulation.casesOf('worker1')])
          Object.assign(ports, failing.wrap(ports))
        await pressUntilAnswered(simulation, id)
        await simulation.pass(3 * 60_000)
        if (!failing.hasFailed()) break
        failures += 1
        expect(simulation.bank.submitted, `call ${nth}`).toHaveLength(1)
        expect(simulation.find(id).state, `call ${nth}`).toBe('settled')
        simulation.checks.liveness()
      }
      expect(failures).toBeGreaterThan(30)
    },
  )

  it('a worker that was faster than the press it follows does not disturb the books', async () => {
    let raced = false
    const simulation: Simulation = openSimulation({
      still: true,
      wrap: (ports, process) => ({
        ...ports,
        operations: {
          ...ports.operations,
          change: async (...given) => {
            const won = await ports.operations.change(...given)
            // Right after the confirmation is stored, before the press posts it, the payment is sent.
            if (process.name === 'web1' && won && !raced) {
              raced = true
              await simulation.casesOf('worker1').engine.advance(given[0])
            }
            return won
          },
        },
      }),
    })
    const id = await simulation.card(10_00n)
    const { ports } = simulation.casesOf('web1')
    expect(
      (await simulation.finish(confirm(ports, id, simulation.people[0].customer, unasked(ports.clock())))).kind,
    ).toBe('confirmed')
    expect(raced).toBe(true)
    expect(simulation.memory.journal.get(`${id}:confirmed`)?.postings).toHaveLength(2)
  })
})
