import type { Migration } from './migration.ts'

/** What waits for an answer of support's, what was opened in a chat, and what a stranger wrote, which goes by itself. */
export const caseThreads: Migration = {
  number: 15,
  name: 'threads of cases',
  async run(db) {
    const cases = db.collection('cases')
    await cases.createIndex({ waitingSince: 1 }, { sparse: true })
    await cases.createIndex({ conversation: 1, isUnproved: 1, createdAt: -1 })
    await cases.createIndex({ isUnproved: 1, createdAt: 1 })
    await cases.createIndex({ state: 1, closedAt: -1 })
    await cases.createIndex({ goneAt: 1 }, { expireAfterSeconds: 0 })
    // Reported before, and not answered.
    const waiting = cases.find(
      { state: { $in: ['open', 'at-bank'] }, waitingSince: { $exists: false }, thread: { $exists: false } },
      { projection: { createdAt: 1 } },
    )
    for await (const { _id, createdAt } of waiting)
      await cases.updateOne({ _id, waitingSince: { $exists: false } }, { $set: { waitingSince: createdAt as number } })
  },
}
