import { expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { openTape } from './tape-world.ts'

const ALERTS = 12

/** Each call, before or after its effect, is where the process ends: nothing of it runs any more from there on. */
const dyingAt = (deps: object, fatal: number) => {
  let calls = 0
  const step = (): void => {
    calls += 1
    if (calls >= fatal) throw new Error('the process is dead')
  }
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return async (...args: unknown[]) => {
          step()
          const answer: unknown = await Reflect.apply(value, target, args)
          step()
          return answer
        }
      },
    })
  return Object.fromEntries(
    ['alerts', 'alertIndex', 'notices', 'wake'].map((name) => [name, wrap(Reflect.get(deps, name))]),
  )
}

it('a process that dies in the middle of a fan-out, wherever: no ring is lost and none is doubled', async () => {
  const tape = await openTape()
  let fatal = 1
  for (let isDone = false; !isDone; fatal += 1) {
    await tape.redis.flush()
    await tape.mongo.db.collection('alerts').deleteMany({})
    await tape.mongo.db.collection('notices').deleteMany({})
    await tape.play([[fatal * 10, 70_000]])
    const condition = { kind: 'level', direction: 'above', price: usd(71_000_00n) } as const
    const all = []
    for (let n = 0; n < ALERTS; n += 1)
      all.push(await tape.add({ condition, ...(n % 2 === 0 && { repeat: { leastMs: 0 } }) }))
    tape.restart(dyingAt(tape.deps, fatal))
    isDone = await tape.play([[fatal * 10 + 1, 71_500]]).then(
      () => true,
      () => false,
    )
    tape.restart()
    await tape.rebuild()
    await tape.play([[fatal * 10 + 2, 71_600]])
    // What was begun and not claimed before is known to have rung now.
    await tape.rebuild()
    for (const alert of all) expect(await tape.rings(alert), `dead at call ${fatal}`).toHaveLength(1)
    expect(await tape.deps.alerts.fired(100)).toEqual([])
    expect(await tape.deps.alerts.begun(100)).toEqual([])
  }
  expect(fatal).toBeGreaterThan(15)
  await tape.close()
}, 240_000)
