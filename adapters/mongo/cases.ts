import type { Collection, Db, Filter } from 'mongodb'
import { z } from 'zod'
import { type Case, type Cases, type Evidence, TOPICS } from '#bank/case/case.ts'
import { caseId, caseMessageId, conversationId, customerId, operationId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { type Doc, insertOnce } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

/**
 * `personal`: what the customer and support wrote first and last and what was attached, encrypted. `thread`: all that was said
 * since, in an envelope of its own, which an earlier version leaves as it is.
 */
type CaseDocument = Doc &
  Omit<Case, 'id' | 'text' | 'attached' | 'answer' | 'thread'> & {
    personal: string
    thread?: string
    /** A case of nobody's goes by itself then. */
    goneAt?: Date
  }

/** How long what a stranger wrote is kept after the case was opened. */
const STRANGERS_KEPT_MS = 180 * 86_400_000

const Personal = z.object({ text: z.string(), attached: z.string(), answer: z.string().exactOptional() })
const Thread = z.array(
  z.object({
    id: caseMessageId.schema,
    at: z.number(),
    by: z.enum(['customer', 'support']),
    text: z.string(),
    operator: z.string().exactOptional(),
    closes: z.literal(true).exactOptional(),
  }),
)
const report = z.enum(['waiting', 'done', 'not-possible'])
const Stored = z.looseObject({
  _id: caseId.schema,
  customer: customerId.schema.exactOptional(),
  conversation: conversationId.schema,
  isUnproved: z.literal(true).exactOptional(),
  topic: z.enum(TOPICS).exactOptional(),
  wrong: z.enum(['not-me', 'wrong-amount', 'twice', 'not-arrived', 'other']),
  operation: operationId.schema.exactOptional(),
  transfer: z.string().exactOptional(),
  state: z.enum(['open', 'at-bank', 'closed']),
  revision: z.number(),
  comment: report,
  dispute: report,
  attempts: z.number(),
  dueAt: z.number().exactOptional(),
  createdAt: z.number(),
  closedAt: z.number().exactOptional(),
  waitingSince: z.number().exactOptional(),
  personal: z.string(),
  thread: z.string().exactOptional(),
})

const toCase = (document: unknown, sealed: SealedFields): Case => {
  const { _id, personal, thread, ...rest } = Stored.parse(document)
  const said = thread === undefined ? {} : { thread: Thread.parse(sealed.open(_id, SEALED_THREAD, thread)) }
  return { ...rest, ...Personal.parse(sealed.open(_id, 'case', personal)), ...said, id: _id }
}

/** What the envelope of a thread is bound to, besides its case. */
export const SEALED_THREAD = 'thread'

const caseDocument = ({ id, text, attached, answer, thread, ...rest }: Case, sealed: SealedFields): CaseDocument => ({
  ...rest,
  _id: id,
  personal: sealed.seal(id, 'case', { text, attached, answer }),
  ...(thread !== undefined && { thread: sealed.seal(id, SEALED_THREAD, thread) }),
  ...(rest.customer === undefined && { goneAt: new Date(rest.createdAt + STRANGERS_KEPT_MS) }),
})

type Lists = Omit<Cases, 'insert' | 'find' | 'change'>

/** Which there are, and how many. */
const caseLists = (cases: Collection<CaseDocument>, sealed: SealedFields): Lists => {
  const list = async (filter: Filter<CaseDocument>, direction: 1 | -1, limit: number) => {
    const found = cases.find(filter).sort({ createdAt: direction, _id: direction })
    return (await found.limit(limit).toArray()).map((each) => toCase(each, sealed))
  }
  return {
    ofCustomer: (customer, limit) => list({ customer }, -1, limit),
    ofChat: (conversation, limit) => list({ conversation, isUnproved: true }, -1, limit),
    countUnproved: (since, conversation) =>
      cases.countDocuments({
        isUnproved: true,
        createdAt: { $gt: since },
        conversation,
      }),
    async closed(limit) {
      const found = cases.find({ state: 'closed' }).sort({ closedAt: -1, _id: -1 }).limit(limit)
      return (await found.toArray()).map((each) => toCase(each, sealed))
    },
    async standing() {
      const [oldest] = await cases
        .find({ waitingSince: { $exists: true } }, { projection: { waitingSince: 1 } })
        .sort({ waitingSince: 1 })
        .limit(1)
        .toArray()
      const open = await cases.countDocuments({ state: { $in: ['open', 'at-bank'] } })
      return { open, ...(oldest?.waitingSince !== undefined && { waitingSince: oldest.waitingSince }) }
    },
    async open(limit) {
      const open: Filter<CaseDocument> = { state: { $in: ['open', 'at-bank'] } }
      const [proved, unproved] = await Promise.all([
        list({ ...open, isUnproved: { $exists: false } }, 1, limit),
        list({ ...open, isUnproved: true }, 1, limit),
      ])
      return [...proved, ...unproved].toSorted((a, b) => a.createdAt - b.createdAt)
    },
    async due(now, limit) {
      const due = cases.find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
      return (await due.sort({ dueAt: 1 }).limit(limit).toArray()).map(({ _id }) => caseId(_id))
    },
  }
}

export const createCases = (db: Db, sealed: SealedFields): Cases => {
  const cases = db.collection<CaseDocument>('cases')
  const find: Cases['find'] = async (id) => {
    const found = await cases.findOne({ _id: id })
    return found === null ? undefined : toCase(found, sealed)
  }
  return {
    async insert(reported) {
      if (await insertOnce(cases, caseDocument(reported, sealed))) return reported
      const stored = await find(reported.id)
      if (stored === undefined) throw new Error(`${reported.id} was there and is gone`)
      return stored
    },
    find,
    async change(id, revision, { answer, thread, dueAt, waitingSince, closedAt, ...set }) {
      const stored = answer === undefined ? undefined : await find(id)
      const written = stored && caseDocument({ ...stored, ...(answer !== undefined && { answer }) }, sealed)
      const times = Object.entries({ dueAt, waitingSince, closedAt })
      const given = times.filter(([, at]) => typeof at === 'number')
      const gone = times.filter(([, at]) => at === null)
      const { matchedCount } = await cases.updateOne(
        { _id: id, revision },
        {
          $set: {
            ...set,
            ...(written && { personal: written.personal }),
            ...(thread !== undefined && { thread: sealed.seal(id, SEALED_THREAD, thread) }),
            ...Object.fromEntries(given),
          },
          $inc: { revision: 1 },
          ...(gone.length > 0 && { $unset: Object.fromEntries(gone.map(([name]) => [name, ''])) }),
        },
      )
      return matchedCount === 1
    },
    ...caseLists(cases, sealed),
  }
}

type NoticeDocument = Doc & Omit<Notice, 'id'> & { state: string }

export const createEvidence = (db: Db): Evidence => ({
  async noticesAbout(operation) {
    // Their ids begin with the operation's: `<operation>:<state>`.
    const within = { _id: { $gte: `${operation}:`, $lt: `${operation};` } }
    const found = await db.collection<NoticeDocument>('notices').find(within).sort({ createdAt: 1 }).limit(50).toArray()
    return found.map(({ _id, customer, conversation, about, createdAt, state }) => ({
      id: _id,
      ...(customer !== undefined && { customer }),
      conversation,
      about,
      createdAt,
      state,
    }))
  },
})
