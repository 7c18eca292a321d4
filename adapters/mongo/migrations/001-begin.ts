import { type CreateIndexesOptions, type Db, type Document, type IndexSpecification, MongoServerError } from 'mongodb'
import type { Migration } from './migration.ts'

type Index = readonly [key: IndexSpecification, options?: CreateIndexesOptions]
type Shape = {
  readonly required: readonly string[]
  readonly properties?: Document
  readonly indexes: readonly Index[]
}

const UNIQUE = { unique: true } as const
/** By the server's own clock, which runs its sweep about once a minute: reads check their own expiry. */
const goneAfter = (seconds: number): CreateIndexesOptions => ({ expireAfterSeconds: seconds })
const DAY = 86_400

/** Integer minor units, never below zero: a float or a debt is refused by the database itself. */
const AMOUNT = {
  bsonType: 'object',
  required: ['asset', 'minor'],
  properties: { asset: { enum: ['USD', 'BTC', 'ETH'] }, minor: { bsonType: 'long', minimum: 0 } },
}
const TEXT = { bsonType: 'string' }
const NUMBER = { bsonType: 'number' }

const SHAPES: Readonly<Record<string, Shape>> = {
  customers: {
    required: ['handle', 'personal', 'digests', 'identities', 'pin', 'tier', 'createdAt'],
    properties: { handle: TEXT, personal: { bsonType: 'object' }, identities: { bsonType: 'array' } },
    indexes: [
      [{ handle: 1 }, UNIQUE],
      [{ 'digests.email': 1 }, UNIQUE],
      [{ 'digests.phone': 1 }, UNIQUE],
      [{ identities: 1 }, UNIQUE],
      [{ bankUserId: 1 }],
    ],
  },
  linkCodes: { required: ['customer', 'expiresAt'], indexes: [[{ storedAt: 1 }, goneAfter(DAY)]] },
  accounts: {
    required: ['customer', 'kind', 'node', 'status', 'posted', 'held', 'available', 'coins', 'holds', 'asOf'],
    properties: {
      posted: AMOUNT,
      held: AMOUNT,
      available: AMOUNT,
      coins: { bsonType: 'object', properties: { BTC: AMOUNT, ETH: AMOUNT } },
      holds: {
        bsonType: 'array',
        items: { bsonType: 'object', required: ['operation', 'amount'], properties: { amount: AMOUNT } },
      },
      asOf: NUMBER,
    },
    indexes: [[{ node: 1 }, UNIQUE], [{ customer: 1, openedAt: 1, _id: 1 }], [{ 'held.minor': 1 }]],
  },
  entries: {
    required: [
      'operation',
      'status',
      'progress',
      'fingerprint',
      'amount',
      'personal',
      'accounts',
      'customers',
      'createdAt',
    ],
    properties: { amount: AMOUNT, personal: TEXT },
    indexes: [
      [{ operation: 1 }],
      [{ customers: 1, createdAt: -1, _id: -1 }],
      [{ accounts: 1, createdAt: -1, _id: -1 }],
    ],
  },
  operations: {
    required: ['customer', 'order', 'state', 'revision', 'place', 'expiresAt', 'touches', 'history', 'createdAt'],
    properties: {
      state: {
        enum: [
          'proposed',
          'confirmed',
          'submitted',
          'unknown',
          'settled',
          'returned',
          'refused',
          'cancelled',
          'expired',
        ],
      },
      order: { bsonType: 'object', required: ['kind'], properties: { kind: TEXT, amount: AMOUNT } },
      revision: NUMBER,
    },
    indexes: [[{ wakeAt: 1 }, { sparse: true }], [{ touches: 1, state: 1 }], [{ customer: 1, createdAt: -1, _id: -1 }]],
  },
  allowances: {
    required: ['total', 'taken'],
    properties: { total: { bsonType: 'long', minimum: 0 } },
    indexes: [[{ createdAt: 1 }, goneAfter(60 * DAY)]],
  },
  vault: { required: ['secrets', 'expiresAt'], indexes: [[{ storedAt: 1 }, goneAfter(3_600)]] },
  drafts: {
    required: ['draft', 'field', 'value', 'expiresAt'],
    indexes: [[{ draft: 1 }], [{ storedAt: 1 }, goneAfter(3_600)]],
  },
  notices: {
    required: ['customer', 'conversation', 'about', 'state', 'createdAt'],
    indexes: [[{ dueAt: 1 }, { sparse: true }], [{ customer: 1, state: 1, createdAt: 1 }]],
  },
  alerts: {
    required: ['customer', 'conversation', 'coin', 'direction', 'price', 'state'],
    properties: { price: AMOUNT },
    indexes: [
      [{ state: 1, coin: 1, direction: 1, 'price.minor': 1 }],
      [{ state: 1, _id: 1 }],
      [{ customer: 1, state: 1, createdAt: 1 }],
    ],
  },
  journal: { required: ['at', 'postings'], indexes: [[{ operation: 1, at: 1 }]] },
  audit: { required: ['at', 'what', 'facts'], indexes: [[{ customer: 1, at: 1 }], [{ at: 1 }]] },
}

const EXISTS = 48

/** What another process has created meanwhile stays as it is: a later migration may already have changed it. */
const create = async (db: Db, name: string, { required, properties = {}, indexes }: Shape): Promise<void> => {
  const validator = { $jsonSchema: { bsonType: 'object', required: [...required], properties } }
  try {
    await db.createCollection(name, { validator })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== EXISTS) throw error
  }
  for (const [key, options = {}] of indexes) await db.collection(name).createIndex(key, options)
}

export const begin: Migration = {
  number: 1,
  name: 'collections, validators and indexes',
  async run(db) {
    await Promise.all(Object.entries(SHAPES).map(([name, shape]) => create(db, name, shape)))
  },
}
