import { afterAll, beforeAll, expect, it } from 'vitest'
import { type ParleyInProcess, startParleyInProcess } from '#test/support/whole-app.ts'
import { ATTACKS } from './slow/attackers.ts'
import { besiege, linesOf } from './slow/siege.ts'

/** Enough for what is slow to be found and cut: 15 s, and as long again for those that began later. */
const SIZE = { customers: 5, ofEach: 2, idle: 50, seconds: 20 }
const LONGEST_MS = 15_500

let parley: ParleyInProcess
beforeAll(async () => {
  parley = await startParleyInProcess()
}, 120_000)
afterAll(() => parley?.close(), 120_000)

it('R30: customers are served while bodies are endless, packed or slow, and each connection is refused or cut', async () => {
  const siege = await besiege(parley.url, SIZE)
  for (const line of linesOf(siege)) console.log(`slow: ${line}`)
  expect(siege.failed).toBe(0)
  expect(siege.turns.length).toBeGreaterThan(SIZE.customers * 5)
  for (const { name, answers } of ATTACKS) {
    const ended = siege.ended.filter(({ attack }) => attack === name)
    expect(ended.length, name).toBeGreaterThanOrEqual(SIZE.ofEach)
    expect(Math.max(...ended.map(({ livedMs }) => livedMs)), name).toBeLessThan(LONGEST_MS)
    expect(
      ended.filter(({ status }) => status !== 'none' && !answers.test(status)),
      name,
    ).toEqual([])
  }
  expect(siege.idleLeft).toBe(0)
}, 120_000)
