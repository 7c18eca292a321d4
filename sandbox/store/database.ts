import { type ClientSession, type Collection, type IndexDescription, MongoClient } from 'mongodb'
import type {
  BalanceDoc,
  BankLoginDoc,
  CheckpointDoc,
  DeliveryDoc,
  FilePartDoc,
  IdempotencyDoc,
  JournalDoc,
  MetaDoc,
  NodeDoc,
  OauthKeyDoc,
  PriceDoc,
  ShipmentDoc,
  StatementDoc,
  SubnetDoc,
  SubscriptionDoc,
  TransDoc,
  UserDoc,
} from './documents.ts'

export type Collections = {
  users: Collection<UserDoc>
  nodes: Collection<NodeDoc>
  balances: Collection<BalanceDoc>
  trans: Collection<TransDoc>
  journal: Collection<JournalDoc>
  oauthKeys: Collection<OauthKeyDoc>
  idempotency: Collection<IdempotencyDoc>
  subscriptions: Collection<SubscriptionDoc>
  deliveries: Collection<DeliveryDoc>
  subnets: Collection<SubnetDoc>
  shipments: Collection<ShipmentDoc>
  statements: Collection<StatementDoc>
  bankLogins: Collection<BankLoginDoc>
  prices: Collection<PriceDoc>
  fileParts: Collection<FilePartDoc>
  checkpoints: Collection<CheckpointDoc>
  meta: Collection<MetaDoc>
}

/** Objects with events: only those that had a subscriber are in it. */
const WITH_OUTBOX: IndexDescription = { key: { '_s.outAt': 1 }, sparse: true }

/**
 * One index per list, filter and due-work query: nothing in the sandbox reads a whole collection. Ids ascend: not every
 * server stops at the end of a range of texts that descend.
 */
const INDEXES: Partial<Record<keyof Collections, IndexDescription[]>> = {
  users: [
    { key: { permission: 1, _id: 1 } },
    { key: { 'extra.supp_id': 1, _id: 1 } },
    { key: { '_s.grams': 1, _id: 1 } },
    { key: { 'documents.id': 1 } },
    { key: { 'logins.email': 1 } },
    { key: { '_s.nextAt': 1 } },
    WITH_OUTBOX,
  ],
  nodes: [
    { key: { user_id: 1, is_active: 1, _id: 1 } },
    { key: { type: 1, _id: 1 } },
    { key: { 'extra.supp_id': 1, _id: 1 } },
    { key: { '_s.nextAt': 1 } },
    WITH_OUTBOX,
  ],
  trans: [
    { key: { '_s.nodes': 1, _id: 1 } },
    { key: { '_s.users': 1, _id: 1 } },
    { key: { '_s.nextAt': 1 } },
    { key: { 'extra.supp_id': 1, _id: 1 } },
    WITH_OUTBOX,
  ],
  journal: [{ key: { seq: 1 } }],
  oauthKeys: [{ key: { expiresAt: 1 } }],
  idempotency: [{ key: { at: 1 } }],
  deliveries: [{ key: { subscription: 1, nextAt: 1 } }],
  subnets: [{ key: { node_id: 1, _id: 1 } }, { key: { user_id: 1, _id: 1 } }, WITH_OUTBOX],
  bankLogins: [{ key: { 'linking._id': 1 }, sparse: true }],
  shipments: [{ key: { subnet_id: 1, _id: 1 } }],
  statements: [{ key: { node_id: 1, _id: 1 } }, { key: { user_id: 1, _id: 1 } }],
}

export type Store = Collections & {
  client: MongoClient
  /**
   * Runs some writes as one transaction where the server has them: then they are one flush to disk and not one each.
   * Nothing may rely on more than that, for a server that stands alone runs them one by one. One call at a time.
   */
  together(work: (session: ClientSession | undefined) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const hasTransactions = async (client: MongoClient): Promise<boolean> => {
  const hello = await client.db('admin').command({ hello: 1 })
  return typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid'
}

/**
 * The session of every transaction here. What a killed process was writing in one, the server keeps locked for a
 * minute: the next start ends it.
 */
const openSession = async (client: MongoClient, meta: Collection<MetaDoc>): Promise<ClientSession> => {
  const left = await meta.findOne({ _id: 'session' })
  if (left !== null) await client.db('admin').command({ killSessions: [left['lsid']] })
  const session = client.startSession()
  await meta.updateOne({ _id: 'session' }, { $set: { lsid: session.id } }, { upsert: true })
  return session
}

const nameOf = ({ key }: IndexDescription): string => Object.entries(key).flat().join('_')

/** An index that an earlier version wanted costs every write, and the server may choose it over the intended one. */
const dropOthers = async (
  collection: Pick<Collection, 'indexes' | 'dropIndex'>,
  wanted: readonly IndexDescription[],
): Promise<void> => {
  const names = new Set(['_id_', ...wanted.map(nameOf)])
  for (const { name = '' } of await collection.indexes()) if (!names.has(name)) await collection.dropIndex(name)
}

/** Connects and makes sure of every index. Money is Int64 in the store and bigint here. */
export const openStore = async ({ url, database }: { url: string; database: string }): Promise<Store> => {
  const client = new MongoClient(url, {
    useBigInt64: true,
    writeConcern: { w: 'majority', journal: true },
    serverSelectionTimeoutMS: 10_000,
  })
  await client.connect()
  const db = client.db(database)
  const collections: Collections = {
    users: db.collection('users'),
    nodes: db.collection('nodes'),
    balances: db.collection('balances'),
    trans: db.collection('trans'),
    journal: db.collection('journal'),
    oauthKeys: db.collection('oauth_keys'),
    idempotency: db.collection('idempotency'),
    subscriptions: db.collection('subscriptions'),
    deliveries: db.collection('deliveries'),
    subnets: db.collection('subnets'),
    shipments: db.collection('shipments'),
    statements: db.collection('statements'),
    bankLogins: db.collection('bank_logins'),
    prices: db.collection('prices'),
    fileParts: db.collection('file_parts'),
    checkpoints: db.collection('checkpoints'),
    meta: db.collection('meta'),
  }
  await Promise.all(
    Object.entries(INDEXES).map(([name, indexes]) => collections[name as keyof Collections].createIndexes(indexes)),
  )
  await Promise.all(
    Object.entries(INDEXES).map(([name, indexes]) => dropOthers(collections[name as keyof Collections], indexes)),
  )
  const session = (await hasTransactions(client)) ? await openSession(client, collections.meta) : undefined
  return {
    ...collections,
    client,
    together: (work) => (session === undefined ? work(undefined) : session.withTransaction(() => work(session))),
    async close() {
      await session?.endSession()
      await client.close()
    },
  }
}

/** Whether a write failed because that `_id` was there already. */
export const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000

/** Whether a query was given up because it took longer than it may. */
export const isTimeLimit = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 50
