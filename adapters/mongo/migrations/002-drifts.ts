import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

/** Differences with the bank; sums of the journal per account; what is counted by state. */
export const drifts: Migration = {
  number: 2,
  name: 'drifts, and the indexes of the books',
  async run(db: Db) {
    await db.collection('drifts').createIndex({ customer: 1, isOpen: 1 })
    await db.collection('drifts').createIndex({ isOpen: 1, firstSeen: 1 })
    await db.collection('journal').createIndex({ 'postings.ledger': 1 })
    await db.collection('notices').createIndex({ state: 1 })
    await db.collection('operations').createIndex({ state: 1, createdAt: 1 })
  },
}
