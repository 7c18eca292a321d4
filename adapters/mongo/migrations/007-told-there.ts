import type { Migration } from './migration.ts'

/** What a chat was told is told again when it has lost what it showed. */
export const toldThere: Migration = {
  number: 7,
  name: 'notices by conversation',
  async run(db) {
    await db.collection('notices').createIndex({ conversation: 1, endedAt: -1 })
  },
}
