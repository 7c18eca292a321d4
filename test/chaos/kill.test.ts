import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Death, FINAL_WITHIN_MS, interrupt, openStage } from './real/kill.ts'

/** A few of the moments that `npm run chaos:kill` goes through one by one. */
const SAMPLE: readonly Death[] = [
  { role: 'web', when: 'after', nth: 3, flushed: false },
  { role: 'worker', when: 'before', nth: 2, flushed: false },
  { role: 'worker', when: 'after', nth: 2, flushed: true },
]

describe('R1: kill -9 at an effect boundary', () => {
  let stage: Awaited<ReturnType<typeof openStage>>
  beforeAll(async () => {
    stage = await openStage()
  }, 240_000)
  afterAll(async () => {
    await stage.close()
  })

  it.each(SAMPLE)('$role, $when effect $nth, Redis flushed: $flushed', { timeout: 180_000 }, async (death) => {
    const survived = await interrupt(stage, death)
    expect(survived.at).toBeDefined()
    expect(survived.finalAfterMs).toBeLessThan(FINAL_WITHIN_MS)
  })
})
