import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { confirm } from '#bank/operation/decide.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import { LIMITS } from '#test/chaos/simulator/ports.ts'
import { openSimulation } from '#test/unit/bank/simulation.ts'
import { unasked } from '#test/support/unasked.ts'

/** 23:59 in New York, where the benches' customers live. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 24, 4, 59, 0)
const ZONE = 'America/New_York'

const openRich = (now?: number, seed?: number) => {
  const simulation = openSimulation({
    still: true,
    ...(now !== undefined && { now }),
    ...(seed !== undefined && { seed }),
  })
  simulation.give(simulation.people[0], 100_000_00n)
  return simulation
}
type Simulation = ReturnType<typeof openRich>

const press = (simulation: Simulation, id: OperationId, web: string) => {
  const { ports } = simulation.casesOf(web)
  return confirm(ports, id, simulation.people[0].customer, unasked(ports.clock()))
}

const after = (simulation: Simulation, ms: number): Promise<void> =>
  new Promise((resolve) => simulation.scheduler.after(ms, resolve))

/** Dollars confirmed per day of the customer's own calendar, from the operations alone. */
const confirmedPerDay = (simulation: Simulation): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const { history, order } of simulation.memory.operations.values()) {
    const at = history.find(({ state }) => state === 'confirmed')?.at
    if (at === undefined || !('amount' in order)) continue
    const day = dayOf(at, ZONE)
    sums.set(day, (sums.get(day) ?? 0n) + order.amount.minor)
  }
  return sums
}

