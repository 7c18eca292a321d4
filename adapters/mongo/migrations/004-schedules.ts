import { type Db, MongoServerError } from 'mongodb'
import type { Migration } from './migration.ts'

const EXISTS = 48
const DAY_S = 86_400

const AMOUNT = {
  bsonType: 'object',
  required: ['asset', 'minor'],
  properties: { asset: { enum: ['USD'] }, minor: { bsonType: 'long', minimum: 1 } },
}
const VALIDATOR = {
  $jsonSchema: {
    bsonType: 'object',
    required: ['customer', 'conversation', 'from', 'to', 'amount', 'rule', 'state', 'revision', 'next', 'personal'],
    properties: {
      amount: AMOUNT,
      state: { enum: ['proposed', 'active', 'paused', 'ended', 'deleted'] },
      rule: { bsonType: 'object', required: ['repeat', 'first'] },
      personal: { bsonType: 'string' },
    },
  },
}

/** Scheduled payments. `proposedAt` is set in those that are not confirmed: they are removed after a day. */
export const schedules: Migration = {
  number: 4,
  name: 'scheduled payments',
  async run(db: Db) {
    try {
      await db.createCollection('schedules', { validator: VALIDATOR })
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== EXISTS) throw error
    }
    const collection = db.collection('schedules')
    await collection.createIndex({ dueAt: 1 }, { sparse: true })
    await collection.createIndex({ customer: 1, state: 1, createdAt: 1 })
    await collection.createIndex({ proposedAt: 1 }, { expireAfterSeconds: DAY_S })
  },
}
