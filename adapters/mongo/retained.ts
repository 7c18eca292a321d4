import type { Db } from 'mongodb'
import type { RetainedRecords } from '#bank/privacy/records.ts'
import { type Doc, insertOnce } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

/** As which the one envelope is sealed, for whoever writes it again under another key. */
export const RETAINED_AS = 'record'

/** `keepUntil` drives its removal by the server. */
type RetainedDocument = Doc & { personal: string; keepUntil: Date }

/** Written, and read by nobody here: whoever may ask for it asks who runs this. */
export const createRetained = (db: Db, sealed: SealedFields): RetainedRecords => {
  const retained = db.collection<RetainedDocument>('retained')
  return {
    async keep(record, until) {
      const { customer: _id } = record
      await insertOnce(retained, { _id, personal: sealed.seal(_id, RETAINED_AS, record), keepUntil: new Date(until) })
    },
  }
}
