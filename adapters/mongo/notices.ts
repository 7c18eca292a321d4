import type { Db } from 'mongodb'
import { z } from 'zod'
import {
  accountId,
  cardId,
  caseId,
  caseMessageId,
  type CustomerId,
  customerId,
  operationId,
  recoveryId,
  requestId,
  scheduleId,
  waitingOrderId,
} from '#bank/ground/ids.ts'
import {
  BY_NUMBER_EVENTS,
  type Notice,
  type Notices,
  type NoticeState,
  type NoticeSubject,
  PRIVACY_EVENTS,
  SECURITY_EVENTS,
} from '#bank/ground/notice.ts'
import { type Doc, insertAllOnce, insertOnce } from './database.ts'

type NoticeDocument = Doc &
  Omit<Notice, 'id' | 'customer' | 'deliveredIn'> & {
    /** Null where the chat is nobody's: the collection asks for the field. */
    customer: CustomerId | null
    state: NoticeState
    /** `deliveredIn`, by the name that an earlier version gave it. */
    toldIn?: string
    /** When to deliver it; absent once it was delivered or given up on. */
    dueAt?: number
    endedAt?: number
  }

/** What a notice is about, as it is stored. */
export const About = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('operation'), operation: operationId.schema }),
  z.object({
    kind: z.literal('received'),
    transfer: z.string(),
    account: accountId.schema,
  }),
  z.object({ kind: z.literal('taken-back'), operation: operationId.schema }),
  z.object({
    kind: z.literal('by-number'),
    transfer: z.string(),
    account: accountId.schema,
    what: z.enum(BY_NUMBER_EVENTS),
  }),
  z.object({
    kind: z.literal('alert'),
    alert: z.string(),
    price: z.string(),
    at: z.number(),
    from: z.string().exactOptional(),
  }),
  z.object({ kind: z.literal('tier'), tier: z.string() }),
  z.object({ kind: z.literal('run-out'), until: z.number() }),
  z.object({ kind: z.literal('card-expired'), operation: operationId.schema }),
  z.object({ kind: z.literal('schedule-expired'), schedule: scheduleId.schema }),
  z.object({
    kind: z.literal('scheduled'),
    operation: operationId.schema,
    what: z.enum(['missed', 'refused', 'paused']),
  }),
  z.object({
    kind: z.literal('schedule-paused'),
    schedule: scheduleId.schema,
    since: z.number(),
  }),
  z.object({ kind: z.literal('order-paused'), order: waitingOrderId.schema, turn: z.number(), why: z.string() }),
  z.object({
    kind: z.literal('skipped'),
    schedule: scheduleId.schema,
    first: z.string(),
    last: z.string(),
    count: z.number(),
  }),
  z.object({ kind: z.literal('secret-shown'), card: cardId.schema }),
  z.object({ kind: z.literal('request'), request: requestId.schema }),
  z.object({ kind: z.literal('case'), case: caseId.schema }),
  z.object({ kind: z.literal('case-message'), case: caseId.schema, message: caseMessageId.schema }),
  z.object({ kind: z.literal('address-moved'), what: z.enum(['phone', 'email']) }),
  z.object({ kind: z.literal('name-review'), stage: z.enum(['asked', 'accepted', 'withdrawn']) }),
  z.object({
    kind: z.literal('privacy'),
    what: z.enum(PRIVACY_EVENTS),
    channel: z.string(),
    at: z.number(),
    until: z.number().exactOptional(),
  }),
  z.object({
    kind: z.literal('security'),
    what: z.enum(SECURITY_EVENTS),
    channel: z.string(),
    at: z.number(),
  }),
  z.object({
    kind: z.literal('recovery'),
    recovery: recoveryId.schema,
    stage: z.enum(['begun', 'ending', 'ready']),
  }),
])
const Stored = z.object({
  _id: z.string(),
  customer: customerId.schema.nullable(),
  conversation: z.string(),
  about: About,
  createdAt: z.number(),
  toldIn: z.string().exactOptional(),
})

