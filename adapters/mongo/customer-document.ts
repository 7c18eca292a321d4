import { z } from 'zod'
import {
  type AddressKind,
  type Customer,
  type Deletion,
  type Frozen,
  type Scheme,
  SCHEMES,
  type Tier,
  TIERS,
} from '#bank/ground/customer.ts'
import { customerId, type CustomerId, identityKey, type IdentityKey } from '#bank/ground/ids.ts'
import type { StepUp } from '#bank/ground/step-up.ts'
import { handleOutline } from '#kit/skeleton.ts'
import type { Digest } from '../vault/digest.ts'
import type { Doc } from './database.ts'
import type { Owed } from '#bank/ground/owed.ts'
import { StepUpSchema } from './step-up-document.ts'
import type { SealedFields } from './sealed-fields.ts'

export const PERSONAL = [
  'legalName',
  'nameReview',
  'email',
  'phone',
  'birthDate',
  'address',
  'ssnLast4',
  'questions',
] as const
export type PersonalField = (typeof PERSONAL)[number]
type PlainField = Exclude<keyof Customer, PersonalField | 'id'>

export type PinDocument = {
  /** An argon2id digest in an envelope: without a data key no PIN can be tried against it. */
  digest: string
  /** How often it was replaced; absent until the first time, and in documents of an earlier version. */
  changes?: number
  count: number
  since: number
  last: number
  /** Lock-outs; absent in documents of an earlier version. */
  locks?: number
  /** The same of each chat alone, and the chats in which this PIN was right; absent in documents of an earlier version. */
  chats?: { chat: string; count: number; since: number; last: number; locks: number }[]
  known?: string[]
  /** Digests of what a new PIN must not begin with, in an envelope; absent where an earlier version registered them. */
  forbidden?: string
  turn: number
}

export type CustomerDocument = Doc & {
  /** Each field in its own envelope, so that one can be changed without knowing the others. */
  personal: Partial<Record<PersonalField, string>>
  /**
   * Keyed digests of the proved ones for look-ups and for uniqueness, one per key of the ring. Before them the customer's own
   * id: a unique index takes every empty list for the same.
   */
  digests: Record<AddressKind, string[]>
  /** Unique over all customers. The first one is the customer's own id: a unique index takes every empty list for the same. */
  identities: string[]
  pin: PinDocument
  /** The last times that a code of the bank's was asked for and tried, and that the data was exported; oldest first. */
  codes?: Partial<Record<'send' | 'enter' | 'export', { operation: string; at: number }[]>>
  proved?: Customer['proved']
  handle: string
  /** What the handle looks like, unique. Absent where an earlier version let two in that look alike: the first one has it. */
  outline?: string
  tier: string
  missing: string[]
  bankUserId?: string
  bankDocumentId?: string
  timeZone: string
  timeZoneChosen?: true
  limitTimeZone?: string
  language?: string
  costMethod?: 'fifo' | 'average'
  scheme?: Scheme
  quietHours?: Customer['quietHours']
  createdAt: number
  signInEpoch?: number
  frozen?: Frozen
  person?: string
  deletion?: Deletion
  left?: true
  stepUp?: StepUp
  /** Grows with every change of it. */
  stepUpTurn?: number
  /** What the customer is still to be told; absent in documents of an earlier version. */
  owed?: Owed[]
  /** Registered by an earlier version: nobody has looked yet which person this is. */
  unidentified?: true
}

const normal = { email: (value: string) => value.trim().toLowerCase(), phone: (value: string) => value.trim() }

/** Digests of a contact as people write it: case and blanks around it make no difference. */
export const contactDigests = (digest: Digest, what: AddressKind, value: string): string[] => [
  ...digest.of(what, normal[what](value)),
]

/** What others find them by: nothing but their own id while the address is unproved. */
const findable = (
  id: CustomerId,
  what: AddressKind,
  { fields, digest }: { readonly fields: Partial<Customer>; readonly digest: Digest },
): Partial<Record<AddressKind, string[]>> => {
  const value = fields[what]
  if (value === undefined) return {}
  return { [what]: [id, ...(fields.proved?.[what] === undefined ? [] : contactDigests(digest, what, value))] }
}

const isPersonal = (field: string): field is PersonalField => (PERSONAL as readonly string[]).includes(field)

type Keeping = { readonly sealed: SealedFields; readonly digest: Digest }

type Parts = {
  readonly plain: Partial<Pick<Customer, PlainField>> & { readonly outline?: string }
  readonly personal: Partial<Record<PersonalField, string>>
  readonly digests: { email?: string[]; phone?: string[] }
  /** Fields that were given as undefined: to be removed. */
  readonly absent: readonly string[]
}

/** The named fields as they are stored. */
export const partsOf = (id: CustomerId, fields: Partial<Omit<Customer, 'id'>>, { sealed, digest }: Keeping): Parts => {
  const given = Object.entries(fields)
  const present = given.filter(([, value]) => value !== undefined)
  const where = (field: string): string => (isPersonal(field) ? `personal.${field}` : field)
  return {
    plain: {
      ...Object.fromEntries(present.filter(([field]) => !isPersonal(field))),
      ...(fields.handle !== undefined && { outline: handleOutline(fields.handle) }),
    },
    personal: Object.fromEntries(
      present.filter(([field]) => isPersonal(field)).map(([field, value]) => [field, sealed.seal(id, field, value)]),
    ),
    digests: { ...findable(id, 'email', { fields, digest }), ...findable(id, 'phone', { fields, digest }) },
    absent: given.filter(([, value]) => value === undefined).map(([field]) => where(field)),
  }
}

