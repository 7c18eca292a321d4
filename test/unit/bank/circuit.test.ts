import { describe, expect, it } from 'vitest'
import { createCircuit, type AvailabilityBoard } from '#bank/availability/circuit.ts'
import { createIntake } from '#bank/availability/intake.ts'

/** Several processes with a circuit each, one clock, and one board that may be lost. */
const openHouse = (processes = 2) => {
  const world = { now: 1_000_000, lost: false, bankAnswers: false, asked: 0, until: 0, turnUntil: 0 }
  const reached = async <T>(run: () => T): Promise<T> => {
    if (world.lost) throw new Error('Redis is away')
    return run()
  }
  const board: AvailabilityBoard = {
    read: () => reached(() => (world.until === 0 ? undefined : world.until)),
    post: (until) => reached(() => void (world.until = until)),
    clear: () => reached(() => void (world.until = 0)),
    takeTurn: (ms) =>
      reached(() => {
        if (world.now < world.turnUntil) return false
        world.turnUntil = world.now + ms
        return true
      }),
    endTurn: (ms) => reached(() => void (world.turnUntil = world.now + ms)),
  }
  const said: string[] = []
  const log = {
    warn: (_: object, text: string) => said.push(text),
    error: (_: object, text: string) => said.push(text),
  }
  const circuits = Array.from({ length: processes }, () => createCircuit({ board, clock: () => world.now, log }))
  const ask = async (): Promise<boolean> => {
    world.asked += 1
    return world.bankAnswers
  }
  return {
    ...{ world, circuits, said, ask },
    fail: async (at: number, times: number): Promise<void> => {
      for (let n = 0; n < times; n += 1) await circuits[at]?.heard(false)
    },
    /** A second passes in all processes; each of them looks after the bank. */
    second: async (): Promise<void> => {
      world.now += 1_000
      await Promise.all(circuits.map((circuit) => circuit.probe(ask)))
    },
    away: () => Promise.all(circuits.map((circuit) => circuit.isAway())),
  }
}

describe('R23: the circuit of all calls to the bank', () => {
  it('opens in every process once the bank has failed one of them five times in a row', async () => {
    const house = openHouse()
    await house.fail(0, 4)
    await house.circuits[0]?.heard(true)
    await house.fail(0, 4)
    expect(await house.away()).toEqual([false, false])
    await house.fail(0, 1)
    house.world.now += 1_000
    expect(await house.away()).toEqual([true, true])
  })

  it('asks one question at a time, whoever asks, and never twice within five seconds', async () => {
    const house = openHouse(4)
    await house.fail(0, 5)
    for (let seconds = 0; seconds < 60; seconds += 1) await house.second()
    expect(house.world.asked).toBeGreaterThanOrEqual(9)
    expect(house.world.asked).toBeLessThanOrEqual(12)
    expect(await house.away()).toEqual([true, true, true, true])
  })

  it('never asks a second question while the first is not answered', async () => {
    const house = openHouse(3)
    await house.fail(0, 5)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    let open = 0
    const slow = (): Promise<boolean> => {
      open += 1
      return promise
    }
    const asking = house.circuits.map((circuit) => circuit.probe(slow))
    for (let seconds = 0; seconds < 12; seconds += 1) {
      house.world.now += 1_000
      asking.push(...house.circuits.map((circuit) => circuit.probe(slow)))
      await new Promise(setImmediate)
    }
    expect(open).toBe(1)
    resolve(false)
    await Promise.all(asking)
  })

  it('closes everywhere within seconds of the bank being back', async () => {
    const house = openHouse()
    await house.fail(0, 5)
    for (let seconds = 0; seconds < 20; seconds += 1) await house.second()
    house.world.bankAnswers = true
    for (let seconds = 0; seconds < 6; seconds += 1) await house.second()
    expect(await house.away()).toEqual([false, false])
    await house.fail(1, 4)
    expect(await house.away()).toEqual([false, false])
    expect(house.said.at(-1)).toBe('the bank answers again')
  })

  it('is not left open by processes that are gone', async () => {
    const house = openHouse()
    await house.fail(0, 5)
    house.world.now += 31_000
    expect(await house.away()).toEqual([false, false])
    // The bank is still away: the first call that finds out is enough.
    await house.fail(0, 1)
    expect((await house.away())[0]).toBe(true)
  })

  it('without Redis, each process knows what it has seen, and asks by itself', async () => {
    const house = openHouse()
    house.world.lost = true
    await house.fail(0, 5)
    for (let seconds = 0; seconds < 40; seconds += 1) await house.second()
    expect(await house.away()).toEqual([true, false])
    house.world.bankAnswers = true
    for (let seconds = 0; seconds < 6; seconds += 1) await house.second()
    expect(await house.away()).toEqual([false, false])
  })

  it('a question that breaks is asked again', async () => {
    const house = openHouse(1)
    await house.fail(0, 5)
    const broken = house.circuits[0]?.probe(() => Promise.reject(new TypeError('a bug')))
    await expect(broken).rejects.toThrow('a bug')
    house.world.bankAnswers = true
    for (let seconds = 0; seconds < 16; seconds += 1) await house.second()
    expect(await house.away()).toEqual([false])
  })
})

describe('R23: how much may wait for the bank', () => {
  it('is counted once a second at most, no further than the limit, and again after a count that failed', async () => {
    const world = { now: 0, waiting: 0, counts: 0, broken: false }
    const isFull = createIntake({
      most: 10,
      clock: () => world.now,
      count: async (most) => {
        world.counts += 1
        if (world.broken) throw new Error('the database is away')
        return Math.min(world.waiting, most)
      },
    })
    expect(await Promise.all([isFull(), isFull(), isFull()])).toEqual([false, false, false])
    expect(world.counts).toBe(1)
    world.waiting = 5_000
    world.now += 1_000
    expect(await isFull()).toBe(true)
    world.broken = true
    world.now += 1_000
    await expect(isFull()).rejects.toThrow('the database is away')
    world.broken = false
    world.waiting = 9
    expect(await isFull()).toBe(false)
  })
})
