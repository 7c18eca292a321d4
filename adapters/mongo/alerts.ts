import type { Db, Filter } from 'mongodb'
import { z } from 'zod'
import type { Alert, Alerts } from '#bank/alert/alert.ts'
import { alertId, conversationId, customerId } from '#bank/ground/ids.ts'
import { CoinName, UsdSchema } from '#bank/ground/money-schema.ts'
import { type Doc, insertOnce } from './database.ts'
import { type MoneyDocument, moneyDocument } from './money-document.ts'

type AlertDocument = Doc & Omit<Alert, 'id' | 'price'> & { price: MoneyDocument }

const Stored = z.looseObject({
  _id: alertId.schema,
  customer: customerId.schema,
  conversation: conversationId.schema,
  coin: CoinName,
  direction: z.enum(['above', 'below']),
  price: UsdSchema,
  state: z.enum(['waiting', 'told', 'deleted']),
  createdAt: z.number(),
})

const toAlert = (document: unknown): Alert => {
  const { _id, ...rest } = Stored.parse(document)
  return { ...rest, id: _id }
}

export const createAlerts = (db: Db): Alerts => {
  const alerts = db.collection<AlertDocument>('alerts')
  const list = async (filter: Filter<AlertDocument>, sort: Record<string, 1 | -1>, limit: number) =>
    (await alerts.find(filter).sort(sort).limit(limit).toArray()).map(toAlert)
  return {
    async insert({ id, ...alert }) {
      await insertOnce(alerts, { ...alert, _id: id, price: moneyDocument(alert.price) })
    },
    async find(id) {
      const found = await alerts.findOne({ _id: id })
      return found === null ? undefined : toAlert(found)
    },
    async ofCustomer(customer) {
      // No limit: how many one customer may have is the alert rules' decision.
      return (await alerts.find({ customer, state: 'waiting' }).sort({ createdAt: 1, _id: 1 }).toArray()).map(toAlert)
    },
    async finish(id, state) {
      const { matchedCount } = await alerts.updateOne({ _id: id, state: 'waiting' }, { $set: { state } })
      return matchedCount === 1
    },
    page: (after, limit) =>
      list(after === undefined ? { state: 'waiting' } : { state: 'waiting', _id: { $gt: after } }, { _id: 1 }, limit),
  }
}
