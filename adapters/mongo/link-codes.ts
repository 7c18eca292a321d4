import type { Db } from 'mongodb'
import type { LinkCodes } from '#bank/customer/sign-in.ts'
import { customerId } from '#bank/ground/ids.ts'
import type { Digest } from '../vault/digest.ts'
import type { Doc } from './database.ts'

/** `_id` is a keyed digest: reading the database is not enough to use the codes in it. */
type LinkCodeDocument = Doc & { customer: string; expiresAt: number; storedAt: Date }

export const createLinkCodes = (db: Db, digest: Digest): LinkCodes => {
  const codes = db.collection<LinkCodeDocument>('linkCodes')
  const idsOf = (code: string): readonly string[] => digest.of('link-code', code)
  return {
    async issue(code, customer, expiresAt) {
      const [id = ''] = idsOf(code)
      await codes.updateOne(
        { _id: id },
        { $set: { customer, expiresAt }, $currentDate: { storedAt: true } },
        { upsert: true },
      )
    },
    async redeem(code, now) {
      const found = await codes.findOne({ _id: { $in: [...idsOf(code)] } })
      if (found === null) return undefined
      // The process that removes it has redeemed it; a racing second one redeems nothing.
      const { deletedCount } = await codes.deleteOne({ _id: found._id })
      return deletedCount === 1 && found.expiresAt > now ? customerId(found.customer) : undefined
    },
  }
}
