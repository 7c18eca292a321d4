import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

const DAY_S = 86_400

/** Who is one person, who has asked to be deleted and what is kept of them, how many registered lately, and what waits for the bank of customers whom it has not verified. */
export const persons: Migration = {
  number: 12,
  name: 'persons, registrations, deletions',
  async run(db: Db) {
    await db.collection('persons').createIndex({ full: 1 }, { unique: true })
    await db.collection('persons').createIndex({ short: 1 })
    await db.collection('registrations').createIndex({ createdAt: 1 }, { expireAfterSeconds: DAY_S })
    await db.collection('customers').createIndex({ person: 1 }, { sparse: true })
    await db.collection('customers').createIndex({ 'deletion.dueAt': 1 }, { sparse: true })
    await db.collection('retained').createIndex({ keepUntil: 1 }, { expireAfterSeconds: 0 })
    await db.collection('operations').createIndex({ person: 1, state: 1 }, { sparse: true })
    await db.collection('operations').createIndex({ state: 1, bankId: 1, unverified: 1 })
  },
}
