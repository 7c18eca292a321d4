import type { Db } from 'mongodb'
import { z } from 'zod'
import type { Drafts } from '#conversation/form/drafts.ts'
import type { Doc } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'
import { HOUR_MS } from './vault.ts'

type DraftDocument = Doc & { draft: string; field: string; value: string; expiresAt: number; storedAt: Date }

const Value = z.string()

/** One document per field: two fields given at once by two processes never overwrite each other. */
export const createDrafts = (db: Db, sealed: SealedFields): Drafts => {
  const drafts = db.collection<DraftDocument>('drafts')
  return {
    async put(key, field, value, now) {
      await drafts.updateOne(
        { _id: `${key}/${field}` },
        {
          $set: { draft: key, field, value: sealed.seal(key, field, value), expiresAt: now + HOUR_MS },
          $currentDate: { storedAt: true },
        },
        { upsert: true },
      )
    },
    async read(key, now) {
      const found = await drafts.find({ draft: key }).toArray()
      const values = found
        .filter(({ expiresAt }) => expiresAt > now)
        .map(({ field, value }): [string, string] => [field, Value.parse(sealed.open(key, field, value))])
      return Object.fromEntries(values)
    },
    async erase(key) {
      await drafts.deleteMany({ draft: key })
    },
  }
}
