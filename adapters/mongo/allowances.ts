import type { Db } from 'mongodb'
import type { CustomerId } from '#bank/ids.ts'
import type { Allowances } from '#bank/operation/ports.ts'
import type { Doc } from './database.ts'

/** One per customer and day; `createdAt` is the server's time and drives its removal. */
type AllowanceDocument = Doc & { total: bigint; taken: { operation: string; cents: bigint }[]; createdAt: Date }

export const createAllowances = (db: Db): Allowances => {
  const allowances = db.collection<AllowanceDocument>('allowances')
  const idOf = (customer: CustomerId, day: string): string => `${customer}:${day}`
  return {
    async take({ customer, day, operation, cents, limit }) {
      if (cents < 0n) throw new RangeError('an allowance is not given back by taking less than nothing')
      const _id = idOf(customer, day)
      const room = { _id, total: { $lte: limit - cents }, 'taken.operation': { $ne: operation } }
      const taking = { $inc: { total: cents }, $push: { taken: { operation, cents } } }
      if ((await allowances.updateOne(room, taking)).matchedCount === 1) return true
      const begun = await allowances.findOne({ _id })
      if (begun !== null) return begun.taken.some((take) => take.operation === operation)
      await allowances.updateOne(
        { _id },
        { $setOnInsert: { total: 0n, taken: [] }, $currentDate: { createdAt: true } },
        { upsert: true },
      )
      if ((await allowances.updateOne(room, taking)).matchedCount === 1) return true
      const full = await allowances.findOne({ _id })
      return full?.taken.some((take) => take.operation === operation) ?? false
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