describe('limits', () => {
  it('R10: a hundred payments at once never add up to more than a day allows', async () => {
    const simulation = openRich()
    const ids: OperationId[] = []
    for (let n = 0; n < 100; n += 1) ids.push(await simulation.card(99_00n))
    await simulation.finish(Promise.all(ids.map((id, n) => press(simulation, id, n % 2 === 0 ? 'web1' : 'web2'))))
    expect([...confirmedPerDay(simulation).values()]).toEqual([6n * 99_00n])
  })

  it('R10: whatever the amounts and the moments around midnight', { timeout: 60_000 }, async () => {
    const payment = fc.record({
      cents: fc.bigInt(1_00n, 499_00n),
      afterMs: fc.nat(115_000),
      presses: fc.nat({ max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 12 }), fc.nat(), async (payments, seed) => {
        const simulation = openRich(BEFORE_MIDNIGHT, seed)
        const all: Promise<unknown>[] = []
        for (const { cents, afterMs, presses } of payments) {
          const id = await simulation.card(cents).catch(() => undefined)
          if (id === undefined) continue
          for (let n = 0; n <= presses; n += 1)
            all.push(after(simulation, afterMs + n).then(() => press(simulation, id, n === 0 ? 'web1' : 'web2')))
        }
        await simulation.finish(Promise.all(all))
        for (const [day, sum] of confirmedPerDay(simulation)) {
          expect(sum <= LIMITS.perDay.minor, day).toBe(true)
          const shares = simulation.memory.allowances.get(`${simulation.people[0].customer.id}:${day}`)
          expect([...(shares?.values() ?? [])].reduce((a, b) => a + b, 0n)).toBe(sum)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('R10: what the bank allows is looked at again when it counts', async () => {
    const simulation = openRich()
    const id = await simulation.card(10_00n)
    const { ports } = simulation.casesOf('web1')
    const locked = { ...simulation.people[0].customer, tier: 'locked' as const }
    const answer = await simulation.finish(confirm(ports, id, locked, unasked(ports.clock())))
    expect(answer).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why: 'not-allowed' } })
    expect([...simulation.memory.accounts.values()].every(({ holds }) => holds.length === 0)).toBe(true)
  })

  it('R25: clocks that differ by ten minutes, or jump back an hour, void cards and nothing else', async () => {
    for (const skew of [600_000, -600_000, -3_600_000]) {
      const simulation = openSimulation()
      simulation.process('web2').skew = skew
      simulation.process('worker2').skew = -skew
      const id = await simulation.card(10_00n)
      const [one, two] = await simulation.finish(
        Promise.all([press(simulation, id, 'web1'), press(simulation, id, 'web2')]),
      )
      await simulation.pass(30 * 60_000)
      const { state } = simulation.find(id)
      expect(['settled', 'expired']).toContain(state)
      expect(simulation.bank.submitted).toHaveLength(state === 'settled' ? 1 : 0)
      const wasDenied = one.kind === 'expired' || two.kind === 'expired'
      expect(wasDenied && state !== 'expired').toBe(false)
    }
  })

  it.each([
    ['back an hour', -3_600_000],
    ['forward an hour', 3_600_000],
    ['back by the second that a leap inserts', -1_000],
    ['back by what a time server corrects', -137],
  ])(
    'R25: while payments are under way all clocks jump %s: each moves once, and the day’s limit holds',
    async (_, jump) => {
      for (let seed = 0; seed < 5; seed += 1) {
        const simulation = openSimulation({ seed, now: BEFORE_MIDNIGHT })
        simulation.give(simulation.people[0], 100_000_00n)
        const [early, late]: [OperationId[], OperationId[]] = [[], []]
        for (let n = 0; n < 4; n += 1) early.push(await simulation.card(99_00n))
        const before = await simulation.finish(Promise.all(early.map((id) => press(simulation, id, 'web1'))))
        expect(before.map(({ kind }) => kind)).toEqual(early.map(() => 'confirmed'))
        // In the middle of a request to the bank, and of those that wait.
        await simulation.pass(100 * seed)
        for (const name of ['web1', 'web2', 'worker1', 'worker2']) simulation.process(name).skew = jump
        for (let n = 0; n < 8; n += 1) late.push(await simulation.card(99_00n))
        await simulation.finish(Promise.all(late.map((id, n) => press(simulation, id, n % 2 === 0 ? 'web1' : 'web2'))))
        // What was due within minutes by the old clock is late by as much as the clocks went back, and no more.
        await simulation.pass(10 * 60_000 + Math.max(0, -jump))
        for (const id of early) expect(simulation.find(id).state).toBe('settled')
        for (const id of late) expect(['settled', 'refused', 'expired']).toContain(simulation.find(id).state)
        const settled = [...early, ...late].filter((id) => simulation.find(id).state === 'settled')
        expect(simulation.bank.submitted).toHaveLength(settled.length)
        for (const [day, sum] of confirmedPerDay(simulation)) expect(sum <= LIMITS.perDay.minor, day).toBe(true)
        simulation.checks.liveness()
      }
    },
  )

  it.each([
    ['ends, a day of 23 hours', Date.UTC(2026, 2, 8, 5), 23],
    ['begins, a day of 25 hours', Date.UTC(2026, 10, 1, 4), 25],
  ])('R25: the day on which winter time %s, is one day with one limit', async (_, midnight, hours) => {
    const day = dayOf(midnight, ZONE)
    expect(dayOf(midnight - 1, ZONE)).not.toBe(day)
    for (let half = 0; half < 2 * hours; half += 1) expect(dayOf(midnight + half * 1_800_000, ZONE)).toBe(day)
    expect(dayOf(midnight + hours * 3_600_000, ZONE)).not.toBe(day)
    const simulation = openRich(midnight)
    const pressed: string[] = []
    for (let hour = 0; hour < hours; hour += 1) {
      const id = await simulation.card(99_00n).catch(() => undefined)
      pressed.push(id === undefined ? 'over' : (await simulation.finish(press(simulation, id, 'web1'))).kind)
      const nextHour = midnight + (hour + 1) * 3_600_000
      await simulation.finish(after(simulation, nextHour - simulation.scheduler.now()), 3_600_000)
    }
    expect(pressed.filter((kind) => kind === 'confirmed')).toHaveLength(6)
    expect(confirmedPerDay(simulation)).toEqual(new Map([[day, 6n * 99_00n]]))
    expect((await simulation.finish(press(simulation, await simulation.card(99_00n), 'web1'))).kind).toBe('confirmed')
  })
})
