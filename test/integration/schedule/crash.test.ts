import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ports } from '#bank/registry.ts'
import { proposeDay } from '#bank/schedule/day.ts'
import { followDay, turnedDown } from '#bank/schedule/pause.ts'
import { unasked } from '#test/support/unasked.ts'
import { confirmSchedule, pauseSchedule } from '#bank/schedule/manage.ts'
import { runSchedule } from '#bank/schedule/run.ts'
import { throughEffects } from '#test/support/effects.ts'
import { FRIDAY, HOUR_MS, openBankOnMongo, type BankOnMongo } from './bank-on-mongo.ts'

let bank: BankOnMongo
beforeEach(async () => {
  bank = await openBankOnMongo(10_000_00n)
})
afterEach(() => bank.drop())

const STORES = ['schedules', 'operations', 'accounts', 'allowances', 'notices', 'journal', 'customers'] as const

/** Ports that die right after their n-th effect, and stay dead: what a process leaves behind when it is killed. */
const dying = (n: number): { readonly ports: Ports; readonly died: () => boolean } => {
  let count = 0
  const effect = async (_name: string, go: () => unknown): Promise<unknown> => {
    count += 1
    if (count > n) throw new Error('killed')
    const done = await go()
    if (count === n) throw new Error('killed')
    return done
  }
  const stores = Object.fromEntries(STORES.map((name) => [name, throughEffects(bank.ports[name], effect, name)]))
  return { ports: { ...bank.ports, ...stores }, died: () => count >= Math.max(n, 1) }
}

/** Dies at every effect in turn, until a run comes through unharmed; how many deaths that were. */
const killEverywhere = async (round: (ports: Ports, died: () => boolean) => Promise<void>): Promise<number> => {
  // Before the first, too. Before any later one the stores are as they are right after the one that came before it.
  for (let n = 0; ; n += 1) {
    const { ports, died } = dying(n)
    await round(ports, died)
    // Nobody may have as many as there are deaths.
    for (const name of ['schedules', 'operations']) await bank.db.collection(name).deleteMany({})
    if (!died()) return n
  }
}
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch((error: Error) => error.message)

describe('a process that dies at any effect', () => {
  it('pays the day once all the same, holds its money once, and moves on once', async () => {
    const deaths = await killEverywhere(async (ports) => {
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 1_00n })
      const before = await bank.held()
      bank.at(FRIDAY)
      await quietly(runSchedule(ports, id))
      await Promise.all([runSchedule(bank.ports, id), runSchedule(bank.ports, id)])
      expect(await bank.payment(id, '2026-11-27')).toMatchObject({ state: 'confirmed' })
      expect(await bank.held()).toBe(before + 1_00n)
      expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1 })
    })
    expect(deaths).toBeGreaterThan(10)
    expect(await bank.told()).toEqual([])
  })

  it('tells a refused day once, and counts it once', async () => {
    let rounds = 0
    await killEverywhere(async (ports) => {
      rounds += 1
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 400_00n })
      await bank.ports.customers.update(bank.payer.customer.id, { tier: 'receive-only' })
      bank.at(FRIDAY)
      await quietly(runSchedule(ports, id))
      await runSchedule(bank.ports, id)
      await bank.ports.customers.update(bank.payer.customer.id, { tier: 'full' })
      expect(await bank.payment(id, '2026-11-27')).toMatchObject({ state: 'refused' })
      expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1 })
      expect(await turnedDown(bank.ports, await bank.read(id))).toHaveLength(1)
      expect(await bank.told()).toHaveLength(rounds)
    })
    expect(await bank.held()).toBe(0n)
  })

  it('pauses once, and tells it once, when the bank has turned the third payment down', async () => {
    let rounds = 0
    await killEverywhere(async (ports) => {
      rounds += 1
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 1_00n })
      const schedule = await bank.read(id)
      for (const day of ['2026-11-27', '2026-12-04', '2026-12-11'])
        await proposeDay(bank.ports, schedule, day, bank.payer.customer, FRIDAY)
      await bank.ports.schedules.change(id, schedule.revision, { ...schedule, next: 3 })
      for (const day of ['2026-11-27', '2026-12-04']) await bank.ends(id, day, ['refused'])
      const third = await bank.ends(id, '2026-12-11', ['refused'])
      await quietly(followDay(ports, third))
      await Promise.all([followDay(bank.ports, third), followDay(bank.ports, third)])
      expect(await bank.read(id)).toMatchObject({ state: 'paused', why: 'refusals', next: 3 })
      expect((await bank.told()).filter(({ kind }) => kind === 'schedule-paused')).toHaveLength(rounds)
    })
    expect(rounds).toBeGreaterThan(5)
  })

  it('asks about a missed day once, also when it died while paying it in time', async () => {
    let asked = 0
    await killEverywhere(async (ports) => {
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 1_00n })
      bank.at(FRIDAY)
      await quietly(runSchedule(ports, id))
      bank.at(FRIDAY + 8 * HOUR_MS)
      await runSchedule(bank.ports, id)
      await runSchedule(bank.ports, id)
      const payment = await bank.payment(id, '2026-11-27')
      expect(['confirmed', 'proposed']).toContain(payment?.state)
      asked += payment?.state === 'proposed' ? 1 : 0
      expect(await bank.told()).toHaveLength(asked)
      expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1 })
    })
    expect(asked).toBeGreaterThan(3)
  })

  it('pays nothing after its customer has paused it, unless it was said to be on its way', async () => {
    await killEverywhere(async (ports) => {
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 1_00n })
      bank.at(FRIDAY)
      await quietly(runSchedule(ports, id))
      const decided = await pauseSchedule(bank.ports, bank.payer.customer, id, FRIDAY)
      const before = await bank.payment(id, '2026-11-27')
      await runSchedule(bank.ports, id)
      const payment = await bank.payment(id, '2026-11-27')
      expect(payment?.state).toBe(before?.state)
      const isMade = payment?.state === 'confirmed'
      const isSaid = decided.kind === 'done' && decided.underWay !== undefined
      expect(isMade).toBe(isSaid || (await bank.read(id)).next === 1)
    })
  })

  it('confirms a schedule once, whatever it dies of', async () => {
    await killEverywhere(async (ports) => {
      bank.at(FRIDAY - 24 * HOUR_MS)
      const id = await bank.schedule(undefined, { amount: 1_00n })
      const again = await quietly(confirmSchedule(ports, bank.payer.customer, id, unasked(bank.ports.clock())))
      expect(['killed', 'no-change']).toContain(typeof again === 'string' ? again : (again as { kind: string }).kind)
      expect(await bank.read(id)).toMatchObject({ state: 'active', revision: 1 })
    })
  })
})
