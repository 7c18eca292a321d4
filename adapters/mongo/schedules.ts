import type { Db } from 'mongodb'
import { z } from 'zod'
import { accountId, conversationId, customerId, scheduleId } from '#bank/ground/ids.ts'
import { CoinName, UsdSchema } from '#bank/ground/money-schema.ts'
import type { Party } from '#bank/ground/order.ts'
import { type Schedules, canTurn, type Schedule } from '#bank/schedule/schedule.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'
import type { SealedFields } from './sealed-fields.ts'

type PartyDocument = Omit<Party, 'name'>
type ScheduleDocument = Doc &
  Omit<Schedule, 'id' | 'from' | 'to' | 'amount' | 'note'> & {
    from: PartyDocument
    to: PartyDocument
    amount: MoneyDocument
    /** Names and note, encrypted. */
    personal: string
  }

const Side = z.object({
  account: accountId.schema,
  customer: customerId.schema.exactOptional(),
  handle: z.string().exactOptional(),
})
const Stored = z.object({
  _id: scheduleId.schema,
  customer: customerId.schema,
  conversation: conversationId.schema,
  from: Side,
  to: Side,
  amount: UsdSchema,
  personal: z.string(),
  coin: CoinName.exactOptional(),
  rule: z.object({
    repeat: z.enum(['once', 'weekly', 'monthly']),
    first: z.string(),
    monthDay: z.number().exactOptional(),
    until: z.string().exactOptional(),
    times: z.number().exactOptional(),
  }),
  state: z.enum(['proposed', 'active', 'paused', 'ended', 'deleted']),
  why: z.literal('refusals').exactOptional(),
  revision: z.number(),
  next: z.number(),
  dueAt: z.number().exactOptional(),
  since: z.number().exactOptional(),
  /** Before `since`, a count of those in a row. */
  refusals: z.number().exactOptional(),
  expiresAt: z.number(),
  createdAt: z.number(),
})
const Personal = z.object({ from: z.string(), to: z.string(), note: z.string() })

/** What the envelope holds is sealed under this name. */
export const SEALED_AS = 'personal'

const documentOf = ({ id, from, to, amount, note, ...rest }: Schedule, sealed: SealedFields): ScheduleDocument => {
  const [{ name: fromName, ...fromRest }, { name: toName, ...toRest }] = [from, to]
  const personal = sealed.seal(id, SEALED_AS, { from: fromName, to: toName, note })
  return { ...rest, _id: id, from: fromRest, to: toRest, amount: moneyDocument(amount), personal }
}

const toSchedule = (document: unknown, sealed: SealedFields): Schedule => {
  const { _id, personal, from, to, refusals = 0, since, ...rest } = Stored.parse(document)
  const names = Personal.parse(sealed.open(_id, SEALED_AS, personal))
  return {
    ...rest,
    id: _id,
    from: { ...from, name: names.from },
    to: { ...to, name: names.to },
    note: names.note,
    since: since ?? Math.max(0, rest.next - refusals),
  }
}

export const createSchedules = (db: Db, sealed: SealedFields): Schedules => {
  const schedules = db.collection<ScheduleDocument>('schedules')
  const find: Schedules['find'] = async (id) => {
    const found = await schedules.findOne({ _id: id })
    return found === null ? undefined : toSchedule(found, sealed)
  }
  return {
    async insert(schedule) {
      if (!(await insertOnce(schedules, documentOf(schedule, sealed)))) {
        const stored = await find(schedule.id)
        if (stored === undefined) throw new Error(`${schedule.id} was there and is gone`)
        return stored
      }
      // By the server's clock, which removes what is not confirmed.
      await schedules.updateOne({ _id: schedule.id, state: 'proposed' }, { $currentDate: { proposedAt: true } })
      return schedule
    },
    find,
    async ofCustomer(customer) {
      const found = await schedules
        .find({ customer, state: { $in: ['active', 'paused'] } })
        .sort({ createdAt: 1, _id: 1 })
        .toArray()
      return found.map((document) => toSchedule(document, sealed))
    },
    async change(id, revision, { state, next, since, dueAt, why }) {
      // The revision names the state: what is read here still stands if the update below finds it.
      const current = await schedules.findOne({ _id: id }, { projection: { state: 1, revision: 1 } })
      if (current?.revision !== revision) return false
      if (!canTurn(current.state, state)) throw new RangeError(`${id} can't go from ${current.state} to ${state}`)
      const { matchedCount } = await schedules.updateOne(
        { _id: id, revision },
        {
          $set: { state, next, since, ...(dueAt !== undefined && { dueAt }), ...(why !== undefined && { why }) },
          $unset: {
            proposedAt: '',
            refusals: '',
            ...(dueAt === undefined && { dueAt: '' }),
            ...(why === undefined && { why: '' }),
          },
          $inc: { revision: 1 },
        },
      )
      return matchedCount === 1
    },
    async due(now, limit) {
      const found = await schedules
        .find({ dueAt: { $lte: now } }, { projection: { _id: 1 } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray()
      return found.map(({ _id }) => scheduleId(_id))
    },
  }
}
