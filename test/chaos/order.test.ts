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

  it('at the web chat, where acts may race, each is applied exactly once', async () => {
    const said = await stage.shout(SHOUTS)
    const wanted = Array.from({ length: SHOUTS }, (_, n) => `number ${n}`)
    expect(said.toSorted()).toEqual(wanted.toSorted())
  })
})
