import type { Coin } from '#bank/ground/coins.ts'
import type { CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { QueueName } from './names.ts'
import {
  CoinPayload,
  CustomerPayload,
  NoticePayload,
  OperationPayload,
  TickPayload,
  type Work,
  work,
} from './payload.ts'

/** What the jobs call: one each. A rejection is tried again with growing pauses. */
export type UseCases = {
  advance(id: OperationId): Promise<unknown>
  deliverNotice(id: string): Promise<unknown>
  syncCustomer(id: CustomerId): Promise<unknown>
  sweep(): Promise<unknown>
  takePrices(): Promise<unknown>
  watchCoin(coin: Coin): Promise<unknown>
  watchOrders(coin: Coin): Promise<unknown>
  rebuildAlertIndex(): Promise<unknown>
  reconcile(): Promise<unknown>
  runSchedules(): Promise<unknown>
  runRecoveries(): Promise<unknown>
}

/** From the job to the use case that it is for. */
export const jobTable = (useCases: UseCases): Record<QueueName, Work> => ({
  /** Moves one operation on. Two at once on the same one are harmless: its changes are compare-and-set. */
  operations: work(OperationPayload, ({ id }) => useCases.advance(id)),
  /** Delivers one notice to its customer. */
  notices: work(NoticePayload, ({ id }) => useCases.deliverNotice(id)),
  /** Delivers one of those that are told to many at once: however many there are, the others wait behind none of them. */
  broadcasts: work(NoticePayload, ({ id }) => useCases.deliverNotice(id)),
  /** Reads a customer's accounts and transfers at the bank again. */
  syncs: work(CustomerPayload, ({ id }) => useCases.syncCustomer(id)),
  /** Turns what is due in the database back into jobs: the queue may forget, the sweep finds. */
  sweep: work(TickPayload, () => useCases.sweep()),
  /** Takes the bank's prices. */
  prices: work(TickPayload, () => useCases.takePrices()),
  /** Fires the alerts that one coin's price has reached: whatever one coin sets off, no other waits for it. */
  'coin-prices': work(CoinPayload, ({ id }) => useCases.watchCoin(id)),
  /** Makes the orders that one coin's price has reached: they wait for no alert, and no alert for them. */
  'coin-orders': work(CoinPayload, ({ id }) => useCases.watchOrders(id)),
  /** Puts the waiting alerts back into Redis, which may have lost them. */
  'alert-index': work(TickPayload, () => useCases.rebuildAlertIndex()),
  /** Compares our books with the bank's. */
  reconcile: work(TickPayload, () => useCases.reconcile()),
  /** Makes the payments whose day has come. */
  schedules: work(TickPayload, () => useCases.runSchedules()),
  /** Looks at who says that they are a customer, and moves the ways back in on whose time has come. */
  recoveries: work(TickPayload, () => useCases.runRecoveries()),
})
