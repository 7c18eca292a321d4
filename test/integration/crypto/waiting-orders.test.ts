import { beforeEach, describe, expect, it } from 'vitest'
import { placeOrder, cancelOrder, pauseOrder, resumeOrder } from '#bank/crypto/waiting-order-manage.ts'
import { followTry, runWaitingOrders } from '#bank/crypto/waiting-order-run.ts'
import { operationOf } from '#bank/crypto/waiting-order-try.ts'
import { type WaitingOrder, type WaitingOrders, WAITING_NEXT } from '#bank/crypto/waiting-order.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { type Coin, type Money, money, usd, type Usd } from '#bank/ground/money.ts'
import { newId, type WaitingOrderId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Ports } from '#bank/registry.ts'
import { place as placeOf, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'
import { openWalletWorld } from './wallet-world.ts'

const STEP_MS = 60_000

const fixture = startBankOnSandbox()

const openWorld = async (given: Partial<Ports> = {}) => {
  const world = await openWalletWorld(fixture, given)
  const { ports, me } = world
  const wallet = await world.wallet()
  const told: Notice[] = []
  const notices = { ...ports.notices, add: async (notice: Notice) => (told.push(notice), ports.notices.add(notice)) }
  const all = { ...ports, notices }
  const place = async (
    side: 'buy' | 'sell',
    when: WaitingOrder['when'],
    level: bigint,
    amount: Usd | Money<Coin> = usd(50_00n),
    more: { replaces?: WaitingOrderId } = {},
  ) => {
    const order = {
      side,
      coin: 'BTC',
      when,
      level: usd(level),
      amount,
      account: me.account.id,
      wallet: wallet.id,
    } as const
    const cause = { turn: newId('operation'), conversation: placeOf('owner').conversation }
    return await placeOrder(ports, me.customer, { ...order, ...cause, ...more }, unasked(fixture.now))
  }
  const placed = async (...args: Parameters<typeof place>): Promise<WaitingOrder> => {
    const made = await place(...args)
    if (!made.ok || made.value.kind !== 'placed') throw new Error(JSON.stringify(made))
    return made.value.order
  }
  const read = async ({ id }: WaitingOrder): Promise<WaitingOrder> => {
    const found = await ports.waitingOrders.find(id)
    if (found === undefined) throw new Error('it is gone')
    return found
  }
  /** Ticks of this tape, each through the worker's use case, and the bank between them. */
  const tape = async (prices: readonly bigint[]): Promise<void> => {
    for (const price of prices) {
      await world.setPrice('BTC', usd(price))
      await runWaitingOrders(all, 'BTC')
      await world.step()
    }
  }
  const tries = async (): Promise<readonly Operation[]> =>
    (await ports.operations.ofCustomer(me.customer.id, { limit: 100 }))
      .filter(({ order }) => 'trigger' in order)
      .toReversed()
  return { ...world, all, place, placed, read, tape, tries, told, walletId: wallet.id }
}
type World = Awaited<ReturnType<typeof openWorld>>

describe('orders that wait for a price', () => {
  let world: World
  beforeEach(async () => {
    world = await openWorld()
    await world.setPrice('BTC', usd(70_000_00n))
  }, STEP_MS)

  const fills = async (): Promise<readonly string[]> =>
    (await world.tries()).map(({ order, state }) => {
      if (!('trigger' in order) || order.trigger === undefined) throw new Error('no trigger')
      return `${order.kind} ${order.amount.minor} at ${order.trigger.price.minor}: ${state}`
    })
  const settle = async (): Promise<void> => {
    for (const made of await world.tries()) await world.settle(made)
    await runWaitingOrders(world.all, 'BTC')
  }

  it(
    'fills once where a price gaps over the level, and not before',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.tape([70_000_00n, 60_000_01n])
      expect(await fills()).toEqual([])
      await world.tape([55_000_00n, 54_000_00n, 61_000_00n, 50_000_00n])
      await settle()
      expect(await fills()).toEqual(['buy 5000 at 5500000: settled'])
      expect((await world.read(order)).state).toBe('done')
      expect(await world.dollars()).toBe(950_00n)
    },
    2 * STEP_MS,
  )

  it(
    'fills each order of a tape at its own price',
    async () => {
      await world.has('BTC', usd(400_00n))
      await world.placed('sell', 'at-or-above', 80_000_00n)
      await world.placed('sell', 'at-or-below', 65_000_00n, usd(60_00n))
      await world.placed('buy', 'at-or-below', 60_000_00n, usd(70_00n))
      await world.tape([70_000_00n, 79_999_99n, 80_000_00n, 72_000_00n, 64_000_00n, 66_000_00n, 60_000_00n])
      await settle()
      expect(await fills()).toEqual([
        'sell 5000 at 8000000: settled',
        'sell 6000 at 6400000: settled',
        'buy 7000 at 6000000: settled',
      ])
    },
    2 * STEP_MS,
  )

  it(
    'never goes past the level of a limit',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.tape([59_000_00n])
      const [made] = await world.tries()
      expect(made?.order).toMatchObject({ quote: { limit: usd(60_000_00n) } })
      await settle()
      expect((await world.read(order)).state).toBe('done')
    },
    STEP_MS,
  )

  it(
    'pauses, tells why and moves nothing where the money is missing; resumed it goes once',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n, usd(400_00n))
      const other = await world.placed('buy', 'at-or-below', 61_000_00n, usd(450_00n))
      await world.has('BTC', usd(400_00n))
      await world.tape([59_000_00n])
      await settle()
      const states = [await world.read(order), await world.read(other)].map(({ state }) => state).toSorted()
      expect(states).toEqual(['done', 'paused'])
      const paused = [await world.read(order), await world.read(other)].find(({ state }) => state === 'paused')
      expect(paused?.why).toBe('insufficient-funds')
      expect(world.told.filter(({ about }) => about.kind === 'order-paused')).toHaveLength(1)
      expect(await world.dollars()).toBeGreaterThanOrEqual(150_00n)
    },
    2 * STEP_MS,
  )

  it(
    'does nothing while it is paused, and never after it is cancelled',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      expect((await pauseOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('done')
      await world.tape([50_000_00n])
      expect(await fills()).toEqual([])
      expect((await resumeOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('done')
      expect((await cancelOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('done')
      await world.tape([50_000_00n])
      expect(await fills()).toEqual([])
      expect((await cancelOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('no-change')
    },
    STEP_MS,
  )

  it(
    'fires nothing at a price that is too old',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      const old = async (coin: Coin) => ({ coin, price: usd(50_000_00n), at: fixture.now - 61_000 })
      await runWaitingOrders({ ...world.all, prices: { ...world.ports.prices, latest: old } }, 'BTC')
      expect((await world.read(order)).state).toBe('waiting')
      expect(await fills()).toEqual([])
    },
    STEP_MS,
  )

  it(
    'pauses for a customer who has frozen the account',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      const frozen = { ...world.me.customer, frozen: { at: fixture.now } } as unknown as typeof world.me.customer
      const customers = { ...world.ports.customers, find: async () => frozen }
      await world.setPrice('BTC', usd(50_000_00n))
      await runWaitingOrders({ ...world.all, customers }, 'BTC')
      expect(await world.read(order)).toMatchObject({ state: 'paused', why: 'frozen' })
      expect(world.told.map(({ about }) => about.kind)).toContain('order-paused')
    },
    STEP_MS,
  )

  it(
    'is changed for another, which leaves one',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      const next = await world.placed('buy', 'at-or-below', 58_000_00n, usd(50_00n), { replaces: order.id })
      expect((await world.ports.waitingOrders.ofCustomer(world.me.customer.id)).map(({ id }) => id)).toEqual([next.id])
    },
    STEP_MS,
  )

  it(
    'goes once where several processes look at the same tick',
    async () => {
      await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.setPrice('BTC', usd(59_000_00n))
      await Promise.all(Array.from({ length: 6 }, () => runWaitingOrders(world.all, 'BTC')))
      await settle()
      expect(await fills()).toEqual(['buy 5000 at 5900000: settled'])
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
      await settle()
      expect((await fills()).filter((fill) => fill.endsWith('settled'))).toEqual(['buy 5000 at 5900000: settled'])
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
      expect((await fills()).every((fill) => fill.endsWith('cancelled'))).toBe(true)
      await world.tape([58_000_00n])
      await settle()
      expect((await fills()).at(-1)).toBe('buy 5000 at 5800000: settled')
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

it('ends where its table says', () => {
  expect(WAITING_NEXT.done).toEqual([])
  expect(WAITING_NEXT.cancelled).toEqual([])
})

it(
  'finds by price those that are reached, and no others',
  async () => {
    const world = await openWorld()
    const low = await world.placed('buy', 'at-or-below', 40_000_00n)
    const high = await world.placed('buy', 'at-or-above', 90_000_00n, money('BTC', 100_000n))
    const at = async (price: bigint) =>
      (await world.ports.waitingOrders.reached('BTC', usd(price), { limit: 500 })).filter(
        (id) => id === low.id || id === high.id,
      )
    expect(await at(40_000_00n)).toEqual([low.id])
    expect(await at(90_000_00n)).toEqual([high.id])
    expect(await at(60_000_00n)).toEqual([])
  },
  STEP_MS,
)
