import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

/** Purchases and sales that wait for a price: those that a price has reached are found without looking at the others. */
export const waitingOrders: Migration = {
  number: 23,
  name: 'orders that wait for a price',
  async run(db: Db) {
    const collection = db.collection('waitingOrders')
    await collection.createIndex({ state: 1, coin: 1, when: 1, 'level.minor': 1 })
    await collection.createIndex({ customer: 1, state: 1, createdAt: 1 })
    await collection.createIndex({ dueAt: 1 }, { sparse: true })
  },
}
