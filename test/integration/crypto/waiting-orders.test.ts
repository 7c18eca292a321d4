import { beforeEach, describe, expect, it } from 'vitest'
import { cancelOrder, pauseOrder, resumeOrder } from '#bank/crypto/waiting-order-manage.ts'
import { runWaitingOrders } from '#bank/crypto/waiting-order-run.ts'
import { WAITING_NEXT } from '#bank/crypto/waiting-order.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { openOrderWorld, type OrderWorld } from './waiting-order-world.ts'

const STEP_MS = 60_000

const fixture = startBankOnSandbox()

describe('orders that wait for a price', () => {
  let world: OrderWorld
  beforeEach(async () => {
    world = await openOrderWorld(fixture)
    await world.setPrice('BTC', usd(70_000_00n))
  }, STEP_MS)

  it(
    'fills once where a price gaps over the level, and not before',
    async () => {
      const order = await world.placed('buy', 'at-or-below', 60_000_00n)
      await world.tape([70_000_00n, 60_000_01n])
      expect(await world.fills()).toEqual([])
      await world.tape([55_000_00n, 54_000_00n, 61_000_00n, 50_000_00n])
      await world.settleAll()
      expect(await world.fills()).toEqual(['buy 5000 at 5500000: settled'])
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
      await world.settleAll()
      expect(await world.fills()).toEqual([
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
      await world.settleAll()
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
      await world.settleAll()
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
      expect(await world.fills()).toEqual([])
      expect((await resumeOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('done')
      expect((await cancelOrder(world.ports, world.me.customer, order.id, fixture.now)).kind).toBe('done')
      await world.tape([50_000_00n])
      expect(await world.fills()).toEqual([])
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
      expect(await world.fills()).toEqual([])
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
})

it('ends where its table says', () => {
  expect(WAITING_NEXT.done).toEqual([])
  expect(WAITING_NEXT.cancelled).toEqual([])
})

it(
  'finds by price those that are reached, and no others',
  async () => {
    const world = await openOrderWorld(fixture)
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
