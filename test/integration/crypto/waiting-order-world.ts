import { placeOrder } from '#bank/crypto/waiting-order-manage.ts'
import { runWaitingOrders } from '#bank/crypto/waiting-order-run.ts'
import { type WaitingOrder } from '#bank/crypto/waiting-order.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { type Coin, type Money, usd, type Usd } from '#bank/ground/money.ts'
import { newId, type WaitingOrderId } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { Ports } from '#bank/registry.ts'
import { place as placeOf, type BankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'
import { openWalletWorld } from './wallet-world.ts'

/** Somebody whose orders wait for the bank's prices, which stand still until they are set. */
export const openOrderWorld = async (fixture: BankOnSandbox, given: Partial<Ports> = {}) => {
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
  const fills = async (): Promise<readonly string[]> =>
    (await tries()).map(({ order, state }) => {
      if (!('trigger' in order) || order.trigger === undefined) throw new Error('no trigger')
      return `${order.kind} ${order.amount.minor} at ${order.trigger.price.minor}: ${state}`
    })
  const settleAll = async (): Promise<void> => {
    for (const made of await tries()) await world.settle(made)
    await runWaitingOrders(all, 'BTC')
  }
  return { ...world, all, place, placed, read, tape, tries, told, fills, settleAll }
}
export type OrderWorld = Awaited<ReturnType<typeof openOrderWorld>>
