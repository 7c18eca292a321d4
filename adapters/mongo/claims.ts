import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Claim, Claims, ClaimTries } from '#bank/customer/claim.ts'
import { RECOVERY_AIMS } from '#bank/customer/recovery.ts'
import { customerId, identityKey, recoveryId } from '#bank/ground/ids.ts'
import type { Digest } from '../vault/digest.ts'
import { type Doc, duplicateField } from './database.ts'

/** `_id` is the chat's. */
type ClaimDocument = Omit<Claim, 'id' | 'chat'> & { _id: string; claim: string; goneAt: Date }

const Stored = z.object({
  _id: identityKey.schema,
  claim: recoveryId.schema,
  aim: z.enum(RECOVERY_AIMS),
  proof: z.enum(['pin', 'identity']),
  handle: z.string(),
  at: z.number(),
  until: z.number(),
  isChecked: z.boolean(),
  customer: customerId.schema.exactOptional(),
})

const toClaim = (document: unknown): Claim => {
  const { _id, claim, ...rest } = Stored.parse(document)
  return { ...rest, id: claim, chat: _id }
}

/** So long after its waiting time a chat is told what became of it. */
const KEPT_MS = 7 * 86_400_000

export const createClaims = (db: Db): Claims => {
  const claims = db.collection<ClaimDocument>('claims')
  return {
    async put({ id, chat, ...claim }) {
      const document = { ...claim, claim: id, goneAt: new Date(claim.until + KEPT_MS) }
      // A repeat must not take back that it was looked at.
      const found = await claims.findOne({ _id: chat }, { projection: { claim: 1 } })
      if (found?.claim !== id) await claims.replaceOne({ _id: chat }, document, { upsert: true })
    },
    async find(chat) {
      const found = await claims.findOne({ _id: chat })
      return found === null ? undefined : toClaim(found)
    },
    async markChecked({ id, chat }, customer) {
      const set = { isChecked: true, ...(customer !== undefined && { customer }) }
      await claims.updateOne({ _id: chat, claim: id }, { $set: set })
    },
    async remove({ id, chat }) {
      await claims.deleteOne({ _id: chat, claim: id })
    },
    async unchecked(limit) {
      return (await claims.find({ isChecked: false }).sort({ at: 1 }).limit(limit).toArray()).map(toClaim)
    },
    async isAwaited(handle, before) {
      const waiting = { isChecked: false, handle, at: { $lt: before } }
      return (await claims.findOne(waiting, { projection: { _id: 1 } })) !== null
    },
  }
}

/** `_id` is a keyed digest of what is counted: what strangers type as a handle is not to be read here. */
type TriesDocument = Doc & { tries: { id: string; at: number }[]; usedAt: Date }

/** Others may take theirs between a refused try and the look at why. */
const TRIES = 20

export const createClaimTries = (db: Db, digest: Digest): ClaimTries => {
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
