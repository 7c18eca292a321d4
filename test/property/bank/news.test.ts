import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { confirm } from '#bank/operation/decide.ts'
import { formatUsd, usd } from '#bank/ground/money.ts'
import { isFinal } from '#bank/ground/operation.ts'
import type { BankEvent } from '#bank/ground/rail.ts'
import { createRandom } from '#test/chaos/simulator/random.ts'
import { openSimulation } from '#test/unit/bank/simulation.ts'
import { unasked } from '#test/support/unasked.ts'

/** A thousand: `npm run chaos:news`. */
const PAYMENTS = Number(process.env['NEWS_PAYMENTS'] ?? 50)
/** As many as three people may have under way. */
const AT_ONCE = 50

/** Payments without any news from the bank, then all of it at once in another order, some of it twice. */
const late = async (order: readonly number[], seed: number) => {
  const heard: BankEvent[] = []
  const simulation = openSimulation({
    seed,
    onNews: (news) => void heard.push(news),
    faults: [['bank-returns-late', 1]],
  })
  const ids: OperationId[] = []
  for (let n = 0; n < 3; n += 1) ids.push(await simulation.card(20_00n))
  const { ports, sync } = simulation.casesOf('web1')
  await simulation.finish(
    Promise.all(ids.map((id) => confirm(ports, id, simulation.people[0].customer, unasked(ports.clock())))),
  )
  await simulation.pass(4 * 60_000)
  const before = ids.map((id) => simulation.find(id).state)
  for (const at of order) {
    const news = heard[at % heard.length]
    if (news !== undefined) await simulation.finish(sync.apply(news))
  }
  for (const news of heard) await simulation.finish(sync.apply(news))
  await simulation.pass(60_000)
  return { simulation, before, after: ids.map((id) => simulation.find(id).state) }
}

