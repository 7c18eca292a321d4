import type { Migration } from './migration.ts'

/** Accounts that are being closed are looked at by every sweep. */
export const closingAccounts: Migration = {
  number: 8,
  name: 'accounts by where they stand',
  async run(db) {
    await db.collection('accounts').createIndex({ status: 1 })
  },
}
