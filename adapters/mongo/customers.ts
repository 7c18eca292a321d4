import type { Collection, Db, Document, Filter } from 'mongodb'
import type { AddressKind, Customer, Customers, Duplicate, Frozen } from '#bank/ground/customer.ts'
import { type CustomerId, customerId, type IdentityKey } from '#bank/ground/ids.ts'
import type { Owed } from '#bank/ground/owed.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { handleOutline } from '#kit/skeleton.ts'
import type { Digest } from '../vault/digest.ts'
import {
  contactDigests,
  type CustomerDocument,
  customerDocument,
  identitiesOf,
  type NewCustomer,
  partsOf,
  toCustomer,
} from './customer-document.ts'
import { createCustomerDeletion } from './customer-deletion.ts'
import { createOwedNews, owing } from './owed-news.ts'
import { duplicateField } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

const TAKEN: Readonly<Record<string, Duplicate['what']>> = {
  handle: 'handle',
  outline: 'handle',
  identities: 'identity',
}

/** What another customer already has, where that is why a write failed. */
const asTaken = (error: unknown): Result<never, Duplicate> => {
  const what = TAKEN[duplicateField(error) ?? '']
  if (what === undefined) throw error
  return err({ kind: 'taken', what })
}

/** Races with others who join an identity to another customer, or prove an address as theirs. */
const MOST_TRIES = 5

type Deps = { readonly db: Db; readonly sealed: SealedFields; readonly digest: Digest }

export const createCustomers = ({ db, sealed, digest }: Deps): Customers => {
  const customers = db.collection<CustomerDocument>('customers')
  const store: Store = { customers, sealed, digest }
  const byContact = (what: AddressKind, value: string) =>
    findOne(store, { [`digests.${what}`]: { $in: contactDigests(digest, what, value) } })
  return {
    insert: (customer, pinDigest, identity) => insertCustomer(store, { customer, pinDigest, identity }),
    find: (id) => findOne(store, { _id: id }),
    findByHandle: (handle) => findOne(store, { handle }),
    findByOutline: (handle) => findOne(store, { outline: handleOutline(handle) }),
    findByPhone: (phone) => byContact('phone', phone),
    findByEmail: (email) => byContact('email', email),
    findByIdentity: (identity) => findOne(store, { identities: identity }),
    signInAt: (identity) => signInAt(store, identity),
    findByBankUser: (bankUserId) => findOne(store, { bankUserId }),
    prove: (id, address) => prove(store, id, address),
    update: (id, set, owed) => updateCustomer(store, id, { set, owed }),
    setFrozen: (id, before, after, owed) => setFrozen(store, id, { before, after, owed }),
    endSignIns: (id, owed) => endSignIns(store, id, owed),
    ...createCustomerDeletion(store),
    ...createOwedNews(customers),
    async identitiesOf(id) {
      const found = await customers.findOne({ _id: id })
      return found === null ? [] : identitiesOf(found)
    },
    attach: (identity, id, owed) => attach(store, identity, { id, owed }),
    async detach(identity, id, owed = []) {
      const change = { $pull: { identities: identity }, ...owing(...owed) }
      return (await customers.updateOne({ _id: id, identities: identity }, change)).matchedCount === 1
    },
    async ofPerson(person) {
      const found = await customers.find({ $or: [{ person }, { _id: person }] }).toArray()
      return found.map((document) => toCustomer(document, sealed))
    },
    async page(after: CustomerId | undefined, limit) {
      const known = { bankUserId: { $exists: true }, 'deletion.erasing': { $exists: false } }
      const filter: Filter<CustomerDocument> = after === undefined ? known : { ...known, _id: { $gt: after } }
      const found = await customers.find(filter).sort({ _id: 1 }).limit(limit).toArray()
      return found.map((document) => toCustomer(document, sealed))
    },
  }
}

type Store = Omit<Deps, 'db'> & { readonly customers: Collection<CustomerDocument> }

const findOne = async (
  { customers, sealed }: Store,
  filter: Filter<CustomerDocument>,
): Promise<Customer | undefined> => {
  const found = await customers.findOne(filter)
  return found === null ? undefined : toCustomer(found, sealed)
}

const signInAt = async ({ customers }: Store, identity: IdentityKey): ReturnType<Customers['signInAt']> => {
  const found = await customers.findOne({ identities: identity }, { projection: { signInEpoch: 1 } })
  return found === null ? undefined : { customer: customerId(found._id), epoch: found.signInEpoch ?? 0 }
}

const insertCustomer = async (store: Store, added: NewCustomer): Promise<Result<Customer, Duplicate>> => {
  try {
    await store.customers.insertOne(customerDocument(added, store))
    return ok(added.customer)
  } catch (error) {
    // The same customer again collides with itself, and which index says so first is the server's choice.
    const stored = duplicateField(error) === undefined ? undefined : await findOne(store, { _id: added.customer.id })
    return stored === undefined ? asTaken(error) : ok(stored)
  }
}

