import { describe, expect, it } from 'vitest'
import { openCase, STRANGERS_AN_HOUR_IN_ALL, STRANGERS_OF_NETWORK_A_DAY } from '#bank/case/open.ts'
import { newId } from '#bank/ground/ids.ts'
import type { Writer } from '#bank/case/thread.ts'
import { openCaseWorld } from './case-world.ts'

const world = openCaseWorld()
const HOUR = 3_600_000

/** Whether one more got through to a person. */
const opens = async (writer: Writer): Promise<string> => {
  const made = await openCase(world.ports(), writer, { topic: 'human', text: 'Hello?' })
  if (made.ok) return 'opened'
  return made.error.kind === 'too-often' ? `too often in the ${made.error.within}` : made.error.kind
}
let chats = 0
const browser = (network: string): Writer => ({ ...world.writer(`web:stranger${++chats}`), network })
const many = async (count: number, network: (n: number) => string): Promise<readonly string[]> => {
  const said: string[] = []
  for (let n = 0; n < count; n += 1) said.push(await opens(browser(network(n))))
  return said
}
const opened = (said: readonly string[]): number => said.filter((each) => each === 'opened').length

it('no stranger has a payment attached by naming it', async () => {
  const given = { topic: 'human', text: 'Where is it?', operation: newId('operation') } as const
  const made = await openCase(world.ports(), browser('curious'), given)
  expect(made).toEqual({ ok: false, error: { kind: 'not-yours' } })
})

describe('the way to a person', () => {
  it('is not used up by one stranger, however many chats they make: the next network has its own', async () => {
    expect(opened(await many(2 * STRANGERS_OF_NETWORK_A_DAY, () => 'one'))).toBe(STRANGERS_OF_NETWORK_A_DAY)
    expect(await opens(browser('one'))).toBe('too often in the day')
    expect(await opens(browser('another'))).toBe('opened')
    world.now += 25 * HOUR
    expect(await opens(browser('one'))).toBe('opened')
  })

  it('is open to customers, logged in or not, and to whoever a platform knows, when strangers have used up theirs', async () => {
    world.now += 2 * HOUR
    const crowd = await many(STRANGERS_AN_HOUR_IN_ALL + 10, (n) => `network ${n % 40}`)
    expect(opened(crowd)).toBe(STRANGERS_AN_HOUR_IN_ALL)
    expect(await opens(browser('a fresh one'))).toBe('too often in the hour')
    const ann = await world.kept()
    expect(await opens({ ...world.writer('web:ann', ann), network: 'network 1' })).toBe('opened')
    expect(await opens({ ...world.writer('web:ann', undefined, ann), network: 'network 1' })).toBe('opened')
    expect(await opens(world.writer('telegram:somebody'))).toBe('opened')
    world.now += HOUR + 1
    expect(await opens(browser('a fresh one'))).toBe('opened')
  })

  it('counts a turn that is delivered again once', async () => {
    const one = browser('repeating')
    for (let n = 0; n < STRANGERS_OF_NETWORK_A_DAY + 1; n += 1) expect(await opens(one)).toBe('opened')
    expect(await opens(browser('repeating'))).toBe('opened')
  })
})
