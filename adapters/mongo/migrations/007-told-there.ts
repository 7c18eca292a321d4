import type { Migration } from './migration.ts'

/** Notices delivered in a chat are delivered again when it has lost what it showed. */
export const toldThere: Migration = {
  number: 7,
  name: 'notices by conversation',
  async run(db) {
    await db.collection('notices').createIndex({ conversation: 1, endedAt: -1 })
  },
}
