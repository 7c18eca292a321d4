import { beforeEach, describe, expect, it } from 'vitest'
import { followTry, runWaitingOrders } from '#bank/crypto/waiting-order-run.ts'
import { operationOf } from '#bank/crypto/waiting-order-try.ts'
import { type WaitingOrders } from '#bank/crypto/waiting-order.ts'
import { usd } from '#bank/ground/money.ts'
import type { Ports } from '#bank/registry.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { openOrderWorld, type OrderWorld } from './waiting-order-world.ts'

const STEP_MS = 60_000

const fixture = startBankOnSandbox()

describe('an order that waits goes exactly once', () => {
  let world: OrderWorld
  beforeEach(async () => {
    world = await openOrderWorld(fixture)
    await world.setPrice('BTC', usd(70_000_00n))
  }, STEP_MS)

  it(
    'goes once where several processes look at the same tick',
    async () => {
      await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.setPrice('BTC', usd(59_000_00n))
      await Promise.all(Array.from({ length: 6 }, () => runWaitingOrders(world.all, 'BTC')))
      await world.settleAll()
      expect(await world.fills()).toEqual(['buy 5000 at 5900000: settled'])
    },
    STEP_MS,
  )

  /** A process that dies right before, or right after, this write. */
  const dying = (kind: 'operation' | 'confirm' | 'claim', isAfter: boolean): Partial<Ports> => {
    const die = async <T>(run: () => Promise<T>): Promise<T> => {
      if (isAfter) await run()
      throw new Error('killed')
    }
    const { operations, waitingOrders } = world.ports
    if (kind === 'operation')
      return { operations: { ...operations, insert: (each) => die(() => operations.insert(each)) } }
    if (kind === 'confirm')
      return {
        operations: {
          ...operations,
          change: (...args) =>
            args[2].state === 'confirmed' ? die(() => operations.change(...args)) : operations.change(...args),
        },
      }
    const change: WaitingOrders['change'] = (...args) => die(() => waitingOrders.change(...args))
    return { waitingOrders: { ...waitingOrders, change } }
  }

  it.each([
    ['claim', false],
    ['claim', true],
    ['operation', false],
    ['operation', true],
    ['confirm', false],
    ['confirm', true],
  ] as const)(
    'survives a death at the %s (after it: %s), and goes exactly once',
    async (kind, isAfter) => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.setPrice('BTC', usd(59_000_00n))
      const errors: unknown[] = []
      const log = { ...world.all.log, error: (facts: unknown) => void errors.push(facts) } as unknown as Ports['log']
      await runWaitingOrders({ ...world.all, ...dying(kind, isAfter), log }, 'BTC')
      expect(errors).toHaveLength(1)
      await world.tape([59_000_00n, 59_000_00n, 59_000_00n])
      await world.settleAll()
      expect((await world.fills()).filter((fill) => fill.endsWith('settled'))).toEqual(['buy 5000 at 5900000: settled'])
      expect(await world.dollars()).toBe(950_00n)
      expect((await world.read(order)).state).toBe('done')
    },
    2 * STEP_MS,
  )

  it(
    'waits on where it died at the claim and the price has left since',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.setPrice('BTC', usd(59_000_00n))
      const log = { ...world.all.log, error: () => undefined } as unknown as Ports['log']
      await runWaitingOrders({ ...world.all, ...dying('operation', true), log }, 'BTC')
      await world.tape([65_000_00n, 65_000_00n])
      expect((await world.read(order)).state).toBe('waiting')
      expect((await world.fills()).every((fill) => fill.endsWith('cancelled'))).toBe(true)
      await world.tape([58_000_00n])
      await world.settleAll()
      expect((await world.fills()).at(-1)).toBe('buy 5000 at 5800000: settled')
    },
    STEP_MS,
  )

  it(
    'follows the end of a try however often it is told',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.tape([59_000_00n])
      const made = await world.ports.operations.find(operationOf(order))
      if (made === undefined) throw new Error('nothing was made')
      const over = await world.settle(made)
      for (let n = 0; n < 3; n += 1) await followTry(world.all, over)
      expect((await world.read(order)).state).toBe('done')
    },
    STEP_MS,
  )
})
