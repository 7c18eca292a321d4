import { describe, expect, it } from 'vitest'
import { cancelOrder, pauseOrder, placeOrder, resumeOrder } from '#bank/crypto/waiting-order-manage.ts'
import { createOrderWatch } from '#bank/crypto/waiting-order-watch.ts'
import { noteMissedTouches } from '#bank/crypto/waiting-order-touch.ts'
import type { WaitingOrder } from '#bank/crypto/waiting-order.ts'
import { identityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { PricePoint } from '#bank/ground/price.ts'
import { leaveAll } from '#bank/leaving.ts'
import type { Ports } from '#bank/registry.ts'
import { place as placeOf, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'
import { openWalletWorld } from './wallet-world.ts'

const STEP_MS = 60_000
const MINUTE_MS = 60_000
const fixture = startBankOnSandbox()

/** The board holds what is posted, and the bank quotes the newest of it. */
const openWorld = async () => {
  const points: PricePoint[] = []
  const board = { isDoubted: false }
  const prices = {
    post: async () => undefined,
    latest: async () => (board.isDoubted ? undefined : points.at(-1)),
    since: async (_: unknown, from: number) => points.filter(({ at }) => at >= from),
  } as unknown as Ports['prices']
  const world = await openWalletWorld(fixture, { prices })
  const { ports, me } = world
  const wallet = await world.wallet()
  const post = async (...dollars: readonly number[]): Promise<void> => {
    for (const each of dollars) {
      fixture.now += 1_000
      const price = usd(BigInt(Math.round(each * 100)))
      points.push({ coin: 'BTC', price, at: fixture.now })
      await ports.priceHistory.record({ coin: 'BTC', price, at: fixture.now })
      await world.setPrice('BTC', price)
    }
  }
  const placed = async (
    side: 'buy' | 'sell',
    when: WaitingOrder['when'],
    dollars: number,
    over: Partial<Parameters<typeof placeOrder>[2]> = {},
    said: Parameters<typeof placeOrder>[3] = unasked(fixture.now),
  ): Promise<WaitingOrder> => {
    const made = await placeOrder(
      ports,
      me.customer,
      {
        ...{ side, coin: 'BTC', when, level: usd(BigInt(dollars * 100)), amount: usd(50_00n) },
        ...{ account: me.account.id, wallet: wallet.id },
        ...{ turn: newId('operation'), conversation: placeOf('owner').conversation, ...over },
      },
      said,
    )
    if (!made.ok || made.value.kind !== 'placed') throw new Error(JSON.stringify(made))
    return made.value.order
  }
  const read = async ({ id }: WaitingOrder): Promise<WaitingOrder> => {
    const found = await ports.waitingOrders.find(id)
    if (found === undefined) throw new Error('it is gone')
    return found
  }
  const made = async () =>
    (await ports.operations.ofCustomer(me.customer.id, { limit: 100 })).filter(({ order }) => 'trigger' in order)
  let watch = createOrderWatch(ports)
  return {
    ...{ ...world, post, placed, read, made, board, me },
    look: () => watch('BTC'),
    restart: () => {
      watch = createOrderWatch(ports)
    },
  }
}

describe('a level that was touched and left', () => {
  it(
    'between two looks orders nothing, for a limit, a stop and a take-profit alike, and is noted with its price and time',
    async () => {
      const world = await openWorld()
      await world.post(70_000)
      const limit = await world.placed('buy', 'at-or-below', 60_000)
      const stop = await world.placed('sell', 'at-or-below', 61_000)
      const profit = await world.placed('sell', 'at-or-above', 80_000)
      const untouched = await world.placed('buy', 'at-or-below', 59_000)
      await world.look()
      await world.post(59_500)
      const low = fixture.now
      await world.post(81_000, 70_000)
      await world.look()
      expect(await world.made()).toEqual([])
      expect(await world.read(limit)).toMatchObject({ state: 'waiting', touched: { at: low, price: usd(59_500_00n) } })
      expect(await world.read(stop)).toMatchObject({ state: 'waiting', touched: { at: low, price: usd(59_500_00n) } })
      expect((await world.read(profit)).touched?.price).toEqual(usd(81_000_00n))
      expect((await world.read(untouched)).touched).toBeUndefined()
      await world.look()
      expect((await world.read(limit)).touched?.at).toBe(low)
    },
    STEP_MS,
  )

  it(
    'while no process ran orders nothing, and is noted from the history; what was before the order is not its own',
    async () => {
      const world = await openWorld()
      fixture.now = Math.floor(fixture.now / MINUTE_MS) * MINUTE_MS + 1_000
      await world.post(50_000, 70_000)
      const order = await world.placed('buy', 'at-or-below', 60_000)
      await world.look()
      const later = fixture.now + 2 * MINUTE_MS
      fixture.now += 10 * MINUTE_MS
      const at = Math.floor(later / MINUTE_MS) * MINUTE_MS
      const candle = { at, open: usd(65_000_00n), high: usd(65_000_00n), low: usd(58_000_00n), close: usd(64_000_00n) }
      await world.ports.priceHistory.fill('BTC', 'minute', [candle], fixture.now)
      world.restart()
      await world.post(70_000)
      await world.look()
      expect((await world.read(order)).touched).toBeUndefined()
      await noteMissedTouches(world.ports)
      await noteMissedTouches(world.ports)
      expect(await world.read(order)).toMatchObject({ state: 'waiting', touched: { at, price: usd(58_000_00n) } })
      expect(await world.made()).toEqual([])
      await world.post(59_000)
      await world.look()
      expect(await world.made()).toHaveLength(1)
    },
    STEP_MS,
  )

  it(
    'while it was paused is none of its own, and is forgotten when it waits anew',
    async () => {
      const world = await openWorld()
      await world.post(70_000)
      const order = await world.placed('buy', 'at-or-below', 60_000)
      await world.look()
      await pauseOrder(world.ports, world.me.customer, order.id, fixture.now)
      await world.post(50_000, 70_000)
      await world.look()
      await resumeOrder(world.ports, world.me.customer, order.id, fixture.now)
      await world.look()
      expect((await world.read(order)).touched).toBeUndefined()
      await world.post(50_000, 70_000)
      await world.look()
      expect((await world.read(order)).touched?.price).toEqual(usd(50_000_00n))
      await pauseOrder(world.ports, world.me.customer, order.id, fixture.now)
      await resumeOrder(world.ports, world.me.customer, order.id, fixture.now)
      expect((await world.read(order)).touched).toBeUndefined()
    },
    STEP_MS,
  )
})

it(
  'nothing goes on prices that are distrusted, and it goes once they are trusted again',
  async () => {
    const world = await openWorld()
    await world.post(70_000)
    const order = await world.placed('buy', 'at-or-below', 60_000)
    await world.post(55_000)
    world.board.isDoubted = true
    await world.look()
    expect(await world.made()).toEqual([])
    expect((await world.read(order)).touched).toBeUndefined()
    world.board.isDoubted = false
    await world.look()
    expect(await world.made()).toHaveLength(1)
  },
  STEP_MS,
)

it(
  'of somebody else nothing can be paused, resumed, cancelled or replaced',
  async () => {
    const world = await openWorld()
    await world.post(70_000)
    const order = await world.placed('buy', 'at-or-below', 60_000)
    const thief = await fixture.somebody(100_00n)
    for (const act of [pauseOrder, resumeOrder, cancelOrder])
      expect(await act(world.ports, thief.customer, order.id, fixture.now)).toEqual({ kind: 'not-yours' })
    const wanted = {
      side: 'buy',
      coin: 'BTC',
      when: 'at-or-below',
      level: usd(60_000_00n),
      amount: usd(50_00n),
    } as const
    const cause = { turn: newId('operation'), conversation: placeOf('owner').conversation }
    // With somebody else's accounts, and in the place of somebody else's order.
    const { from: account, to: wallet } = order
    const made = await placeOrder(
      world.ports,
      thief.customer,
      { ...wanted, ...cause, account, wallet, replaces: order.id },
      unasked(fixture.now),
    )
    expect(made).toEqual({ ok: true, value: { kind: 'refused', why: { kind: 'not-yours' } } })
    expect(await world.read(order)).toEqual(order)
  },
  STEP_MS,
)

it(
  'above the amount for it the PIN is asked for once more, and nothing stands before',
  async () => {
    const world = await openWorld()
    await world.post(70_000)
    const said = { consent: { chat: identityKey('web:owner') }, now: fixture.now }
    const amount = usd(150_00n)
    await expect(world.placed('buy', 'at-or-below', 60_000, { amount }, said)).rejects.toThrow('pin-wanted')
    expect(await world.ports.waitingOrders.ofCustomer(world.me.customer.id)).toEqual([])
  },
  STEP_MS,
)

it(
  'pauses and tells where its wallet is being closed',
  async () => {
    const world = await openWorld()
    await world.post(70_000)
    const order = await world.placed('buy', 'at-or-below', 60_000)
    const wallet = await world.wallet()
    const accounts = {
      ...world.ports.accounts,
      find: async (id: typeof wallet.id) => {
        const found = await world.ports.accounts.find(id)
        return found && id === wallet.id ? { ...found, status: 'closed' as const } : found
      },
    }
    await world.post(55_000)
    await createOrderWatch({ ...world.ports, accounts })('BTC')
    expect((await world.read(order)).state).toBe('paused')
    expect(await world.made()).toEqual([])
  },
  STEP_MS,
)

it(
  'is part of what a customer gets as their data, ends with their leaving, and is erased',
  async () => {
    const world = await openWorld()
    await world.post(70_000)
    const order = await world.placed('buy', 'at-or-below', 60_000)
    const { customer } = world.me
    const held = await world.ports.personalRecords.read(customer.id)
    expect(JSON.stringify(held, (_, value) => (typeof value === 'bigint' ? String(value) : value))).toContain(order.id)
    await leaveAll(world.ports, customer)
    expect((await world.read(order)).state).toBe('cancelled')
    await world.post(50_000)
    await world.look()
    expect(await world.made()).toEqual([])
    await world.ports.personalRecords.erase(customer.id, [])
    expect(await world.ports.waitingOrders.find(order.id)).toBeUndefined()
  },
  STEP_MS,
)
