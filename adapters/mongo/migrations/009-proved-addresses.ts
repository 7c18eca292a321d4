import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

type Stored = { _id: string; digests: { email: string[]; phone: string[] } }

/**
 * Phone numbers and e-mail addresses find nobody until they are proved. Earlier versions asked for no proof and kept none, so
 * every address that stands here is unproved. The lists begin with the customer's own id from now on, which also tells that
 * one was seen to: what is proved while this runs stays.
 */
export const provedAddresses: Migration = {
  number: 9,
  name: 'addresses are found once they are proved',
  async run(db: Db) {
    const customers = db.collection<Stored>('customers')
    for await (const { _id, digests } of customers.find({}, { projection: { digests: 1 } })) {
      for (const what of ['email', 'phone'] as const) {
        if (digests[what][0] === _id) continue
        const before = { _id, [`digests.${what}`]: digests[what] }
        await customers.updateOne(before, { $set: { [`digests.${what}`]: [_id] } })
      }
    }
  },
}