describe('news from the bank', () => {
  it('R14: late, doubled and shuffled, it ends where it would have ended in order', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(30), { maxLength: 40 }), fc.nat(1_000), async (order, seed) => {
        const { simulation, before, after } = await late(order, seed)
        // Polling has found them all; that one was sent back later may have been too late for it.
        expect(before.every((state) => state === 'settled' || state === 'returned')).toBe(true)
        expect(after.filter((state) => state === 'returned')).toHaveLength(1)
        expect(after.filter((state) => state === 'settled')).toHaveLength(2)
        expect(simulation.bank.submitted).toHaveLength(3)
        simulation.checks.liveness()
      }),
      { numRuns: 40 },
    )
  })

  /** The payments whose news were shuffled. */
  const shuffled = async (seed: number): Promise<readonly OperationId[]> => {
    const heard: BankEvent[] = []
    const simulation = openSimulation({
      seed,
      onNews: (news) => void heard.push(news),
      faults: [
        ['bank-returns', AT_ONCE / 10],
        ['bank-cancels', AT_ONCE / 10],
      ],
    })
    const { people } = simulation
    const ids: OperationId[] = []
    const { ports, sync } = simulation.casesOf('web1')
    for (let n = 0; n < AT_ONCE; n += 1) {
      const [from = people[0], to] = [people[n % people.length], people[(n + 1) % people.length]]
      const id = await simulation.card(1n, from, to)
      await simulation.finish(confirm(ports, id, from.customer, unasked(ports.clock())))
      ids.push(id)
    }
    // No look finds anything before the news do.
    await simulation.scheduler.drain(
      simulation.scheduler.now() + 60_000,
      () => simulation.bank.submitted.length === AT_ONCE,
    )
    await simulation.pass(20_000)
    const random = createRandom(seed)
    const order = [...heard, ...heard.filter(() => random.chance(0.3))]
      .map((news) => [random.next(), news] as const)
      .toSorted(([a], [b]) => a - b)
    for (const [, news] of order) await simulation.finish(sync.apply(news))
    await simulation.pass(4 * 60_000)
    const atBank = new Map([...simulation.bank.transfers.values()].map(({ operation, status }) => [operation, status]))
    expect(ids.map((id) => simulation.find(id).state)).toEqual(ids.map((id) => atBank.get(id)))
    expect(new Set(atBank.values())).toEqual(new Set(['settled', 'returned', 'cancelled']))
    for (const id of ids) {
      const states = simulation.find(id).history.map(({ state }) => state)
      const end = states.findIndex((state) => isFinal(state))
      expect(states.slice(end + 1).filter((state) => state !== 'returned')).toEqual([])
    }
    simulation.checks.liveness()
    return ids
  }

  it(`R14: the news of ${PAYMENTS} payments, all shuffled and some twice, leave each as it ended, and nothing goes back`, {
    timeout: 900_000,
  }, async () => {
    for (let begun = 0; begun < PAYMENTS; begun += AT_ONCE) expect(await shuffled(14 + begun)).toHaveLength(AT_ONCE)
  })

  it.each(['the payer', 'the payee'] as const)('R14: what no news ever told is found by looking at %s', async (who) => {
    const simulation = openSimulation({ onNews: () => undefined, faults: [['bank-returns-late', 1]] })
    const id = await simulation.card(20_00n)
    const { ports } = simulation.casesOf('web1')
    await simulation.finish(confirm(ports, id, simulation.people[0].customer, unasked(ports.clock())))
    await simulation.pass(4 * 60_000)
    expect(simulation.find(id).state).toBe('settled')
    const [payer, payee = payer] = simulation.people
    const seen = who === 'the payer' ? payer : payee
    await simulation.finish(simulation.casesOf('worker1').sync.customer(seen.customer.id))
    await simulation.pass(60_000)
    await simulation.finish(simulation.casesOf('worker2').sync.customer(seen.customer.id))
    await simulation.pass(60_000)
    expect(simulation.find(id).state).toBe('returned')
    expect(simulation.chat.told.at(-1)).toMatchObject({ operation: id, state: 'returned' })
    // Who had been told of it as received is told that it is gone, once, with what they have now.
    const { payees } = simulation.chat
    expect(payees.filter(({ of }) => of === 'received')).toHaveLength(1)
    const [back, ...more] = payees.filter(({ of }) => of === 'taken-back')
    expect(more).toEqual([])
    expect(back?.text).toMatch(/^\$20\.00 you received was sent back/)
    const account = await simulation.finish(simulation.casesOf('web1').ports.accounts.find(payee.account))
    expect(back?.text).toContain(`${formatUsd(account?.available ?? usd(-1n))} available now`)
  })
})

describe('the bank is away', () => {
  it('R23: for ten minutes: every payment is asked about ever less often, and all are made once it is back', async () => {
    const simulation = openSimulation()
    simulation.give(simulation.people[0], 100_000_00n)
    simulation.give(simulation.people[2] ?? simulation.people[0], 100_000_00n)
    const ids: OperationId[] = []
    for (const person of [simulation.people[0], simulation.people[2] ?? simulation.people[0]])
      for (let n = 0; n < 20; n += 1) ids.push(await simulation.card(20_00n, person))
    simulation.setAway(true)
    const people = new Map(simulation.people.map(({ customer }) => [customer.id, customer]))
    for (const id of ids) {
      const { ports } = simulation.casesOf('web1')
      const customer = people.get(simulation.find(id).customer)
      if (customer !== undefined) await simulation.finish(confirm(ports, id, customer, unasked(ports.clock())))
    }
    await simulation.pass(10 * 60_000)
    expect(simulation.bank.asked).toHaveLength(0)
    expect(Math.max(...ids.map((id) => simulation.find(id).history.length))).toBeLessThan(120)
    expect(simulation.jobs.backlog()).toBeLessThanOrEqual(2 * ids.length + 10)
    simulation.setAway(false)
    await simulation.pass(60_000)
    expect(ids.map((id) => simulation.find(id).state)).toEqual(ids.map(() => 'settled'))
    expect(simulation.bank.submitted).toHaveLength(ids.length)
  })
})
