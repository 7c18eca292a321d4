import type { Collection } from 'mongodb'
import { z } from 'zod'
import { customerId } from '#bank/ground/ids.ts'
import type { Owed, OwedNews } from '#bank/ground/owed.ts'
import type { CustomerDocument } from './customer-document.ts'
import { About } from './notices.ts'

const Stored = z.object({
  _id: customerId.schema,
  owed: z.array(
    z.object({ id: z.string(), about: About, only: z.string().exactOptional(), except: z.string().exactOptional() }),
  ),
})

/** Part of an update: what the customer is owed for it. */
export const owing = (...owed: readonly (Owed | undefined)[]): { $push?: { owed: { $each: Owed[] } } } => {
  const each = owed.filter((one) => one !== undefined)
  return each.length === 0 ? {} : { $push: { owed: { $each: each } } }
}

/** Kept in the customer's own document, with the change that it tells of. */
export const createOwedNews = (customers: Collection<CustomerDocument>): OwedNews => ({
  async owing(limit) {
    const found = customers.find({ 'owed.id': { $exists: true } }, { projection: { owed: 1 } })
    return (await found.limit(limit).toArray()).map((document) => {
      const { _id: customer, owed } = Stored.parse(document)
      return { customer, owed }
    })
  },
  async owedNoMore(id, owed) {
    await customers.updateOne({ _id: id }, { $pull: { owed: { id: { $in: owed.map((each) => each.id) } } } })
  },
})
