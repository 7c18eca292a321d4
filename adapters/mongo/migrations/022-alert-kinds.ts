import { type Collection, type Db, MongoServerError } from 'mongodb'
import type { Migration } from './migration.ts'

const REQUIRED = ['customer', 'conversation', 'coin', 'state', 'createdAt']

const BY_LINE = 'state_1_coin_1_direction_1_price.minor_1'

const INDEX_NOT_FOUND = 27

/** Another process that starts at the same time may have dropped it already. */
const dropIfThere = async (collection: Collection, index: string): Promise<void> => {
  try {
    await collection.dropIndex(index)
  } catch (error) {
    if (!(error instanceof MongoServerError && error.code === INDEX_NOT_FOUND)) throw error
  }
}

/** Alerts of many kinds: those of the one kind from before become one of them, and wait on or have ended as they had. */
export const alertKinds: Migration = {
  number: 22,
  name: 'alerts of many kinds',
  async run(db: Db) {
    await db.command({ collMod: 'alerts', validator: { $jsonSchema: { bsonType: 'object', required: REQUIRED } } })
    const alerts = db.collection('alerts')
    await alerts.createIndex({ changedAt: 1 })
    // Nothing asks for alerts by their line any more: the index in Redis does.
    await dropIfThere(alerts, BY_LINE)
    const earlier = { condition: { $exists: false } }
    const common = {
      revision: 0,
      changedAt: '$createdAt',
      condition: { kind: 'level', direction: '$direction', price: '$price' },
    }
    const become = async (state: string, set: object): Promise<void> => {
      await alerts.updateMany({ ...earlier, state }, [
        { $set: { ...common, ...set } },
        { $unset: ['direction', 'price'] },
      ])
    }
    await become('waiting', { state: 'armed', rings: 0 })
    await become('told', { state: 'ended', rings: 1 })
    await become('deleted', { state: 'ended', rings: 0, deletedAt: '$createdAt' })
  },
}
