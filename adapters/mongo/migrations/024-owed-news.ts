import type { Migration } from './migration.ts'

/** What customers are still to be told is found without reading all of them. */
export const owedNews: Migration = {
  number: 24,
  name: 'customers who are owed news',
  async run(db) {
    await db.collection('customers').createIndex({ 'owed.id': 1 }, { sparse: true })
  },
}
