import type { Ports } from '#bank/registry.ts'
import { throughEffects } from '#test/support/effects.ts'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { confirm } from '#bank/operation/decide.ts'
import { type Bench, openBench } from './bench.ts'

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
const pressUntilAnswered = async (bench: Bench, id: OperationId): Promise<string> => {
  const { ports } = bench.casesOf('web1')
  for (let deliveries = 0; deliveries < 5; deliveries += 1) {
    try {
      return (await bench.finish(confirm(ports, id, bench.people[0].customer, ports.clock()))).kind
    } catch {
      await bench.pass(1_000)
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
        const bench = openBench()
        const id = await bench.card(10_00n)
        // From the press on; the card is there.
        const failing = failingAt(nth, when)
        for (const { ports } of [bench.casesOf('web1'), bench.casesOf('worker1')])
          Object.assign(ports, failing.wrap(ports))
        await pressUntilAnswered(bench, id)
        await bench.pass(3 * 60_000)
        if (!failing.hasFailed()) break
        failures += 1
        expect(bench.bank.submitted, `call ${nth}`).toHaveLength(1)
        expect(bench.find(id).state, `call ${nth}`).toBe('settled')
        bench.checks.liveness()
      }
      expect(failures).toBeGreaterThan(30)
    },
  )

  it('a worker that was faster than the press it follows does not disturb the books', async () => {
    let raced = false
    const bench: Bench = openBench({
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
              await bench.casesOf('worker1').engine.advance(given[0])
            }
            return won
          },
        },
      }),
    })
    const id = await bench.card(10_00n)
    const { ports } = bench.casesOf('web1')
    expect((await bench.finish(confirm(ports, id, bench.people[0].customer, ports.clock()))).kind).toBe('confirmed')
    expect(raced).toBe(true)
    expect(bench.memory.journal.get(`${id}:confirmed`)?.postings).toHaveLength(2)
  })
})
