import { z } from 'zod'
import { type AccountId, cardId, conversationId, customerId, operationId } from '#bank/ground/ids.ts'
import type { Operation, State, Why } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import { ORDER_KINDS, OrderSchema } from '#bank/ground/order-schema.ts'
import type { Doc } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

type Json = Readonly<Record<string, unknown>>

/** Goes up with every change that older code could not read. What carries none, and what older code can read, is of the first. */
export const OPERATION_VERSION = 2
const FIRST_VERSION = 1
/** A filter: of a version and a kind that can be read here. Others wait for a process of a later version. */
export const READABLE = {
  version: { $in: [null, FIRST_VERSION, OPERATION_VERSION] },
  'order.kind': { $in: [...ORDER_KINDS] },
}

export type OperationDocument = Doc &
  Omit<Operation, 'id' | 'order' | 'customer' | 'question'> & {
    version?: number | null | undefined
    customer: string
    /** The order without its personal parts. */
    order: Json
    /** What was left out of it, encrypted, by path; absent when there was nothing. */
    personal?: string | undefined
    /** Encrypted: it may name where the bank reaches its customer, or ask for something of theirs. */
    sealedQuestion?: string | undefined
    /** As an earlier version kept it. */
    question?: string | undefined
    /** The accounts it touches. */
    touches: string[]
    /** When the sweeper looks at it: `dueAt`, or the expiry of a proposed card. Absent once final. */
    wakeAt?: number | undefined
  }

/** Names of people, what they wrote, their new details and where the bank reaches them. Amounts and accounts stay readable for the books. */
const PERSONAL: readonly (readonly [string, string?])[] = [
  ['change'],
  ['device'],
  ['note'],
  ['from', 'name'],
  ['to', 'name'],
  ['nickname'],
  ['before'],
  ['bank'],
  ['last4'],
]

/** What accounts are called, and where they are: encrypted since the second version, and an order of the first without it. */
const SINCE_SECOND = ['nickname', 'before', 'bank', 'last4'] as const

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const take = (order: Json, [outer, inner]: readonly [string, string?]): readonly [unknown, Json] => {
  const { [outer]: found, ...rest } = order
  if (inner === undefined || !isRecord(found)) return inner === undefined ? [found, rest] : [undefined, order]
  const { [inner]: value, ...others } = found
  return [value, { ...order, [outer]: others }]
}

const put = (order: Json, [outer, inner]: readonly [string, string?], value: unknown): Json => {
  if (inner === undefined) return { ...order, [outer]: value }
  const found = order[outer]
  return { ...order, [outer]: { ...(isRecord(found) ? found : {}), [inner]: value } }
}

const split = (whole: Order): { order: Json; personal: Record<string, unknown> } => {
  let order: Json = whole
  const personal: Record<string, unknown> = {}
  for (const path of PERSONAL) {
    const [value, rest] = take(order, path)
    if (value === undefined) continue
    personal[path.join('.')] = value
    order = rest
  }
  return { order, personal }
}

export const touchedBy = (order: Order): readonly AccountId[] => {
  const found: AccountId[] = []
  if ('account' in order) found.push(order.account)
  if (order.kind === 'sell-out') found.push(order.to.account)
  if ('from' in order) found.push(order.from.account, order.to.account)
  return [...new Set(found)]
}

export const wakeAtOf = (operation: Pick<Operation, 'state' | 'expiresAt' | 'dueAt'>): number | undefined =>
  operation.dueAt ?? (operation.state === 'proposed' ? operation.expiresAt : undefined)

export const sealQuestion = (id: string, question: string | undefined, sealed: SealedFields): string | undefined =>
  question === undefined ? undefined : sealed.seal(id, 'question', question)

export const operationDocument = (operation: Operation, sealed: SealedFields): OperationDocument => {
  const { id, order: whole, question, ...rest } = operation
  const { order, personal } = split(whole)
  return {
    ...rest,
    _id: id,
    version: SINCE_SECOND.some((field) => field in personal) ? OPERATION_VERSION : FIRST_VERSION,
    order,
    personal: Object.keys(personal).length === 0 ? undefined : sealed.seal(id, 'order', personal),
    sealedQuestion: sealQuestion(id, question, sealed),
    touches: [...touchedBy(whole)],
    wakeAt: wakeAtOf(operation),
  }
}

const StateSchema: z.ZodType<State> = z.enum([
  'proposed',
  'confirmed',
  'submitted',
  'unknown',
  'settled',
  'returned',
  'refused',
  'cancelled',
  'expired',
])
/** Without its personal parts: it is an order only once they are back in it. */
const BareOrder = z.record(z.string(), z.unknown())
const Personal = z.record(z.string(), z.unknown())

/** Loose: a field that a newer version has added is kept. */
const Stored = z.looseObject({
  _id: operationId.schema,
  version: z.literal([FIRST_VERSION, OPERATION_VERSION]).default(FIRST_VERSION),
  customer: customerId.schema,
  person: customerId.schema.exactOptional(),
  unverified: z.literal(true).exactOptional(),
  order: BareOrder,
  personal: z.string().exactOptional(),
  state: StateSchema,
  revision: z.number(),
  place: z.object({
    conversation: conversationId.schema,
    card: cardId.schema,
  }),
  expiresAt: z.number(),
  allowanceDay: z.string().exactOptional(),
  bankId: z.string().exactOptional(),
  bankStatus: z.string().exactOptional(),
  why: z
    .string()
    .transform((why) => why as Why)
    .exactOptional(),
  detail: z.string().exactOptional(),
  code: z.string().exactOptional(),
  cancel: z.enum(['wanted', 'too-late']).exactOptional(),
  away: z.literal(true).exactOptional(),
  question: z.string().exactOptional(),
  sealedQuestion: z.string().exactOptional(),
  attempts: z.number(),
  dueAt: z.number().exactOptional(),
  history: z.array(z.object({ state: StateSchema, at: z.number(), note: z.string().exactOptional() })),
  createdAt: z.number(),
})

/** An earlier version kept the code of a return among the bank's words alone. */
const formerCode = ({
  state,
  code,
  detail = '',
}: Pick<z.infer<typeof Stored>, 'state' | 'code' | 'detail'>): { readonly code?: string } => {
  const found = state === 'returned' && code === undefined ? /\bR\d{2}\b/.exec(detail)?.[0] : undefined
  return found === undefined ? {} : { code: found }
}

/** An earlier version kept the bank's own word for what kind of account is linked. */
const inOurWords = (order: Json): Json =>
  typeof order.accountClass === 'string' ? { ...order, accountClass: order.accountClass.toLowerCase() } : order

export const toOperation = (document: unknown, sealed: SealedFields): Operation => {
  const {
    _id,
    version: _version,
    order: bare,
    personal,
    touches: _touches,
    wakeAt: _wakeAt,
    question: plain,
    sealedQuestion,
    ...rest
  } = Stored.parse(document)
  const parts = personal === undefined ? {} : Personal.parse(sealed.open(_id, 'order', personal))
  const order = PERSONAL.reduce<Json>((whole, path) => {
    const value = parts[path.join('.')]
    return value === undefined ? whole : put(whole, path, value)
  }, bare)
  const question = sealedQuestion === undefined ? plain : z.string().parse(sealed.open(_id, 'question', sealedQuestion))
  return {
    ...rest,
    ...(question !== undefined && { question }),
    ...formerCode(rest),
    id: _id,
    order: OrderSchema.parse(inOurWords(order)),
  }
}
