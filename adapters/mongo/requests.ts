import type { Db, Filter } from 'mongodb'
import { z } from 'zod'
import { accountId, conversationId, customerId, operationId, requestId } from '#bank/ground/ids.ts'
import { UsdSchema } from '#bank/ground/money-schema.ts'
import { type Requests, canBecome, type MoneyRequest, type RequestState } from '#bank/request/request.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'
import type { SealedFields } from './sealed-fields.ts'

/** `personal`: the note, encrypted. */
type RequestDocument = Doc & Omit<MoneyRequest, 'id' | 'amount' | 'note'> & { amount: MoneyDocument; personal: string }

const State: z.ZodType<RequestState> = z.enum(['open', 'paid', 'returned', 'declined', 'withdrawn', 'expired'])
const customer = customerId.schema
/** Loose: a field that a newer version has added is kept. */
const Stored = z.looseObject({
  _id: requestId.schema,
  asker: customer,
  payer: customer,
  to: accountId.schema,
  amount: UsdSchema,
  personal: z.string(),
  state: State,
  revision: z.number(),
  attempt: z.number(),
  conversation: conversationId.schema,
  bill: z.string().exactOptional(),
  original: z.string().exactOptional(),
  payment: operationId.schema.exactOptional(),
  expiresAt: z.number(),
  dueAt: z.number().exactOptional(),
  endedAt: z.number().exactOptional(),
  createdAt: z.number(),
})
const Note = z.string()

const toRequest = (document: unknown, sealed: SealedFields): MoneyRequest => {
  const { _id, personal, ...rest } = Stored.parse(document)
  return { ...rest, id: _id, note: Note.parse(sealed.open(_id, 'note', personal)) }
}

export const createRequests = (db: Db, sealed: SealedFields): Requests => {
  const requests = db.collection<RequestDocument>('requests')
  const find: Requests['find'] = async (id) => {
    const found = await requests.findOne({ _id: id })
    return found === null ? undefined : toRequest(found, sealed)
  }
  const list = async (filter: Filter<RequestDocument>, direction: 1 | -1, limit: number) => {
    const sort = { createdAt: direction, _id: direction }
    return (await requests.find(filter).sort(sort).limit(limit).toArray()).map((each) => toRequest(each, sealed))
  }
  return {
    async insert(request) {
      const { id, note, amount, ...rest } = request
      const document = { ...rest, _id: id, amount: moneyDocument(amount), personal: sealed.seal(id, 'note', note) }
      if (await insertOnce(requests, document)) return request
      const stored = await find(id)
      if (stored === undefined) throw new Error(`${id} was there and is gone`)
      return stored
    },
    find,
    async change(id, revision, { dueAt, ...set }) {
      const current = await requests.findOne({ _id: id }, { projection: { state: 1, revision: 1 } })
      if (current?.revision !== revision) return false
      const { state = current.state } = set
      if (state !== current.state && !canBecome(current.state, state))
        throw new RangeError(`${id} can't go from ${current.state} to ${state}`)
      const { matchedCount } = await requests.updateOne(
        { _id: id, revision },
        {
          $set: { ...set, ...(dueAt !== null && { dueAt }) },
          $inc: { revision: 1 },
          ...(dueAt === null && { $unset: { dueAt: '' } }),
        },
      )
      return matchedCount === 1
    },
    askedBy: (asker, limit) => list({ asker }, -1, limit),
    waitingFor: (payer, limit) => list({ payer, state: 'open' }, 1, limit),
    askedSince: ({ asker, payer }, since) => requests.countDocuments({ asker, payer, createdAt: { $gt: since } }),
    async due(now, limit) {
      const due = requests.find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
      return (await due.sort({ dueAt: 1 }).limit(limit).toArray()).map(({ _id }) => requestId(_id))
    },
  }
}
