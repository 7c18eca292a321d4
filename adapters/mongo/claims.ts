import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Claim, Claims } from '#bank/customer/claim.ts'
import { RECOVERY_AIMS } from '#bank/customer/recovery.ts'
import { customerId, identityKey, recoveryId } from '#bank/ground/ids.ts'

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
