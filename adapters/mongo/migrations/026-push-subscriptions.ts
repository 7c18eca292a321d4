import type { Migration } from './migration.ts'

/** Where customers are told something while they don’t look is found by customer: it goes with them. */
export const pushSubscriptions: Migration = {
  number: 26,
  name: 'push subscriptions',
  async run(db) {
    await db.collection('pushSubscriptions').createIndex({ customer: 1 })
  },
}
