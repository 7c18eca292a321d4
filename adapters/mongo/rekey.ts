import type { Collection, Db } from 'mongodb'
import { customerId } from '#bank/ground/ids.ts'
import type { Digest } from '../vault/digest.ts'
import {
  type CustomerDocument,
  isBarePinDigest,
  openForbidden,
  openPinDigest,
  PERSONAL,
  partsOf,
  sealForbidden,
  sealPinDigest,
  toCustomer,
} from './customer-document.ts'
import type { Doc } from './database.ts'
import { operationDocument, type OperationDocument, READABLE, toOperation } from './operation-document.ts'
import type { SealedFields } from './sealed-fields.ts'

const PAGE = 200

/** Every document by id, a page at a time; how many `visit` had something to do for. */
export const walk = async <T extends Doc>(
  read: (after: string, limit: number) => Promise<readonly T[]>,
  visit: (document: T) => Promise<boolean>,
): Promise<number> => {
  let count = 0
  let after = ''
  for (;;) {
    const page = await read(after, PAGE)
    for (const document of page) if (await visit(document)) count += 1
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return count
    after = last._id
  }
}

type CustomerDeps = { readonly db: Db; readonly sealed: SealedFields; readonly digest: Digest }

/** Writes customers that are not wholly under the current key again. What is changed meanwhile is left for the next run. */
export const rekeyCustomers = ({ db, sealed, digest }: CustomerDeps): Promise<number> => {
  const customers = db.collection<CustomerDocument>('customers')
  const read = (after: string) =>
    customers
      .find({ _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
  return walk(read, async (document) => {
    const { id, ...fields } = toCustomer(document, sealed)
    const { personal, digests } = partsOf(id, fields, { sealed, digest })
    const { pin } = document
    const hasOldPin = isBarePinDigest(pin.digest) || sealed.isOld(pin.digest)
    const { forbidden } = pin
    const hasOldForbidden = forbidden !== undefined && sealed.isOld(forbidden)
    const isCurrent =
      !hasOldPin &&
      !hasOldForbidden &&
      PERSONAL.every((field) => !sealed.isOld(document.personal[field])) &&
      JSON.stringify(document.digests) === JSON.stringify(digests)
    if (isCurrent) return false
    const unchanged = Object.entries(document.personal).map(([field, value]) => [`personal.${field}`, value])
    const renewed = Object.entries({ personal, digests }).flatMap(([name, parts]) =>
      Object.entries(parts).map(([field, value]) => [`${name}.${field}`, value]),
    )
    const proofs = { 'digests.email': document.digests.email, 'digests.phone': document.digests.phone }
    const renewedPin = hasOldPin
      ? [['pin.digest', sealPinDigest(sealed, id, openPinDigest(sealed, id, pin.digest))] as const]
      : []
    const renewedForbidden = hasOldForbidden
      ? [['pin.forbidden', sealForbidden(sealed, id, openForbidden(sealed, id, forbidden))] as const]
      : []
    const pins = { 'pin.digest': pin.digest, ...(forbidden !== undefined && { 'pin.forbidden': forbidden }) }
    await customers.updateOne(
      { _id: id, ...pins, ...proofs, ...Object.fromEntries(unchanged) },
      { $set: Object.fromEntries([...renewed, ...renewedPin, ...renewedForbidden]) },
    )
    return true
  })
}

/** Puts PIN digests into an envelope that an earlier version kept without one. What is changed meanwhile has one by that. */
export const sealBarePins = ({ db, sealed }: Omit<CustomerDeps, 'digest'>): Promise<number> => {
  const customers = db.collection<CustomerDocument>('customers')
  const read = (after: string) =>
    customers
      .find({ _id: { $gt: after }, 'pin.digest': /^\$/ }, { projection: { pin: 1 } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
  return walk(read, async ({ _id, pin: { digest } }) => {
    const set = { 'pin.digest': sealPinDigest(sealed, customerId(_id), digest) }
    await customers.updateOne({ _id, 'pin.digest': digest }, { $set: set })
    return true
  })
}

type SealedDocument = Doc & { personal?: string; sealedQuestion?: string; thread?: string }

/** The same for a collection whose personal parts are one envelope, sealed as `field` and kept in `place`. */
export const rekeyCollection = (
  db: Db,
  name: string,
  field: string,
  sealed: SealedFields,
  place: 'personal' | 'sealedQuestion' | 'thread' = 'personal',
): Promise<number> => {
  const collection: Collection<SealedDocument> = db.collection<SealedDocument>(name)
  const read = (after: string) =>
    collection
      .find({ _id: { $gt: after }, [place]: { $exists: true } }, { projection: { [place]: 1 } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()
  return walk(read, async ({ _id, [place]: envelope }) => {
    if (!sealed.isOld(envelope) || envelope === undefined) return false
    const again = sealed.seal(_id, field, sealed.open(_id, field, envelope))
    await collection.updateOne({ _id, [place]: envelope }, { $set: { [place]: again } })
    return true
  })
}

/** What an earlier version kept readable in operations. */
const ONCE_READABLE = [
  'question',
  ...['device', 'nickname', 'before', 'bank', 'last4'].map((field) => `order.${field}`),
]

/** Encrypts that: where the bank can send a code, its questions, and what accounts are called and where they are. */
export const sealOperations = async (db: Db, sealed: SealedFields): Promise<number> => {
  const operations = db.collection<OperationDocument>('operations')
  const sealWhere = (place: string): Promise<number> =>
    walk(
      (after) =>
        operations
          .find({ ...READABLE, _id: { $gt: after }, [place]: { $exists: true } })
          .sort({ _id: 1 })
          .limit(PAGE)
          .toArray(),
      async (document) => {
        const { _id, revision } = document
        const { version, order, personal, sealedQuestion } = operationDocument(toOperation(document, sealed), sealed)
        // What is changed meanwhile is left for the next run.
        const set = { version, order, personal, sealedQuestion }
        await operations.updateOne({ _id, revision }, { $set: set, $unset: { question: '' } })
        return true
      },
    )
  let count = 0
  for (const place of ONCE_READABLE) count += await sealWhere(place)
  return count
}
