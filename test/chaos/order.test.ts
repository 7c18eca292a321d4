import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from './simulator/random.ts'
import { openOrderStage } from './order/stage.ts'

/** A small sample of `npm run chaos:order`. */
const [USERS, MESSAGES] = [6, 25]
const SHOUTS = 24

describe('R16: two web processes, deliveries in parallel', () => {
  let stage: Awaited<ReturnType<typeof openOrderStage>>
  beforeAll(async () => {
    stage = await openOrderStage(createRandom(16).next)
  }, 120_000)
  afterAll(async () => {
    await stage.close()
  })

  it('on Telegram everybody is answered as if they had waited for every answer, and nothing is lost', async () => {
    const { lost, different, answers, expected } = await stage.race({ users: USERS, length: MESSAGES })
    expect(lost).toBe(0)
    for (const heard of different) expect(heard).toEqual(expected)
    expect(answers).toBeGreaterThanOrEqual(MESSAGES)
    expect(Math.min(...stage.counts)).toBeGreaterThan(USERS)
  })

  it('R12: delivered up to five times at once, to both, and cut off half-way: shown as if delivered once', async () => {
    const { lost, different, expected } = await stage.race({ users: USERS, length: MESSAGES, copies: 5, cut: 0.2 })
    expect(lost).toBe(0)
    for (const heard of different) expect(heard).toEqual(expected)
    expect(stage.counts[0]).toBeGreaterThan(USERS * MESSAGES)
  })

  it('R12: at the web chat one turn sent five times at once gets one answer, and later the same once more', async () => {
    const answers = await stage.repeat(5)
    expect(new Set(answers)).toHaveLength(1)
    expect(answers[0]).toMatch(/^200 \{"seq":\d+\}$/)
  })

  it('at the web chat, where acts may race, each is applied exactly once', async () => {
    const said = await stage.shout(SHOUTS)
    const wanted = Array.from({ length: SHOUTS }, (_, n) => `number ${n}`)
    expect(said.toSorted()).toEqual(wanted.toSorted())
  })
})