const updateCustomer = async (
  store: Store,
  id: CustomerId,
  { set, owed }: { readonly set: Parameters<Customers['update']>[1]; readonly owed: Owed | undefined },
): ReturnType<Customers['update']> => {
  const { plain, personal, digests, absent } = partsOf(id, set, store)
  const nested = (name: string, fields: object) =>
    Object.entries(fields).map(([field, value]) => [`${name}.${field}`, value])
  const fields = [...Object.entries(plain), ...nested('personal', personal), ...nested('digests', digests)]
  const gone = [...absent, ...Object.keys(digests).map((what) => `proved.${what}`)]
  const update: Document = {
    ...(fields.length > 0 ? { $set: Object.fromEntries(fields) } : {}),
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, ''])) } : {}),
    ...owing(owed),
  }
  if (Object.keys(update).length === 0) return ok(undefined)
  try {
    const { matchedCount } = await store.customers.updateOne({ _id: id }, update)
    if (matchedCount === 0) throw new Error(`customer ${id} is not there`)
    return ok(undefined)
  } catch (error) {
    return asTaken(error)
  }
}

type ProvedAddress = Parameters<Customers['prove']>[1]

/** The unique index decides who has it: whoever stands in the way gives it up first, and of many at once the last one has it. */
const prove = async (store: Store, id: CustomerId, { what, value, proof }: ProvedAddress): Promise<void> => {
  const { customers, sealed, digest } = store
  const digests = contactDigests(digest, what, value)
  const set = {
    [`personal.${what}`]: sealed.seal(id, what, value),
    [`digests.${what}`]: [id, ...digests],
    [`proved.${what}`]: proof,
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      await giveUp(store, id, what, digests)
      const { matchedCount } = await customers.updateOne({ _id: id }, { $set: set })
      if (matchedCount === 0) throw new Error(`customer ${id} is not there`)
      return
    } catch (error) {
      if (duplicateField(error) === undefined) throw error
    }
  }
  throw new Error(`the ${what} of ${id} is being proved by another customer`)
}

/** Only an address that is still the same one: a newer proof of another address stays. */
const giveUp = async (
  { customers }: Store,
  winner: CustomerId,
  what: AddressKind,
  digests: readonly string[],
): Promise<void> => {
  const has = { [`digests.${what}`]: { $in: digests } }
  const owner = await customers.findOne({ ...has, _id: { $ne: winner } })
  if (owner === null) return
  const change: Document = { $set: { [`digests.${what}`]: [owner._id] }, $unset: { [`proved.${what}`]: '' } }
  await customers.updateOne({ ...has, _id: owner._id }, change)
}

type FrozenChange = Readonly<Record<'before' | 'after', Frozen | undefined>> & { readonly owed: Owed | undefined }

const setFrozen = async (
  { customers }: Store,
  id: CustomerId,
  { before, after, owed }: FrozenChange,
): Promise<boolean> => {
  const absent = { $exists: false }
  const unchanged: Filter<CustomerDocument> =
    before === undefined
      ? { frozen: absent }
      : { 'frozen.since': before.since, 'frozen.ending.at': before.ending?.at ?? absent }
  const change = after === undefined ? { $unset: { frozen: '' as const } } : { $set: { frozen: after } }
  return (await customers.updateOne({ ...unchanged, _id: id }, { ...change, ...owing(owed) })).matchedCount === 1
}

/** The epoch is compared and set: each of many at once moves it on by one, so that none takes another's sign-in for its own. */
const endSignIns = async ({ customers }: Store, id: CustomerId, owed: Owed | undefined): Promise<number> => {
  for (;;) {
    const found = await customers.findOne({ _id: id }, { projection: { signInEpoch: 1 } })
    if (found === null) throw new Error(`customer ${id} is not there`)
    const { signInEpoch: before } = found
    const next = (before ?? 0) + 1
    const unchanged = { _id: id, signInEpoch: before ?? { $exists: false } }
    const change = { $set: { signInEpoch: next }, ...owing(owed) }
    if ((await customers.updateOne(unchanged, change)).matchedCount === 1) return next
  }
}

/** An identity belongs to one customer: joined to another, it leaves the one before. */
const attach = async (
  store: Store,
  identity: IdentityKey,
  { id, owed }: { readonly id: CustomerId; readonly owed: Owed | undefined },
): Promise<void> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      // One whose data is being deleted gets no chat any more: it would neither be told nor erased.
      const there = { _id: id, left: { $exists: false }, 'deletion.erasing': { $exists: false } } as const
      const { matchedCount } = await store.customers.updateOne(there, {
        $addToSet: { identities: identity },
        ...owing(owed),
      })
      if (matchedCount === 0) throw new Error(`customer ${id} is not there`)
      return
    } catch (error) {
      if (duplicateField(error) === undefined) throw error
      await detach(store, identity)
    }
  }
  throw new Error(`${identity} is being joined to another customer`)
}

const detach = async ({ customers }: Store, identity: IdentityKey): Promise<void> => {
  await customers.updateOne({ identities: identity }, { $pull: { identities: identity } })
}
