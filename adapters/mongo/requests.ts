import type { Db, Filter } from 'mongodb'
import { z } from 'zod'
import { type RequestId, customerId, accountId, operationId, requestId, conversationId } from '#bank/ground/ids.ts'
import { canBecome, type MoneyRequest, type RequestState, type Requests } from '#bank/request/request.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument, UsdSchema } from './money-document.ts'
import type { SealedFields } from './sealed-fields.ts'

/** `personal`: the note, encrypted. */
type RequestDocument = Doc & Omit<MoneyRequest, 'id' | 'amount' | 'note'> & { amount: MoneyDocument; personal: string }

const State: z.ZodType<RequestState> = z.enum(['open', 'paid', 'returned', 'declined', 'withdrawn', 'expired'])
const customer = z.string().transform(customerId)
/** Loose: a field that a newer version has added is kept. */
const Stored = z.looseObject({
  _id: z.string().transform(requestId),
  asker: customer,
  payer: customer,
  to: z.string().transform(accountId),
  amount: UsdSchema,
  personal: z.string(),
  state: State,
  revision: z.number(),
  attempt: z.number(),
  conversation: z.string().transform(conversationId),
  bill: z.string().exactOptional(),
  original: z.string().exactOptional(),
  payment: z.string().transform(operationId).exactOptional(),
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
      const standing = await requests.findOne({ _id: id, revision }, { projection: { state: 1 } })
      if (standing === null) return false
      const { state = standing.state } = set
      if (state !== standing.state && !canBecome(standing.state, state))
        throw new RangeError(`${id} can't go from ${standing.state} to ${state}`)
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
      return (await due.sort({ dueAt: 1 }).limit(limit).toArray()).map(({ _id }) => _id as RequestId)
    },
  }
}
