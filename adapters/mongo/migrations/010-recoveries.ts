import type { Migration } from './migration.ts'

/** Ways back in: what is due for each, and what strangers claim, which goes by itself. */
export const recoveries: Migration = {
  number: 10,
  name: 'ways back in',
  async run(db) {
    await db.collection('recoveries').createIndex({ dueAt: 1 }, { sparse: true })
    await db.collection('claims').createIndex({ isChecked: 1, at: 1 })
    await db.collection('claims').createIndex({ goneAt: 1 }, { expireAfterSeconds: 0 })
    // No count is about more than a day.
    await db.collection('claimTries').createIndex({ usedAt: 1 }, { expireAfterSeconds: 2 * 86_400 })
  },
}
