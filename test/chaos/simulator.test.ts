import { afterAll, describe, expect, it } from 'vitest'
import { CONSEQUENCES, FAULTS } from './simulator/faults.ts'
import { type Mutation, MUTATIONS } from './simulator/mutations.ts'
import { createPool } from './simulator/pool.ts'
import { simulate } from './simulator/run.ts'

/** Enough to meet every kind of fault; `npm run simulate` makes as many as are asked for. */
const RUNS = 100
/** Every planted bug shows within so many. */
const SEEDS = 500

const pool = createPool()
afterAll(() => pool.close())

describe('the simulator', () => {
  it(`R28: ${RUNS} runs full of faults break no promise, and every kind of fault was met`, {
    timeout: 300_000,
  }, async () => {
    const { broken, seeds, hits } = await pool.run({ seeds: RUNS })
    expect(broken).toEqual([])
    expect(seeds).toBe(RUNS)
    expect([...FAULTS, ...CONSEQUENCES].filter((what) => !hits.has(what))).toEqual([])
  })

  it('replays a seed exactly', async () => {
    const [first, second] = [await simulate(42, { log: true }), await simulate(42, { log: true })]
    expect(first.log.length).toBeGreaterThan(100)
    expect(second.log).toEqual(first.log)
  })

  it.each(Object.keys(MUTATIONS) as Mutation[])('finds a planted bug: %s', async (mutation) => {
    const { broken } = await pool.run({ seeds: SEEDS, mutation, untilBroken: true })
    expect(broken).not.toEqual([])
  })
})
