import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Condition } from '#bank/alert/condition.ts'
import { usd } from '#bank/ground/money.ts'
import { openTape, type Tape } from './tape-world.ts'

let tape: Tape
beforeEach(async () => {
  tape = await openTape()
})
afterEach(() => tape?.close())

const above = (dollars: number): Condition => ({ kind: 'level', direction: 'above', price: usd(BigInt(dollars * 100)) })
const fall: Condition = { kind: 'change', way: 'down', percent: 100, span: 'hour' }
const each = { repeat: { leastMs: 0 } } as const

/** Fails at the nth call of one of its functions, once. */
const failingOnce = <T extends object>(port: T, name: keyof T & string, nth = 1): T => {
  let calls = 0
  return new Proxy(port, {
    get(target, asked) {
      const value: unknown = Reflect.get(target, asked)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (asked === name) calls += 1
        if (asked === name && calls === nth) throw new Error('not now')
        return Reflect.apply(value, target, args)
      }
    },
  })
}

it('a price that arrives after a look at a later time of the clock is looked at by the next one', async () => {
  await tape.play([[0, 70_000]])
  const [line, drop] = [await tape.add({ condition: above(71_000) }), await tape.add({ condition: fall })]
  await tape.look(0.3)
  await tape.post(0.2, 71_500)
  await tape.post(0.25, 69_000)
  await tape.look(0.4)
  expect(await tape.rings(line)).toEqual([[0.2, 71_500]])
  expect(await tape.rings(drop)).toEqual([[0.25, 69_000]])
})

it.each([
  ['findMany', 1],
  ['begin', 1],
  ['change', 1],
  ['finish', 1],
] as const)(
  'a look whose call of %s fails is done again by the same process, and nothing of it is lost',
  async (name, nth) => {
    await tape.play([[0, 70_000]])
    const [once, often] = [
      await tape.add({ condition: above(71_000) }),
      await tape.add({ condition: above(71_200), ...each }),
    ]
    tape.restart({ alerts: failingOnce(tape.deps.alerts, name, nth) })
    await tape.look(0.5)
    await expect(tape.play([[1, 71_500]])).rejects.toThrow('not now')
    await tape.play([[1.5, 70_900]])
    await tape.rebuild()
    expect(await tape.rings(once)).toEqual([[1, 71_500]])
    expect(await tape.rings(often)).toEqual([[1, 71_500]])
  },
)

it('what was replayed in part is replayed again: no ring twice, and each of a replay once', async () => {
  await tape.play([[0, 70_000]])
  const [often, low] = [
    await tape.add({ condition: above(71_000), ...each }),
    await tape.add({ condition: { kind: 'level', direction: 'below', price: usd(69_500_00n) }, ...each }),
  ]
  await tape.fillIn([
    [20, 71_500],
    [30, 69_000],
    [40, 71_600],
    [50, 69_100],
    [55, 70_000],
  ])
  // It dies when all of it was looked at, before it says so.
  tape.restart({ alertIndex: failingOnce(tape.deps.alertIndex, 'setWatchedUntil') })
  await expect(tape.play([[60, 70_100]])).rejects.toThrow('not now')
  tape.restart()
  await tape.play([[61, 70_100]])
  expect(await tape.rings(often)).toEqual([
    [20, 71_500],
    [40, 71_600],
  ])
  expect(await tape.rings(low)).toEqual([
    [30, 69_000],
    [50, 69_100],
  ])
})
