import type { Db, Document, Filter } from 'mongodb'
import type { Customer, Customers, Duplicate } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Digest } from '../vault/digest.ts'
import {
  contactDigests,
  type CustomerDocument,
  customerDocument,
  identitiesOf,
  partsOf,
  toCustomer,
} from './customer-document.ts'
import { duplicateField } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

const TAKEN: Readonly<Record<string, Duplicate['what']>> = {
  handle: 'handle',
  'digests.email': 'email',
  'digests.phone': 'phone',
  identities: 'identity',
}

/** What another customer already has, where that is why a write failed. */
const asTaken = (error: unknown): Result<never, Duplicate> => {
  const what = TAKEN[duplicateField(error) ?? '']
  if (what === undefined) throw error
  return err({ kind: 'taken', what })
}

/** An identity belongs to one customer: joined to another, it leaves the one before. */
const ATTACH_TRIES = 5

type Deps = { readonly db: Db; readonly sealed: SealedFields; readonly digest: Digest }

export const createCustomers = ({ db, sealed, digest }: Deps): Customers => {
  const customers = db.collection<CustomerDocument>('customers')
  const one = async (filter: Filter<CustomerDocument>): Promise<Customer | undefined> => {
    const found = await customers.findOne(filter)
    return found === null ? undefined : toCustomer(found, sealed)
  }
  const byContact = (what: 'email' | 'phone', value: string) =>
    one({ [`digests.${what}`]: { $in: contactDigests(digest, what, value) } })

  const detach: Customers['detach'] = async (identity) => {
    await customers.updateOne({ identities: identity }, { $pull: { identities: identity } })
  }

  return {
    async insert(customer, pinDigest, identity) {
      try {
        await customers.insertOne(customerDocument({ customer, pinDigest, identity }, { sealed, digest }))
        return ok(customer)
      } catch (error) {
        // The same customer again collides with itself, and which index says so first is the server's choice.
        const stored = duplicateField(error) === undefined ? undefined : await one({ _id: customer.id })
        return stored === undefined ? asTaken(error) : ok(stored)
      }
    },
    find: (id) => one({ _id: id }),
    findByHandle: (handle) => one({ handle }),
    findByPhone: (phone) => byContact('phone', phone),
    findByEmail: (email) => byContact('email', email),
    findByIdentity: (identity) => one({ identities: identity }),
    findByBankUser: (bankUserId) => one({ bankUserId }),
    async update(id, set) {
      const { plain, personal, digests, absent } = partsOf(id, set, { sealed, digest })
      const nested = (name: string, fields: object) =>
        Object.entries(fields).map(([field, value]) => [`${name}.${field}`, value])
      const fields = [...Object.entries(plain), ...nested('personal', personal), ...nested('digests', digests)]
      const update: Document = {
        ...(fields.length > 0 ? { $set: Object.fromEntries(fields) } : {}),
        ...(absent.length > 0 ? { $unset: Object.fromEntries(absent.map((field) => [field, ''])) } : {}),
      }
      if (Object.keys(update).length === 0) return ok(undefined)
      try {
        const { matchedCount } = await customers.updateOne({ _id: id }, update)
        if (matchedCount === 0) throw new Error(`customer ${id} is not there`)
        return ok(undefined)
      } catch (error) {
        return asTaken(error)
      }
    },
    async identitiesOf(id) {
      const found = await customers.findOne({ _id: id })
      return found === null ? [] : identitiesOf(found)
    },
    async attach(identity, id) {
      for (let tries = 0; tries < ATTACH_TRIES; tries += 1) {
        try {
          const { matchedCount } = await customers.updateOne({ _id: id }, { $addToSet: { identities: identity } })
          if (matchedCount === 0) throw new Error(`customer ${id} is not there`)
          return
        } catch (error) {
          if (duplicateField(error) === undefined) throw error
          await detach(identity)
        }
      }
      throw new Error(`${identity} is being joined to another customer`)
    },
    detach,
    async page(after: CustomerId | undefined, limit) {
      const known = { bankUserId: { $exists: true } }
      const filter: Filter<CustomerDocument> = after === undefined ? known : { ...known, _id: { $gt: after } }
      const found = await customers.find(filter).sort({ _id: 1 }).limit(limit).toArray()
      return found.map((document) => toCustomer(document, sealed))
    },
  }
}
