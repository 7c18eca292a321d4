import type { Db } from 'mongodb'
import { z } from 'zod'
import {
  ACTIVE_STATES,
  canBecome,
  type Recoveries,
  type Recovery,
  RECOVERY_AIMS,
  RECOVERY_PROOFS,
  RECOVERY_STATES,
} from '#bank/customer/recovery.ts'
import { customerId, identityKey, recoveryId } from '#bank/ground/ids.ts'
import { duplicateField } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

/** What the envelope in `personal` is sealed as. */
export const RECOVERY_SEALED_AS = 'recovery'

/** `_id` is the customer's, so that there is one. `personal`: the digest of a new PIN on its way into force, encrypted. */
type RecoveryDocument = Omit<Recovery, 'id' | 'customer' | 'pinDigest'> & {
  _id: string
  recovery: string
  personal?: string
}

const Stored = z.object({
  _id: customerId.schema,
  recovery: recoveryId.schema,
  revision: z.number(),
  aim: z.enum(RECOVERY_AIMS),
  proof: z.enum(RECOVERY_PROOFS),
  chat: identityKey.schema,
  state: z.enum(RECOVERY_STATES),
  startedAt: z.number(),
  until: z.number(),
  isAnnounced: z.boolean(),
  remindedAt: z.number().exactOptional(),
  personal: z.string().exactOptional(),
  pinChanges: z.number().exactOptional(),
  finishedBy: z.string().exactOptional(),
  stoppedBy: identityKey.schema.exactOptional(),
  dueAt: z.number().exactOptional(),
})
const Personal = z.object({ pinDigest: z.string() })

const toRecovery = (document: unknown, sealed: SealedFields): Recovery => {
  const { _id, recovery, personal, ...rest } = Stored.parse(document)
  const opened = personal === undefined ? {} : Personal.parse(sealed.open(_id, RECOVERY_SEALED_AS, personal))
  return { ...rest, ...opened, id: recovery, customer: _id }
}

const sealDigest = (sealed: SealedFields, id: string, pinDigest: string | undefined): { personal?: string } =>
  pinDigest === undefined ? {} : { personal: sealed.seal(id, RECOVERY_SEALED_AS, { pinDigest }) }

export const createRecoveries = (db: Db, sealed: SealedFields): Recoveries => {
  const recoveries = db.collection<RecoveryDocument>('recoveries')
  return {
    async find(customer) {
      const found = await recoveries.findOne({ _id: customer })
      return found === null ? undefined : toRecovery(found, sealed)
    },
    async put(before, { id, customer, pinDigest, ...rest }) {
      const document = { ...rest, recovery: id, ...sealDigest(sealed, customer, pinDigest) }
      if (before !== undefined)
        return (await recoveries.replaceOne({ _id: customer, revision: before }, document)).matchedCount === 1
      try {
        await recoveries.insertOne({ ...document, _id: customer })
        return true
      } catch (error) {
        if (duplicateField(error) === undefined) throw error
        return false
      }
    },
    async change({ id, customer, revision, state }, { dueAt, pinDigest, ...set }) {
      const next = set.state ?? state
      if (next !== state && !canBecome(state, next))
        throw new TypeError(`a way back can't become ${next} from ${state}`)
      const gone = {
        ...(dueAt === null && { dueAt: '' as const }),
        ...(next !== 'finishing' && { personal: '' as const }),
      }
      const { matchedCount } = await recoveries.updateOne(
        { _id: customer, recovery: id, revision },
        {
          $set: { ...set, ...sealDigest(sealed, customer, pinDigest), ...(dueAt !== null && { dueAt }) },
          $inc: { revision: 1 },
          ...(Object.keys(gone).length > 0 && { $unset: gone }),
        },
      )
      return matchedCount === 1
    },
    async underWay(customer) {
      const active = { _id: customer, state: { $in: [...ACTIVE_STATES] } }
      const found = await recoveries.findOne(active, { projection: { recovery: 1 } })
      return found === null ? undefined : recoveryId(found.recovery)
    },
    async due(now, limit) {
      const due = recoveries.find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
      return (await due.sort({ dueAt: 1 }).limit(limit).toArray()).map(({ _id }) => customerId(_id))
    },
  }
}
