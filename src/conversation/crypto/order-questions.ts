import * as bank from '#bank/crypto/waiting-order-manage.ts'
import type { Wanted } from '#bank/crypto/waiting-order-refusal.ts'
import type { WaitingOrderId } from '#bank/ground/ids.ts'
import { question } from '#conversation/ask/ask.ts'
import { causeInChat } from '#conversation/ask/asker.ts'

type Which = { order: WaitingOrderId }

/** Those that are not over, oldest first. */
export const listWaitingOrders = question('crypto.orders', async (_: void, { ports, me }) =>
  ports.waitingOrders.ofCustomer((await me()).id),
)

/** What its card says is authorised by this. */
export const placeWaitingOrder = question(
  'crypto.place-order',
  async (wanted: Wanted & { replaces?: WaitingOrderId }, asker) => {
    const { now, ...cause } = causeInChat(asker)
    const said = { consent: { chat: asker.turn.who.identity }, now }
    return bank.placeOrder(asker.ports, await asker.me(), { ...wanted, ...cause }, said)
  },
)

export const pauseWaitingOrder = question('crypto.pause-order', async ({ order }: Which, { ports, me, now }) =>
  bank.pauseOrder(ports, await me(), order, now),
)
export const resumeWaitingOrder = question('crypto.resume-order', async ({ order }: Which, { ports, me, now }) =>
  bank.resumeOrder(ports, await me(), order, now),
)
export const cancelWaitingOrder = question('crypto.cancel-order', async ({ order }: Which, { ports, me, now }) =>
  bank.cancelOrder(ports, await me(), order, now),
)
