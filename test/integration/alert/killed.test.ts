import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import type { Alert } from '#bank/alert/alert.ts'
import { usd } from '#bank/ground/money.ts'
import { mongoUrl, redisUrl } from '#test/support/servers.ts'
import { openTape, type Tape } from './tape-world.ts'

/** How many processes are killed, each at a later call than the one before: `npm run chaos:fan-out` kills at every one. */
const DEATHS = Number(process.env['FAN_OUT_DEATHS'] ?? 3)
const CALLS_APART = DEATHS > 3 ? 1 : 3
const ALERTS = 150
const PROCESS = new URL('./fan-out-process.ts', import.meta.url).pathname

/** Ended by the system, without a word, as soon as it has said so many calls; whether that was before its end. */
const killAt = async (tape: Tape, minute: number, calls: number): Promise<boolean> => {
  const { mongo, redis } = tape
  const args = [PROCESS, mongoUrl(), mongo.name, redisUrl(), redis.namespace, String(tape.at(minute))]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()))
  let said = 0
  let isWhole = false
  for await (const line of createInterface(child.stdout)) {
    said += 1
    if (line === 'whole') isWhole = true
    if (said === calls) child.kill('SIGKILL')
  }
  await gone
  return !isWhole
}

it('a process killed in the middle of a fan-out: no ring is lost and none is doubled', async () => {
  const tape = await openTape()
  let killed = 0
  for (let death = 0; death < DEATHS; death += 1) {
    const minute = death * 10
    await tape.play([[minute, 70_000]])
    const all: Alert[] = []
    const condition = { kind: 'level', direction: 'above', price: usd(71_000_00n) } as const
    for (let n = 0; n < ALERTS; n += 1)
      all.push(await tape.add({ condition, ...(n % 3 === 0 && { repeat: { leastMs: 0 } }) }))
    await tape.post(minute + 1, 71_500)
    if (await killAt(tape, minute + 1, 3 + death * CALLS_APART)) killed += 1
    tape.restart()
    await tape.rebuild()
    await tape.look(minute + 1.2)
    await tape.rebuild()
    const ids = all.map(({ id }) => id)
    const told = await tape.mongo.db
      .collection('notices')
      .find({ 'about.alert': { $in: ids } })
      .toArray()
    expect(told.map(({ about }) => String(about.alert)).toSorted()).toEqual(ids.toSorted())
    expect(await tape.deps.alerts.begun(10)).toEqual([])
    await tape.mongo.db.collection('alerts').deleteMany({})
    await tape.redis.flush()
  }
  expect(killed).toBeGreaterThan(1)
  await tape.close()
}, 240_000)
