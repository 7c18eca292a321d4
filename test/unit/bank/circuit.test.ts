import { describe, expect, it } from 'vitest'
import { createCircuit, type AvailabilityBoard } from '#bank/availability/circuit.ts'
import { createIntake } from '#bank/availability/intake.ts'

/** Several processes with a circuit each, one clock, and one board that may be lost. */
const openCircuits = (processes = 2) => {
  const shared = { now: 1_000_000, lost: false, bankAnswers: false, asked: 0, until: 0, turnUntil: 0 }
  const reached = async <T>(run: () => T): Promise<T> => {
    if (shared.lost) throw new Error('Redis is away')
    return run()
  }
  const board: AvailabilityBoard = {
    read: () => reached(() => (shared.until === 0 ? undefined : shared.until)),
    post: (until) => reached(() => void (shared.until = until)),
    clear: () => reached(() => void (shared.until = 0)),
    takeProbe: (ms) =>
      reached(() => {
        if (shared.now < shared.turnUntil) return false
        shared.turnUntil = shared.now + ms
        return true
      }),
    endProbe: (ms) => reached(() => void (shared.turnUntil = shared.now + ms)),
  }
  const said: string[] = []
  const log = {
    warn: (_: object, text: string) => said.push(text),
    error: (_: object, text: string) => said.push(text),
  }
  const circuits = Array.from({ length: processes }, () => createCircuit({ board, clock: () => shared.now, log }))
  const ask = async (): Promise<boolean> => {
    shared.asked += 1
    return shared.bankAnswers
  }
  return {
    ...{ shared, circuits, said, ask },
    fail: async (at: number, times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) await circuits[at]?.record(false)
    },
    /** A second passes in all processes; each of them looks after the bank. */
    second: async (): Promise<void> => {
      shared.now += 1_000
      await Promise.all(circuits.map((circuit) => circuit.probe(ask)))
    },
    away: () => Promise.all(circuits.map((circuit) => circuit.isAway())),
  }
}

describe('R23: the circuit of all calls to the bank', () => {
  it('opens in every process once the bank has failed one of them five times in a row', async () => {
    const fixture = openCircuits()
    await fixture.fail(0, 4)
    await fixture.circuits[0]?.record(true)
    await fixture.fail(0, 4)
    expect(await fixture.away()).toEqual([false, false])
    await fixture.fail(0, 1)
    fixture.shared.now += 1_000
    expect(await fixture.away()).toEqual([true, true])
  })

  it('asks one question at a time, whoever asks, and never twice within five seconds', async () => {
    const fixture = openCircuits(4)
    await fixture.fail(0, 5)
    for (let seconds = 0; seconds < 60; seconds += 1) await fixture.second()
    expect(fixture.shared.asked).toBeGreaterThanOrEqual(9)
    expect(fixture.shared.asked).toBeLessThanOrEqual(12)
    expect(await fixture.away()).toEqual([true, true, true, true])
  })

  it('never asks a second question while the first is not answered', async () => {
    const fixture = openCircuits(3)
    await fixture.fail(0, 5)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    let open = 0
    const slow = (): Promise<boolean> => {
      open += 1
      return promise
    }
    const asking = fixture.circuits.map((circuit) => circuit.probe(slow))
    for (let seconds = 0; seconds < 12; seconds += 1) {
      fixture.shared.now += 1_000
      asking.push(...fixture.circuits.map((circuit) => circuit.probe(slow)))
      await new Promise(setImmediate)
    }
    expect(open).toBe(1)
    resolve(false)
    await Promise.all(asking)
  })

  it('closes everywhere within seconds of the bank being back', async () => {
    const fixture = openCircuits()
    await fixture.fail(0, 5)
    for (let seconds = 0; seconds < 20; seconds += 1) await fixture.second()
    fixture.shared.bankAnswers = true
    for (let seconds = 0; seconds < 6; seconds += 1) await fixture.second()
    expect(await fixture.away()).toEqual([false, false])
    await fixture.fail(1, 4)
    expect(await fixture.away()).toEqual([false, false])
    expect(fixture.said.at(-1)).toBe('the bank answers again')
  })

  it('is not left open by processes that are gone', async () => {
    const fixture = openCircuits()
    await fixture.fail(0, 5)
    fixture.shared.now += 31_000
    expect(await fixture.away()).toEqual([false, false])
    // The bank is still away: the first call that finds out is enough.
    await fixture.fail(0, 1)
    expect((await fixture.away())[0]).toBe(true)
  })

  it('without Redis, each process knows what it has seen, and asks by itself', async () => {
    const fixture = openCircuits()
    fixture.shared.lost = true
    await fixture.fail(0, 5)
    for (let seconds = 0; seconds < 40; seconds += 1) await fixture.second()
    expect(await fixture.away()).toEqual([true, false])
    fixture.shared.bankAnswers = true
    for (let seconds = 0; seconds < 6; seconds += 1) await fixture.second()
    expect(await fixture.away()).toEqual([false, false])
  })

  it('a question that breaks is asked again', async () => {
    const fixture = openCircuits(1)
    await fixture.fail(0, 5)
    const broken = fixture.circuits[0]?.probe(() => Promise.reject(new TypeError('a bug')))
    await expect(broken).rejects.toThrow('a bug')
    fixture.shared.bankAnswers = true
    for (let seconds = 0; seconds < 16; seconds += 1) await fixture.second()
    expect(await fixture.away()).toEqual([false])
  })
})

describe('R23: how much may wait for the bank', () => {
  it('is counted once a second at most, no further than the limit, and again after a count that failed', async () => {
    const shared = { now: 0, waiting: 0, counts: 0, broken: false }
    const isFull = createIntake({
      most: 10,
      clock: () => shared.now,
      count: async (most) => {
        shared.counts += 1
        if (shared.broken) throw new Error('the database is away')
        return Math.min(shared.waiting, most)
      },
    })
    expect(await Promise.all([isFull(), isFull(), isFull()])).toEqual([false, false, false])
    expect(shared.counts).toBe(1)
    shared.waiting = 5_000
    shared.now += 1_000
    expect(await isFull()).toBe(true)
    shared.broken = true
    shared.now += 1_000
    await expect(isFull()).rejects.toThrow('the database is away')
    shared.broken = false
    shared.waiting = 9
    expect(await isFull()).toBe(false)
  })
})
