import { describe, expect, it } from 'vitest'
import { CONSEQUENCES, FAULTS } from './simulator/faults.ts'
import { type Mutation, MUTATIONS } from './simulator/mutations.ts'
import { runSeeds } from './simulator/pool.ts'
import { simulate } from './simulator/run.ts'

const SEEDS = 2_000
/** A planted bug has to show within so many worlds. */
const SEEDS_PER_BUG = 500
const STEP = 100

describe('the simulator', () => {
  it(`R28: ${SEEDS} worlds full of faults break no promise, and every kind of fault was met`, {
    timeout: 900_000,
  }, async () => {
    const { broken, seeds, hits } = await runSeeds({ seeds: SEEDS })
    expect(broken).toEqual([])
    expect(seeds).toBe(SEEDS)
    expect([...FAULTS, ...CONSEQUENCES].filter((what) => !hits.has(what))).toEqual([])
  })

  it('replays a seed exactly', async () => {
    const [first, second] = [await simulate(42, { log: true }), await simulate(42, { log: true })]
    expect(first.log.length).toBeGreaterThan(100)
    expect(second.log).toEqual(first.log)
  })

  it.each(Object.keys(MUTATIONS) as Mutation[])('finds a planted bug: %s', { timeout: 600_000 }, async (mutation) => {
    let found: readonly string[] = []
    for (let from = 0; from < SEEDS_PER_BUG && found.length === 0; from += STEP)
      found = (await runSeeds({ from, seeds: STEP, mutation })).broken
    expect(found).not.toEqual([])
  })
})
