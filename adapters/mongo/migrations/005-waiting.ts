import type { Migration } from './migration.ts'

/** What waits to be handed to the bank is counted before more is promised. */
export const waiting: Migration = {
  number: 5,
  name: 'operations by whether the bank has them',
  async run(db) {
    await db.collection('operations').createIndex({ state: 1, bankId: 1 })
  },
}
