import type { Db } from 'mongodb'
import type { Registrations } from '#bank/customer/registrations.ts'
import { type Doc, insertOnce } from './database.ts'
import { HOUR_MS } from './vault.ts'

/** One per counter and hour; `createdAt` is the server's time and drives its removal. */
type RegistrationsDocument = Doc & { count: number; turns: string[]; createdAt: Date }

export const createRegistrations = (db: Db): Registrations => {
  const registrations = db.collection<RegistrationsDocument>('registrations')
  return {
    async take({ counter, most, turn, now }) {
      const hour = Math.floor(now / HOUR_MS)
      const _id = `${counter} ${hour}`
      if ((await registrations.findOne({ _id }, { projection: { _id: 1 } })) === null)
        await insertOnce(registrations, { _id, count: 0, turns: [], createdAt: new Date() })
      const room = { _id, turns: { $ne: turn }, count: { $lt: most } }
      const counted = await registrations.updateOne(room, { $inc: { count: 1 }, $push: { turns: turn } })
      if (counted.matchedCount === 1) return 'taken'
      const isThere = (await registrations.countDocuments({ _id, turns: turn }, { limit: 1 })) === 1
      return isThere ? 'taken' : { until: (hour + 1) * HOUR_MS }
    },
  }
}
