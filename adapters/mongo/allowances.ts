import type { Db } from 'mongodb'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Doc } from './database.ts'

/** One per customer and day; `createdAt` is the server's time and drives its removal. */
type AllowanceDocument = Doc & { total: bigint; taken: { operation: string; cents: bigint }[]; createdAt: Date }

/** Another operation's share may come or go between a refused take and the look at why. */
const TRIES = 20

export const createAllowances = (db: Db): Allowances => {
  const allowances = db.collection<AllowanceDocument>('allowances')
  const idOf = (customer: CustomerId, day: string): string => `${customer}:${day}`
  const begin = (_id: string) =>
    allowances.updateOne(
      { _id },
      { $setOnInsert: { total: 0n, taken: [] }, $currentDate: { createdAt: true } },
      { upsert: true },
    )
  return {
    async take({ customer, day, operation, cents, limit }) {
      if (cents < 0n) throw new RangeError('an allowance is not given back by taking less than nothing')
      const _id = idOf(customer, day)
      const room = { _id, total: { $lte: limit - cents }, 'taken.operation': { $ne: operation } }
      const taking = { $inc: { total: cents }, $push: { taken: { operation, cents } } }
      for (let tries = 0; tries < TRIES; tries += 1) {
        if ((await allowances.updateOne(room, taking)).matchedCount === 1) return true
        const begun = await allowances.findOne({ _id })
        if (begun === null) await begin(_id)
        else if (begun.taken.some((take) => take.operation === operation)) return true
        else if (begun.total > limit - cents) return false
      }
      throw new Error(`the allowance ${_id} is too busy to take from`)
    },
    async giveBack({ customer, day, operation }) {
      const _id = idOf(customer, day)
      const found = await allowances.findOne({ _id })
      const taken = found?.taken.find((take) => take.operation === operation)
      if (taken === undefined) return
      await allowances.updateOne(
        { _id, taken: { $elemMatch: { operation, cents: taken.cents } } },
        { $inc: { total: -taken.cents }, $pull: { taken: { operation } } },
      )
    },
    async spent(customer, day) {
      return (await allowances.findOne({ _id: idOf(customer, day) }))?.total ?? 0n
    },
  }
}
