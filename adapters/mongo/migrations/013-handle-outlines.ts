import { MongoServerError } from 'mongodb'
import { handleOutline } from '#kit/skeleton.ts'
import type { Migration } from './migration.ts'

const DUPLICATE = 11_000

type Stored = { _id: string; handle: string; outline?: string }

/**
 * No new handle looks like one that there is. Earlier versions let such in: of those the first customer's has the outline, and
 * the others keep their handles without one. The index comes first, so that what registers while this runs is held to it.
 */
export const handleOutlines: Migration = {
  number: 13,
  name: 'handles that look alike',
  async run(db) {
    const customers = db.collection<Stored>('customers')
    const filter = { outline: { $exists: true } }
    await customers.createIndex({ outline: 1 }, { unique: true, partialFilterExpression: filter })
    const old = customers.find({ outline: { $exists: false } }, { projection: { handle: 1 } })
    for await (const { _id, handle } of old.sort({ createdAt: 1, _id: 1 })) {
      try {
        await customers.updateOne({ _id, handle }, { $set: { outline: handleOutline(handle) } })
      } catch (error) {
        if (!(error instanceof MongoServerError) || error.code !== DUPLICATE) throw error
      }
    }
  },
}
