import { randomUUID } from 'node:crypto'
import type { Collection, Db } from 'mongodb'
import { z } from 'zod'
import type { Persons } from '#bank/customer/person.ts'
import { customerId } from '#bank/ground/ids.ts'
import type { IdentifierDigest } from '../vault/identifier-digest.ts'
import type { CustomerDocument } from './customer-document.ts'
import { type Doc, duplicateField } from './database.ts'
import { walk } from './rekey.ts'
import type { SealedFields } from './sealed-fields.ts'

export type PersonDocument = Doc & {
  /** The first customer who gave the number. */
  person: string
  /** The slow digests, encrypted: with them the keyed ones are made again for other keys. */
  personal: string
  /** Keyed digests of all nine digits. Before them the document's own id: a unique index takes every empty list for the same. */
  full: string[]
  /** Of the last four with the date of birth. */
  short: string[]
  createdAt: number
}

const Slow = z.object({ full: z.string().exactOptional(), short: z.string() })
const FIELD = 'digests'
/** Races with others who give the same number. */
const MOST_TRIES = 5

export type PersonsDeps = { readonly db: Db; readonly sealed: SealedFields; readonly identifiers: IdentifierDigest }
type Store = Omit<PersonsDeps, 'db'> & { readonly persons: Collection<PersonDocument> }
type Given = Parameters<Persons['identify']>[0]
type Found = Awaited<ReturnType<Persons['identify']>>

export const createPersons = ({ db, ...deps }: PersonsDeps): Persons => {
  const customers = db.collection<CustomerDocument>('customers')
  const store: Store = { ...deps, persons: db.collection<PersonDocument>('persons') }
  return {
    async identify(given) {
      const { identifiers } = deps
      const short = await identifiers.slow(`last4 ${given.ssn.slice(-4)} ${given.birthDate}`)
      const slow = given.ssn.length === 9 ? { full: await identifiers.slow(`ssn ${given.ssn}`), short } : { short }
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const found = (await findKnown(store, slow)) ?? (await addNew(store, slow, given))
        if (found !== undefined) return found
      }
      throw new Error(`the number that ${given.customer} gave is being given by others`)
    },
    async unidentified(after, limit) {
      const found = await customers
        .find({ unidentified: true, _id: { $gt: after } }, { projection: { _id: 1 } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id }) => customerId(_id))
    },
    async markIdentified(id) {
      await customers.updateOne({ _id: id }, { $unset: { unidentified: '' } })
    },
  }
}

const findKnown = async ({ persons, identifiers, sealed }: Store, slow: z.infer<typeof Slow>) => {
  const { full, short } = slow
  const same = full && (await persons.findOne({ full: { $in: [...identifiers.of(full)] } }))
  if (same) return { person: customerId(same.person), isSure: true }
  // Where all nine are known on both sides they differ: then it is another person.
  const alike = { short: { $in: [...identifiers.of(short)] }, ...(full && { 'full.1': { $exists: false } }) }
  const [found] = await persons.find(alike).sort({ createdAt: 1, _id: 1 }).limit(1).toArray()
  if (found === undefined) return undefined
  if (full !== undefined) {
    const set = { full: [found._id, ...identifiers.of(full)], personal: sealed.seal(found._id, FIELD, slow) }
    if (!(await unlessTaken(() => persons.updateOne({ _id: found._id, personal: found.personal }, { $set: set }))))
      return undefined
  }
  return { person: customerId(found.person), isSure: false }
}

/** Undefined where somebody else was faster. */
const addNew = async (
  { persons, identifiers, sealed }: Store,
  slow: z.infer<typeof Slow>,
  { customer, now }: Given,
): Promise<Found | undefined> => {
  const _id = `per_${randomUUID()}`
  const added = await unlessTaken(() =>
    persons.insertOne({
      _id,
      person: customer,
      personal: sealed.seal(_id, FIELD, slow),
      full: [_id, ...(slow.full === undefined ? [] : identifiers.of(slow.full))],
      short: [...identifiers.of(slow.short)],
      createdAt: now,
    }),
  )
  return added ? { person: customer, isSure: false } : undefined
}

const unlessTaken = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write()
    return true
  } catch (error) {
    if (duplicateField(error) === undefined) throw error
    return false
  }
}

/** Seals the slow digests again under the current key, and makes the keyed ones for the keys that there are now. */
export const rekeyPersons = ({ db, sealed, identifiers }: PersonsDeps): Promise<number> => {
  const persons = db.collection<PersonDocument>('persons')
  const read = (after: string, limit: number) =>
    persons
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()
  return walk(read, async ({ _id, personal, full, short }) => {
    const slow = Slow.parse(sealed.open(_id, FIELD, personal))
    const set = {
      full: [_id, ...(slow.full === undefined ? [] : identifiers.of(slow.full))],
      short: [...identifiers.of(slow.short)],
    }
    if (!sealed.isOld(personal) && JSON.stringify({ full, short }) === JSON.stringify(set)) return false
    const renewed = { ...set, personal: sealed.seal(_id, FIELD, slow) }
    await persons.updateOne({ _id, personal }, { $set: renewed })
    return true
  })
}