/** A notice of a kind that only a later version knows waits for a process that can read it, and holds up no other. */
const KINDS = About.options.map(({ shape }) => shape.kind.value)
const READABLE = { 'about.kind': { $in: KINDS } }
const isReadable = ({ about }: NoticeDocument): boolean => KINDS.some((kind) => kind === about.kind)
/** However many are told to all at once, they stand behind what concerns one customer's money or safety. */
const FOR_MANY = ['alert'] as const
const OF_ONE = KINDS.filter((kind) => kind !== 'alert')

/** What a chat that has lost what it showed has no use for: they would take the place of outcomes. */
const OF_THE_MOMENT = ['run-out', 'card-expired', 'schedule-expired', 'secret-shown'] as const

/** As it is stored before it is delivered. */
export const noticeDocument = ({ id, deliveredIn, customer, ...notice }: Notice): NoticeDocument => ({
  ...notice,
  customer: customer ?? null,
  ...(deliveredIn !== undefined && { toldIn: deliveredIn }),
  _id: id,
  state: 'waiting',
  dueAt: notice.createdAt,
})

export const toNotice = (document: unknown): Notice => {
  const { _id, toldIn, customer, ...rest } = Stored.parse(document)
  return {
    id: _id,
    ...rest,
    ...(customer !== null && { customer }),
    ...(toldIn !== undefined && { deliveredIn: toldIn }),
  }
}

export const createNotices = (db: Db): Notices => {
  const notices = db.collection<NoticeDocument>('notices')
  return {
    add: (notice) => insertOnce(notices, noticeDocument(notice)),
    addAll: (all) => insertAllOnce(notices, all.map(noticeDocument)),
    async find(id) {
      const found = await notices.findOne({ _id: id })
      return found?.state === 'waiting' && isReadable(found) ? toNotice(found) : undefined
    },
    async due(now, limit) {
      const oldest = async (kinds: readonly NoticeSubject['kind'][], most: number): Promise<readonly string[]> => {
        if (most <= 0) return []
        const found = notices.find({ dueAt: { $lte: now }, 'about.kind': { $in: kinds } }, { projection: { _id: 1 } })
        return (await found.sort({ dueAt: 1 }).limit(most).toArray()).map(({ _id }) => _id)
      }
      const ids = await oldest(OF_ONE, limit)
      return [...ids, ...(await oldest(FOR_MANY, limit - ids.length))]
    },
    async end(id, how, at) {
      // A failure reported late never takes back a delivery.
      await notices.updateOne(
        { _id: id, state: { $ne: 'delivered' } },
        { $set: { state: how, endedAt: at }, $unset: { dueAt: '' } },
      )
    },
    async postpone(id, until) {
      await notices.updateOne({ _id: id, state: { $ne: 'delivered' } }, { $set: { state: 'waiting', dueAt: until } })
    },
    async showAgain(id, deliveredIn, at) {
      await notices.updateOne(
        { _id: id, state: { $ne: 'delivered' } },
        { $set: { state: 'waiting', dueAt: at, toldIn: deliveredIn } },
      )
    },
    async redeliver(conversation, { since, most, now }) {
      const told = { 'about.kind': { $nin: [...OF_THE_MOMENT] } } as const
      const delivered = { conversation, state: 'delivered', endedAt: { $gt: since }, ...told } as const
      const found = await notices
        .find(delivered, { projection: { _id: 1 } })
        .sort({ endedAt: -1 })
        .limit(most)
        .toArray()
      if (found.length === 0) return
      await notices.updateMany(
        { _id: { $in: found.map(({ _id }) => _id) }, ...delivered },
        { $set: { state: 'waiting', dueAt: now }, $unset: { toldIn: '' } },
      )
    },
    async undeliveredOf(customer) {
      const found = await notices
        .find({ customer, state: 'unreachable', ...READABLE })
        .sort({ createdAt: 1, _id: 1 })
        .toArray()
      return found.map(toNotice)
    },
  }
}
