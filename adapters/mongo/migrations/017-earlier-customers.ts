import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

/**
 * Customers of earlier versions: a PIN's digest that was kept without an envelope gets one, and whoever has no fingerprint of
 * their Social Security number is marked, since each costs a slow digest that no start should wait for. `sealPins` may be
 * run any number of times.
 */
export const earlierCustomers = (sealPins: () => Promise<unknown>): Migration => ({
  number: 17,
  name: 'PIN digests of earlier versions sealed, customers without a fingerprint marked',
  async run(db: Db) {
    await sealPins()
    const customers = db.collection('customers')
    await customers.createIndex({ unidentified: 1 }, { sparse: true })
    const without = { person: { $exists: false }, left: { $exists: false }, 'personal.ssnLast4': { $exists: true } }
    await customers.updateMany(without, { $set: { unidentified: true } })
  },
})
