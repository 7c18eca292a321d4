import type { Db } from 'mongodb'
import type { Migration } from './migration.ts'

/** Which assets there are is decided by the list of coins: the database only sees to it that amounts are whole and not negative. */
const AMOUNT = {
  bsonType: 'object',
  required: ['asset', 'minor'],
  properties: { asset: { bsonType: 'string' }, minor: { bsonType: 'long', minimum: 0 } },
}
const NUMBER = { bsonType: 'number' }

const ACCOUNTS = {
  required: ['customer', 'kind', 'node', 'status', 'posted', 'held', 'available', 'coins', 'holds', 'asOf'],
  properties: {
    posted: AMOUNT,
    held: AMOUNT,
    available: AMOUNT,
    coins: { bsonType: 'object', additionalProperties: AMOUNT },
    holds: {
      bsonType: 'array',
      items: { bsonType: 'object', required: ['operation', 'amount'], properties: { amount: AMOUNT } },
    },
    asOf: NUMBER,
  },
}

/** A coin that was not traded when the database was made can be held; prices have a history, read by `_id` alone. */
export const coinsAndCandles: Migration = {
  number: 21,
  name: 'accounts hold any coin, a history of prices',
  async run(db: Db) {
    await db.command({ collMod: 'accounts', validator: { $jsonSchema: { bsonType: 'object', ...ACCOUNTS } } })
    await db.collection('candles').createIndex({ goneAt: 1 }, { expireAfterSeconds: 0, sparse: true })
  },
}
