import type { Db } from 'mongodb'
import type { Tries } from '#bank/ground/tries.ts'
import type { Digest } from '../vault/digest.ts'
import { type Doc, duplicateField } from './database.ts'

/** `_id` is a keyed digest of what is counted: what strangers type as a handle, and where they come from, is not to be read here. */
type TriesDocument = Doc & { tries: { id: string; at: number }[]; usedAt: Date }

/** Others may take theirs between a refused try and the look at why. */
const TRIES = 20

export const createTries = (db: Db, digest: Digest): Tries => {
  // Named after what was counted first.
  const counted = db.collection<TriesDocument>('claimTries')
  return {
    async take({ what, id, now, most, withinMs }) {
      // Of the keys of the ring the newest: a count that is lost with a new key costs one more window of tries.
      const [_id = ''] = digest.of('claim-tries', what)
      const counting = {
        $push: { tries: { $each: [{ id, at: now }], $slice: -most } },
        $currentDate: { usedAt: true } as const,
      }
      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = await counted.findOne({ _id })
        const last = found?.tries ?? []
        if (last.some((one) => one.id === id)) return 'taken'
        const [oldest] = last
        if (oldest !== undefined && last.length >= most && oldest.at > now - withinMs)
          return { until: oldest.at + withinMs }
        const unchanged = found === null ? { _id, tries: { $exists: false } } : { _id, 'tries.id': { $ne: id } }
        const room = last.length >= most ? { 'tries.0.at': { $lte: now - withinMs } } : {}
        const size = last.length < most && found !== null ? { [`tries.${most - 1}`]: { $exists: false } } : {}
        try {
          const filter = { ...unchanged, ...room, ...size }
          const done = await counted.updateOne(filter, counting, { upsert: found === null })
          if (done.matchedCount === 1 || done.upsertedCount === 1) return 'taken'
        } catch (error) {
          if (duplicateField(error) === undefined) throw error
        }
      }
      throw new Error('the tries are too busy to count')
    },
  }
}