const PIN_FIELD = 'pin'

export const sealPinDigest = (sealed: SealedFields, id: CustomerId, digest: string): string =>
  sealed.seal(id, PIN_FIELD, digest)

/** True of what an earlier version kept without an envelope. */
export const isBarePinDigest = (stored: string): boolean => stored.startsWith('$')

export const openPinDigest = (sealed: SealedFields, id: CustomerId, stored: string): string =>
  isBarePinDigest(stored) ? stored : z.string().parse(sealed.open(id, PIN_FIELD, stored))

const FORBIDDEN_FIELD = 'forbidden-pins'

export const sealForbidden = (sealed: SealedFields, id: CustomerId, digests: readonly string[]): string =>
  sealed.seal(id, FORBIDDEN_FIELD, digests)

export const openForbidden = (sealed: SealedFields, id: CustomerId, stored: string | undefined): readonly string[] =>
  stored === undefined ? [] : z.array(z.string()).parse(sealed.open(id, FORBIDDEN_FIELD, stored))

export type NewCustomer = { readonly customer: Customer; readonly pinDigest: string; readonly identity: IdentityKey }

export const customerDocument = (
  { customer, pinDigest, identity }: NewCustomer,
  keeping: Keeping,
): CustomerDocument => {
  const { id, ...fields } = customer
  const { plain, personal, digests } = partsOf(id, fields, keeping)
  return {
    ...(plain as Pick<CustomerDocument, 'handle' | 'tier' | 'missing' | 'timeZone' | 'createdAt'>),
    _id: id,
    personal,
    digests: { email: digests.email ?? [id], phone: digests.phone ?? [id] },
    identities: [id, identity],
    // The chat in which the PIN was chosen: nobody else's tries keep its owner out there.
    pin: {
      digest: sealPinDigest(keeping.sealed, id, pinDigest),
      count: 0,
      since: 0,
      last: 0,
      known: [identity],
      turn: 0,
    },
  }
}

/** The bank's own words, which an earlier version stored. */
const FORMER_TIERS: ReadonlyMap<string, Tier> = new Map([
  ['UNVERIFIED', 'unverified'],
  ['RECEIVE', 'receive-only'],
  ['SEND-AND-RECEIVE', 'full'],
  ['LOCKED', 'locked'],
  ['CLOSED', 'closed'],
])

const Address = z.object({
  street: z.string(),
  city: z.string(),
  state: z.string(),
  postalCode: z.string(),
  country: z.literal('US'),
})
const QuestionSet = z.object({
  id: z.string(),
  questions: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      choices: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
  ),
})
const Personal = z.object({
  legalName: z.string(),
  nameReview: z.object({ name: z.string(), since: z.number() }).exactOptional(),
  email: z.string(),
  phone: z.string(),
  birthDate: z.string(),
  address: Address,
  ssnLast4: z.string().exactOptional(),
  questions: QuestionSet.exactOptional(),
})
const AddressProof = z.object({ how: z.enum(['channel-contact', 'bank-code']), at: z.number() })
const Plain = z.object({
  handle: z.string(),
  proved: z.object({ phone: AddressProof.exactOptional(), email: AddressProof.exactOptional() }).exactOptional(),
  tier: z.preprocess((tier) => FORMER_TIERS.get(String(tier)) ?? tier, z.enum(TIERS)),
  missing: z.array(
    z.enum(['registration', 'bank-code', 'ssn', 'questions', 'photo-id', 'address', 'email', 'phone', 'review']),
  ),
  bankUserId: z.string().exactOptional(),
  bankDocumentId: z.string().exactOptional(),
  timeZone: z.string(),
  timeZoneChosen: z.literal(true).exactOptional(),
  limitTimeZone: z.string().exactOptional(),
  language: z.string().exactOptional(),
  costMethod: z.enum(['fifo', 'average']).exactOptional(),
  scheme: z.enum(SCHEMES).exactOptional(),
  quietHours: z.object({ from: z.number(), to: z.number() }).exactOptional(),
  createdAt: z.number(),
  signInEpoch: z.number().exactOptional(),
  person: customerId.schema.exactOptional(),
  left: z.literal(true).exactOptional(),
  deletion: z
    .object({
      chat: z.string(),
      askedAt: z.number(),
      until: z.number(),
      dueAt: z.number(),
      held: z.object({ recovery: z.string() }).exactOptional(),
      erasing: z
        .object({
          since: z.number(),
          chats: z.array(z.string()),
          atBank: z.enum(['closed', 'not-possible']).exactOptional(),
        })
        .exactOptional(),
    })
    .exactOptional(),
  frozen: z
    .object({
      since: z.number(),
      ending: z.object({ chat: z.string(), at: z.number(), until: z.number() }).exactOptional(),
    })
    .exactOptional(),
  stepUp: StepUpSchema.exactOptional(),
})
const Stored = Plain.extend({
  _id: customerId.schema,
  personal: z.partialRecord(z.enum(PERSONAL), z.string()),
})

export const toCustomer = (document: unknown, sealed: SealedFields): Customer => {
  const { _id, personal, ...plain } = Stored.parse(document)
  const opened = Object.entries(personal).map(([field, value]) => [field, sealed.open(_id, field, value)])
  return { id: _id, ...plain, ...Personal.parse(Object.fromEntries(opened)) }
}

export const identitiesOf = ({ _id, identities }: CustomerDocument): readonly IdentityKey[] =>
  identities.filter((identity) => identity !== _id).map(identityKey)
