import type { Collection, Document, Filter } from 'mongodb'
import { type Customer, type Customers, type Deletion, FORMER_NAME } from '#bank/ground/customer.ts'
import { customerId, type CustomerId } from '#bank/ground/ids.ts'
import type { Digest } from '../vault/digest.ts'
import { type CustomerDocument, identitiesOf, partsOf, PERSONAL, sealPinDigest } from './customer-document.ts'
import { owing } from './owed-news.ts'
import type { SealedFields } from './sealed-fields.ts'

type Deps = {
  readonly customers: Collection<CustomerDocument>
  readonly sealed: SealedFields
  readonly digest: Digest
}

/** A digest in the form of all others that no PIN has. */
const NO_PIN = '$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
const NO_ADDRESS = { street: '', city: '', state: '', postalCode: '', country: 'US' } as const

/** What becomes of each field of who is erased: overwritten below, removed, or kept since it tells of nobody. */
const ERASED: Readonly<Record<Exclude<keyof CustomerDocument, '_id'>, 'overwritten' | 'removed' | 'kept'>> = {
  personal: 'overwritten',
  digests: 'overwritten',
  identities: 'overwritten',
  pin: 'overwritten',
  tier: 'overwritten',
  missing: 'overwritten',
  left: 'overwritten',
  bankUserId: 'removed',
  bankDocumentId: 'removed',
  codes: 'removed',
  proved: 'removed',
  frozen: 'removed',
  deletion: 'removed',
  stepUp: 'removed',
  stepUpTurn: 'removed',
  handle: 'kept',
  // Nobody else gets one that looks like it.
  outline: 'kept',
  timeZone: 'kept',
  timeZoneChosen: 'removed',
  limitTimeZone: 'removed',
  language: 'removed',
  costMethod: 'removed',
  scheme: 'removed',
  quietHours: 'removed',
  createdAt: 'kept',
  signInEpoch: 'kept',
  person: 'kept',
  unidentified: 'removed',
  owed: 'removed',
}

type Methods = 'setDeletion' | 'deletionsDue' | 'beginErasing' | 'erase'

/** What becomes of a customer who has asked for their data to be deleted. */
export const createCustomerDeletion = (deps: Deps): Pick<Customers, Methods> => ({
  async setDeletion(id, before, after, owed) {
    const change = after === undefined ? { $unset: { deletion: '' as const } } : { $set: { deletion: after } }
    return (
      (await deps.customers.updateOne({ ...standsAs(before), _id: id }, { ...change, ...owing(owed) })).matchedCount ===
      1
    )
  },
  async deletionsDue(now, limit) {
    const due = deps.customers.find({ 'deletion.dueAt': { $lte: now } }, { projection: { _id: 1 } })
    return (await due.sort({ 'deletion.dueAt': 1 }).limit(limit).toArray()).map(({ _id }) => customerId(_id))
  },
  beginErasing: (id, before, now) => beginErasing(deps, id, { before, now }),
  erase: (id) => eraseCustomer(deps, id),
})

const standsAs = (before: Deletion | undefined): Filter<CustomerDocument> => {
  const absent = { $exists: false }
  if (before === undefined) return { deletion: absent }
  const { askedAt, dueAt, held, erasing } = before
  return {
    'deletion.askedAt': askedAt,
    'deletion.dueAt': dueAt,
    'deletion.held.recovery': held?.recovery ?? absent,
    'deletion.erasing.since': erasing?.since ?? absent,
    'deletion.erasing.atBank': erasing?.atBank ?? absent,
  }
}

type Begun = { readonly before: Deletion; readonly now: number }

/** The list of chats is compared too: one that was linked in between is told and erased like all others. */
const beginErasing = async ({ customers }: Deps, id: CustomerId, { before, now }: Begun): Promise<boolean> => {
  const found = await customers.findOne({ ...standsAs(before), _id: id })
  if (found === null) return false
  const { identities, signInEpoch } = found
  const erasing = { since: now, chats: [...identitiesOf(found)] }
  const change = { identities: [id], signInEpoch: (signInEpoch ?? 0) + 1, deletion: { ...before, dueAt: now, erasing } }
  const unchanged = { ...standsAs(before), _id: id, identities, signInEpoch: signInEpoch ?? { $exists: false } }
  return (await customers.updateOne(unchanged, { $set: change })).matchedCount === 1
}

const eraseCustomer = async ({ customers, sealed, digest }: Deps, id: CustomerId): Promise<void> => {
  const left: Partial<Omit<Customer, 'id'>> = {
    legalName: FORMER_NAME,
    email: '',
    phone: '',
    birthDate: '',
    address: NO_ADDRESS,
    tier: 'closed',
    missing: [],
    left: true,
  }
  const { plain, personal } = partsOf(id, left, { sealed, digest })
  const set = {
    ...plain,
    personal,
    digests: { email: [id], phone: [id] },
    identities: [id],
    pin: { digest: sealPinDigest(sealed, id, NO_PIN), count: 0, since: 0, last: 0, turn: 0 },
  }
  const unset = Object.entries(ERASED).flatMap(([field, becomes]) => (becomes === 'removed' ? [field] : []))
  const gone = [...unset, ...PERSONAL]
  const change: Document = { $set: set, $unset: Object.fromEntries(gone.map((field) => [field, ''])) }
  await customers.updateOne({ _id: id }, change)
}
