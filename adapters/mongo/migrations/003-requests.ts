import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

/** Requests for money, who may not ask whom, and reported problems. */
export const requests: Migration = {
  number: 3,
  name: 'requests for money and reported problems',
  async run(db: Db) {
    await db.collection('requests').createIndex({ payer: 1, state: 1, createdAt: 1 })
    await db.collection('requests').createIndex({ asker: 1, createdAt: -1, _id: -1 })
    await db.collection('requests').createIndex({ asker: 1, payer: 1, createdAt: 1 })
    await db.collection('requests').createIndex({ dueAt: 1 }, { sparse: true })
    await db.collection('requestBlocks').createIndex({ by: 1, at: 1 })
    await db.collection('cases').createIndex({ customer: 1, createdAt: -1 })
    await db.collection('cases').createIndex({ state: 1, createdAt: 1 })
    await db.collection('cases').createIndex({ dueAt: 1 }, { sparse: true })
  },
}
