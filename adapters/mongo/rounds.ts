import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Rounds } from '#bank/books/round.ts'
import { customerId } from '#bank/ground/ids.ts'
import type { Doc } from './database.ts'

const RoundDocument = z.object({
  after: customerId.schema.exactOptional(),
  startedAt: z.number(),
  looked: z.number(),
  failed: z.number(),
  completedAt: z.number().exactOptional(),
})

/** One document: where the comparison with the bank stands. */
export const createRounds = (db: Db): Rounds => {
  const rounds = db.collection<Doc>('rounds')
  const _id = 'reconcile'
  return {
    async read() {
      const found = await rounds.findOne({ _id })
      return found === null ? { startedAt: 0, looked: 0, failed: 0 } : RoundDocument.parse(found)
    },
    async write(round) {
      await rounds.replaceOne({ _id }, { ...round }, { upsert: true })
    },
  }
}
