import type { Collection, Db, Filter } from 'mongodb'
import { z } from 'zod'
import { accountId, conversationId, customerId, type WaitingOrderId, waitingOrderId } from '#bank/ground/ids.ts'
import { CoinName, MoneySchema, UsdSchema } from '#bank/ground/money-schema.ts'
import { canTurn, type WaitingOrder, type WaitingOrders, type WaitingWhy } from '#bank/crypto/waiting-order.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'

type OrderDocument = Doc &
  Omit<WaitingOrder, 'id' | 'level' | 'amount' | 'touched'> & {
    level: MoneyDocument
    amount: MoneyDocument
    touched?: { at: number; price: MoneyDocument }
  }

const Stored = z.object({
  _id: waitingOrderId.schema,
  customer: customerId.schema,
  conversation: conversationId.schema,
  side: z.enum(['buy', 'sell']),
  coin: CoinName,
  when: z.enum(['at-or-above', 'at-or-below']),
  level: UsdSchema,
  amount: MoneySchema,
  from: accountId.schema,
  to: accountId.schema,
  state: z.enum(['waiting', 'firing', 'paused', 'done', 'cancelled']),
  revision: z.number(),
  turn: z.number(),
  why: z.custom<WaitingWhy>((text) => typeof text === 'string').exactOptional(),
  dueAt: z.number().exactOptional(),
  createdAt: z.number(),
  since: z.number(),
  touched: z.object({ at: z.number(), price: UsdSchema }).exactOptional(),
})

const toOrder = (document: unknown): WaitingOrder => {
  const { _id, ...rest } = Stored.parse(document)
  return { ...rest, id: _id }
}

const beyond = (after: WaitingOrderId | undefined) => (after === undefined ? {} : { _id: { $gt: after } })

const changing =
  (orders: Collection<OrderDocument>): WaitingOrders['change'] =>
  async (id, revision, { state, turn, why, dueAt, since }) => {
    // The revision names the state: what is read here still stands if the update below finds it.
    const current = await orders.findOne({ _id: id }, { projection: { state: 1, revision: 1 } })
    if (current?.revision !== revision) return false
    if (!canTurn(current.state, state)) throw new RangeError(`${id} can't go from ${current.state} to ${state}`)
    const { matchedCount } = await orders.updateOne(
      { _id: id, revision },
      {
        $set: {
          state,
          turn,
          ...(why !== undefined && { why }),
          ...(dueAt !== undefined && { dueAt }),
          ...(since !== undefined && { since }),
        },
        $unset: {
          ...(why === undefined && { why: '' }),
          ...(dueAt === undefined && { dueAt: '' }),
          ...(since !== undefined && { touched: '' }),
        },
        $inc: { revision: 1 },
      },
    )
    return matchedCount === 1
  }

export const createWaitingOrders = (db: Db): WaitingOrders => {
  const orders = db.collection<OrderDocument>('waitingOrders')
  const find: WaitingOrders['find'] = async (id) => {
    const found = await orders.findOne({ _id: id })
    return found === null ? undefined : toOrder(found)
  }
  const ids = async (filter: Filter<OrderDocument>, sort: Record<string, 1>, limit: number) => {
    const found = await orders
      .find(filter, { projection: { _id: 1 } })
      .sort(sort)
      .limit(limit)
      .toArray()
    return found.map(({ _id }) => waitingOrderId(_id))
  }
  return {
    async insert(order) {
      const { id, touched: _, ...rest } = order
      const document = { ...rest, _id: id, level: moneyDocument(order.level), amount: moneyDocument(order.amount) }
      if (await insertOnce(orders, document)) return order
      const stored = await find(id)
      if (stored === undefined) throw new Error(`${id} was there and is gone`)
      return stored
    },
    find,
    async ofCustomer(customer) {
      const open = { customer, state: { $in: ['waiting', 'firing', 'paused'] } } satisfies Filter<OrderDocument>
      return (await orders.find(open).sort({ createdAt: 1, _id: 1 }).toArray()).map(toOrder)
    },
    change: changing(orders),
    async reached(coin, price, { after, limit }) {
      const { minor } = moneyDocument(price)
      const level = (when: WaitingOrder['when'], range: object) =>
        ids({ state: 'waiting', coin, when, 'level.minor': range, ...beyond(after) }, { _id: 1 }, limit)
      const found = await Promise.all([level('at-or-above', { $lte: minor }), level('at-or-below', { $gte: minor })])
      return found.flat().toSorted().slice(0, limit)
    },
    async passed(coin, when, { low, high }, { after, limit }) {
      const range = { $gte: moneyDocument(low).minor, $lte: moneyDocument(high).minor }
      const found = orders.find({ state: 'waiting', coin, when, 'level.minor': range, ...beyond(after) })
      return (await found.sort({ _id: 1 }).limit(limit).toArray()).map(toOrder)
    },
    async noteTouch({ id, since }, { at, price }) {
      await orders.updateOne(
        { _id: id, state: 'waiting', since, $nor: [{ 'touched.at': { $gte: at } }] },
        { $set: { touched: { at, price: moneyDocument(price) } } },
      )
    },
    due: (now, limit, coin) => ids({ dueAt: { $lte: now }, ...(coin && { coin }) }, { dueAt: 1 }, limit),
  }
}
