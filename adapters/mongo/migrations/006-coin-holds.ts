import type { Migration } from './migration.ts'

/** Wallets with coins set aside are looked at by every sweep, as accounts with dollars set aside are. */
export const coinHolds: Migration = {
  number: 6,
  name: 'accounts by held coins',
  async run(db) {
    await db.collection('accounts').createIndex({ coinHolds: 1 })
  },
}
