import type { Db, Filter } from 'mongodb'
import { z } from 'zod'
import type { Case, Cases, Evidence } from '#bank/case/case.ts'
import { caseId, conversationId, customerId, operationId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { type Doc, insertOnce } from './database.ts'
import type { SealedFields } from './sealed-fields.ts'

/** `personal`: what the customer and support wrote and what was attached, encrypted. */
type CaseDocument = Doc & Omit<Case, 'id' | 'text' | 'attached' | 'answer'> & { personal: string }

const Personal = z.object({ text: z.string(), attached: z.string(), answer: z.string().exactOptional() })
const report = z.enum(['waiting', 'done', 'not-possible'])
const Stored = z.looseObject({
  _id: caseId.schema,
  customer: customerId.schema,
  conversation: conversationId.schema,
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
  personal: z.string(),
})

const toCase = (document: unknown, sealed: SealedFields): Case => {
  const { _id, personal, ...rest } = Stored.parse(document)
  return { ...rest, ...Personal.parse(sealed.open(_id, 'case', personal)), id: _id }
}

const caseDocument = ({ id, text, attached, answer, ...rest }: Case, sealed: SealedFields): CaseDocument => ({
  ...rest,
  _id: id,
  personal: sealed.seal(id, 'case', { text, attached, answer }),
})

export const createCases = (db: Db, sealed: SealedFields): Cases => {
  const cases = db.collection<CaseDocument>('cases')
  const find: Cases['find'] = async (id) => {
    const found = await cases.findOne({ _id: id })
    return found === null ? undefined : toCase(found, sealed)
  }
  const list = async (filter: Filter<CaseDocument>, direction: 1 | -1, limit: number) => {
    const found = cases.find(filter).sort({ createdAt: direction, _id: direction })
    return (await found.limit(limit).toArray()).map((each) => toCase(each, sealed))
  }
  return {
    async insert(reported) {
      if (await insertOnce(cases, caseDocument(reported, sealed))) return reported
      const stored = await find(reported.id)
      if (stored === undefined) throw new Error(`${reported.id} was there and is gone`)
      return stored
    },
    find,
    async change(id, revision, { dueAt, answer, ...set }) {
      const stored = answer === undefined ? undefined : await find(id)
      const written = stored && caseDocument({ ...stored, ...(answer !== undefined && { answer }) }, sealed)
      const { matchedCount } = await cases.updateOne(
        { _id: id, revision },
        {
          $set: { ...set, ...(written && { personal: written.personal }), ...(dueAt !== null && { dueAt }) },
          $inc: { revision: 1 },
          ...(dueAt === null && { $unset: { dueAt: '' } }),
        },
      )
      return matchedCount === 1
    },
    ofCustomer: (customer, limit) => list({ customer }, -1, limit),
    open: (limit) => list({ state: { $in: ['open', 'at-bank'] } }, 1, limit),
    async due(now, limit) {
      const due = cases.find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
      return (await due.sort({ dueAt: 1 }).limit(limit).toArray()).map(({ _id }) => caseId(_id))
    },
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
      customer,
      conversation,
      about,
      createdAt,
      state,
    }))
  },
})
