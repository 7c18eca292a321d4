import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OperationId } from '#bank/ground/ids.ts'
import { confirm } from '#bank/operation/decide.ts'
import { dayOf } from '#bank/ground/limits.ts'
import { LIMITS } from '#test/chaos/simulator/house.ts'
import { openBench } from '#test/unit/bank/bench.ts'

/** 23:59 in New York, where the benches' customers live. */
const BEFORE_MIDNIGHT = Date.UTC(2026, 10, 24, 4, 59, 0)
const ZONE = 'America/New_York'

const openRich = (now?: number, seed?: number) => {
  const bench = openBench({ still: true, ...(now !== undefined && { now }), ...(seed !== undefined && { seed }) })
  bench.give(bench.people[0], 100_000_00n)
  return bench
}
type Bench = ReturnType<typeof openRich>

const press = (bench: Bench, id: OperationId, web: string) => {
  const { ports } = bench.casesOf(web)
  return confirm(ports, id, bench.people[0].customer, ports.clock())
}

const after = (bench: Bench, ms: number): Promise<void> => new Promise((resolve) => bench.scheduler.after(ms, resolve))

/** Dollars confirmed per day of the customer's own calendar, from the operations alone. */
const confirmedPerDay = (bench: Bench): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const { history, order } of bench.memory.operations.values()) {
    const at = history.find(({ state }) => state === 'confirmed')?.at
    if (at === undefined || !('amount' in order)) continue
    const day = dayOf(at, ZONE)
    sums.set(day, (sums.get(day) ?? 0n) + order.amount.minor)
  }
  return sums
}

describe('limits', () => {
  it('R10: a hundred payments at once never add up to more than a day allows', async () => {
    const bench = openRich()
    const ids: OperationId[] = []
    for (let n = 0; n < 100; n += 1) ids.push(await bench.card(99_00n))
    await bench.finish(Promise.all(ids.map((id, n) => press(bench, id, n % 2 === 0 ? 'web1' : 'web2'))))
    expect([...confirmedPerDay(bench).values()]).toEqual([6n * 99_00n])
  })

  it('R10: whatever the amounts and the moments around midnight', { timeout: 60_000 }, async () => {
    const payment = fc.record({
      cents: fc.bigInt(1_00n, 499_00n),
      afterMs: fc.nat(115_000),
      presses: fc.nat({ max: 2 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(payment, { minLength: 1, maxLength: 12 }), fc.nat(), async (payments, seed) => {
        const bench = openRich(BEFORE_MIDNIGHT, seed)
        const all: Promise<unknown>[] = []
        for (const { cents, afterMs, presses } of payments) {
          const id = await bench.card(cents).catch(() => undefined)
          if (id === undefined) continue
          for (let n = 0; n <= presses; n += 1)
            all.push(after(bench, afterMs + n).then(() => press(bench, id, n === 0 ? 'web1' : 'web2')))
        }
        await bench.finish(Promise.all(all))
        for (const [day, sum] of confirmedPerDay(bench)) {
          expect(sum <= LIMITS.perDay.minor, day).toBe(true)
          const shares = bench.memory.allowances.get(`${bench.people[0].customer.id}:${day}`)
          expect([...(shares?.values() ?? [])].reduce((a, b) => a + b, 0n)).toBe(sum)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('R10: what the bank allows is looked at again when it counts', async () => {
    const bench = openRich()
    const id = await bench.card(10_00n)
    const { ports } = bench.casesOf('web1')
    const locked = { ...bench.people[0].customer, tier: 'locked' as const }
    const answer = await bench.finish(confirm(ports, id, locked, ports.clock()))
    expect(answer).toMatchObject({ kind: 'already', operation: { state: 'refused', why: 'not-allowed' } })
    expect([...bench.memory.accounts.values()].every(({ holds }) => holds.length === 0)).toBe(true)
  })

  it('R25: clocks that differ by ten minutes, or jump back an hour, void cards and nothing else', async () => {
    for (const skew of [600_000, -600_000, -3_600_000]) {
      const bench = openBench()
      bench.process('web2').skew = skew
      bench.process('worker2').skew = -skew
      const id = await bench.card(10_00n)
      const [one, two] = await bench.finish(Promise.all([press(bench, id, 'web1'), press(bench, id, 'web2')]))
      await bench.pass(30 * 60_000)
      const { state } = bench.find(id)
      expect(['settled', 'expired']).toContain(state)
      expect(bench.bank.submitted).toHaveLength(state === 'settled' ? 1 : 0)
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
        const bench = openBench({ seed, now: BEFORE_MIDNIGHT })
        bench.give(bench.people[0], 100_000_00n)
        const [early, late]: [OperationId[], OperationId[]] = [[], []]
        for (let n = 0; n < 4; n += 1) early.push(await bench.card(99_00n))
        const before = await bench.finish(Promise.all(early.map((id) => press(bench, id, 'web1'))))
        expect(before.map(({ kind }) => kind)).toEqual(early.map(() => 'confirmed'))
        // In the middle of a request to the bank, and of those that wait.
        await bench.pass(100 * seed)
        for (const name of ['web1', 'web2', 'worker1', 'worker2']) bench.process(name).skew = jump
        for (let n = 0; n < 8; n += 1) late.push(await bench.card(99_00n))
        await bench.finish(Promise.all(late.map((id, n) => press(bench, id, n % 2 === 0 ? 'web1' : 'web2'))))
        // What was due within minutes by the old clock is late by as much as the clocks went back, and no more.
        await bench.pass(10 * 60_000 + Math.max(0, -jump))
        for (const id of early) expect(bench.find(id).state).toBe('settled')
        for (const id of late) expect(['settled', 'refused', 'expired']).toContain(bench.find(id).state)
        const settled = [...early, ...late].filter((id) => bench.find(id).state === 'settled')
        expect(bench.bank.submitted).toHaveLength(settled.length)
        for (const [day, sum] of confirmedPerDay(bench)) expect(sum <= LIMITS.perDay.minor, day).toBe(true)
        bench.checks.liveness()
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
    const bench = openRich(midnight)
    const pressed: string[] = []
    for (let hour = 0; hour < hours; hour += 1) {
      const id = await bench.card(99_00n).catch(() => undefined)
      pressed.push(id === undefined ? 'over' : (await bench.finish(press(bench, id, 'web1'))).kind)
      const nextHour = midnight + (hour + 1) * 3_600_000
      await bench.finish(after(bench, nextHour - bench.scheduler.now()), 3_600_000)
    }
    expect(pressed.filter((kind) => kind === 'confirmed')).toHaveLength(6)
    expect(confirmedPerDay(bench)).toEqual(new Map([[day, 6n * 99_00n]]))
    expect((await bench.finish(press(bench, await bench.card(99_00n), 'web1'))).kind).toBe('confirmed')
  })
})
