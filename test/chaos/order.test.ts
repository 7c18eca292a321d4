import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from './simulator/random.ts'
import { startTwoWebProcesses } from './order/two-web-processes.ts'

/** A small sample of `npm run chaos:order`. */
const [USERS, MESSAGES] = [6, 25]
/** Few enough that all of a visitor's log is kept, so that a stream which falls behind on a busy machine still reads each. */
const SHOUTS = 16

describe('R16: two web processes, deliveries in parallel', () => {
  let webs: Awaited<ReturnType<typeof startTwoWebProcesses>>
  beforeAll(async () => {
    webs = await startTwoWebProcesses(createRandom(16).next)
  }, 120_000)
  afterAll(async () => {
    await webs.close()
  })

  it('on Telegram everybody is answered as if they had waited for every answer, and nothing is lost', async () => {
    const { lost, different, answers, expected } = await webs.race({ users: USERS, length: MESSAGES })
    expect(lost).toBe(0)
    for (const heard of different) expect(heard).toEqual(expected)
    expect(answers).toBeGreaterThanOrEqual(MESSAGES)
    expect(Math.min(...webs.counts)).toBeGreaterThan(USERS)
  })

  it('R12: delivered up to five times at once, to both, and cut off half-way: shown as if delivered once', async () => {
    const { lost, different, expected } = await webs.race({ users: USERS, length: MESSAGES, copies: 5, cut: 0.2 })
    expect(lost).toBe(0)
    for (const heard of different) expect(heard).toEqual(expected)
    expect(webs.counts[0]).toBeGreaterThan(USERS * MESSAGES)
  })

  it('R12: at the web chat one turn sent five times at once gets one answer, and later the same once more', async () => {
    const answers = await webs.repeat(5)
    expect(new Set(answers)).toHaveLength(1)
    expect(answers[0]).toMatch(/^200 \{"seq":\d+\}$/)
  })

  it('at the web chat, where acts may race, each is applied exactly once', async () => {
    const said = await webs.shout(SHOUTS)
    const wanted = Array.from({ length: SHOUTS }, (_, n) => `number ${n}`)
    expect(said.toSorted()).toEqual(wanted.toSorted())
  })
})
