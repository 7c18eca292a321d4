import type { Coin } from '#bank/ground/coins.ts'
import { createTouchWatch, type TouchPorts } from './waiting-order-touch.ts'
import { runWaitingOrders } from './waiting-order-run.ts'
import type { WaitingPorts } from './waiting-order-ports.ts'

/** What a price of a coin does to the orders that wait for it: what it has reached goes, and what it has left again is noted. */
export const createOrderWatch = (ports: WaitingPorts & TouchPorts): ((coin: Coin) => Promise<void>) => {
  const noteTouches = createTouchWatch(ports)
  return async (coin) => {
    await runWaitingOrders(ports, coin)
    await noteTouches(coin)
  }
}
