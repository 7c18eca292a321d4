import type { Db } from 'mongodb'
import type { CodeTries } from '#bank/customer/bank-code.ts'
import type { ExportTries } from '#bank/privacy/export.ts'
import type { CustomerDocument } from './customer-document.ts'

/** Others may take theirs between a refused try and the look at why. */
const TRIES = 20

/** The last ones are kept in the customer's own document, oldest first: the oldest says whether there may be another. */
type Tries = {
  take(order: Taken): ReturnType<CodeTries['take']>
}
type Taken = Parameters<CodeTries['take']>[0] | Parameters<ExportTries['take']>[0]

export const createCodeTries = (db: Db): Tries => {
  const customers = db.collection<CustomerDocument>('customers')
  return {
    async take({ customer, what, operation, now, most, withinMs }) {
      const list = `codes.${what}`
      const counting = { $push: { [list]: { $each: [{ operation, at: now }], $slice: -most } } }
      const rooms = [
        { [`${list}.${most - 1}`]: { $exists: false } },
        { [`${list}.0.at`]: { $lte: now - withinMs } },
      ] as const
      for (let tries = 0; tries < TRIES; tries += 1) {
        for (const room of rooms) {
          const filter = { _id: customer, [`${list}.operation`]: { $ne: operation }, ...room }
          if ((await customers.updateOne(filter, counting)).matchedCount === 1) return 'taken'
        }
        const found = await customers.findOne({ _id: customer }, { projection: { codes: 1 } })
        if (found === null) throw new Error(`customer ${customer} is not there`)
        const last = found.codes?.[what] ?? []
        if (last.some((one) => one.operation === operation)) return 'taken'
        const [oldest] = last
        if (oldest !== undefined && last.length >= most && oldest.at > now - withinMs)
          return { until: oldest.at + withinMs }
      }
      throw new Error(`the codes of ${customer} are too busy to count`)
    },
  }
}
