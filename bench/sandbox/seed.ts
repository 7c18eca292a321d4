import { setTimeout as pause } from 'node:timers/promises'
import { type Collection, type Document, MongoClient } from 'mongodb'
import { openCheckpoints } from '#sandbox/store/checkpoints.ts'
import { createCounts } from '#sandbox/store/counts.ts'
import { openStore } from '#sandbox/store/database.ts'
import { listsOf } from '#sandbox/store/lists.ts'
import { gramsOf } from '#sandbox/users/search.ts'
import { createClient } from '../client.ts'
import { createPerson } from './people.ts'
import { startSandbox } from './sandbox-process.ts'

export type SeedOptions = { url: string; database: string; users: number; transactions: number }
export type Owner = { user: string; node: string; key: string }
export type Seeded = {
  seconds: number
  /** People with a key, each with one account. */
  owners: Owner[]
  /** An account with 1,000 transactions, and one with a tenth of all. */
  few: Owner
  many: Owner
}

const BATCH = 2_000
const KEYS = 5_000
const FEW = 1_000

/** Ids of the right form that grow in order: 24 hex, from a time long ago. */
const idOf = (kind: number, index: number): string =>
  `5d2a1c0e${kind.toString(16).padStart(4, '0')}${index.toString(16).padStart(12, '0')}`

type Stored = Document & { _id: string; _s: Document }
type Templates = { user: Stored; node: Stored; balance: Stored; trans: Stored; key: Stored }

/** One of everything as the sandbox itself stores it: the rest are copies of these. */
const templates = async (mongo: MongoClient, { url, database }: SeedOptions): Promise<Templates> => {
  const sandbox = await startSandbox(url, database, { SANDBOX_INTERNAL_STEP_MS: '100' })
  const client = createClient(sandbox.url, 1)
  const person = await createPerson(client, 0)
  const db = mongo.db(database)
  const settled = { 'recent_status.status': 'SETTLED' }
  while ((await db.collection('trans').countDocuments(settled)) === 0) await pause(100)
  client.close()
  await sandbox.stop()
  const one = async (name: string, filter: Document): Promise<Stored> =>
    (await db.collection(name).findOne(filter)) as unknown as Stored
  const [node] = person.nodes
  return {
    user: await one('users', { _id: person.id }),
    node: await one('nodes', { _id: node }),
    balance: await one('balances', { _id: node }),
    trans: await one('trans', settled),
    key: await one('oauth_keys', { user_id: person.id }),
  }
}

const insert = async (
  collection: Collection<Stored>,
  count: number,
  make: (index: number) => Document,
): Promise<void> => {
  let next = 0
  const writer = async (): Promise<void> => {
    while (next < count) {
      const start = next
      next += BATCH
      const documents = Array.from({ length: Math.min(BATCH, count - start) }, (_, n) => make(start + n) as Stored)
      await collection.insertMany(documents, { ordered: false, writeConcern: { w: 1 } })
    }
  }
  await Promise.all([writer(), writer()])
}

const ownerOf = (index: number): Owner => ({
  user: idOf(1, index),
  node: idOf(2, index),
  key: `oauth_${String(index).padStart(40, '0')}`,
})

/** Nobody shares a name, an address or a document with anybody. */
const userOf = (template: Stored, n: number): Document => {
  const named = {
    legal_names: [`Seeded User ${n}`],
    logins: [{ email: `seeded${n}@example.com`, scope: 'READ_AND_WRITE' as const }],
  }
  const documents = (template['documents'] as Document[]).map((document) => ({ ...document, id: idOf(4, n) }))
  const extra = { ...template['extra'], supp_id: `user-${n}` }
  return { ...template, ...named, documents, extra, _id: idOf(1, n), _s: { ...template._s, grams: gramsOf(named) } }
}

type Side = { id: string; user: Document }
const sideOf = (template: Side, index: number): Document => {
  const { user, node } = ownerOf(index)
  return { ...template, id: node, user: { ...template.user, _id: user } }
}

/** Whose account a transaction leaves: the first has few, the second a tenth of all, the rest share the others. */
const senderOf = (index: number, users: number): number => {
  if (index < FEW) return 0
  return index % 10 === 0 ? 1 : 2 + ((index * 7_919) % (users - 2))
}

/** The checkpoints that the sandbox would have written, had it stored all this itself: its own counting writes them. */
const checkpoint = async ({ url, database }: SeedOptions): Promise<void> => {
  const store = await openStore({ url, database })
  const report = (error: unknown): never => {
    throw error
  }
  const counts = createCounts({ checkpoints: await openCheckpoints({ collection: store.checkpoints, report }), report })
  const { users, nodes, trans, transOfNode, transOfUser } = listsOf(store)
  const own = [ownerOf(0), ownerOf(1)].flatMap(({ user, node }) => [transOfUser(user), transOfNode(node)])
  for (const list of [users, nodes, trans, ...own]) await counts.page(list, { page: 1, perPage: 1 })
  await counts.idle()
  await store.close()
}

/** Puts a large bank straight into the sandbox's own collections. */
export const seed = async (options: SeedOptions): Promise<Seeded> => {
  const { url, database, users, transactions } = options
  const mongo = new MongoClient(url, { useBigInt64: true })
  const { user, node, balance, trans, key } = await templates(mongo, options)
  const began = performance.now()
  const collection = (name: string): Collection<Stored> => mongo.db(database).collection<Stored>(name)
  const ids = { from: trans['to'] as Side, to: trans['to'] as Side }
  await insert(collection('users'), users, (n) => userOf(user, n))
  await insert(collection('nodes'), users, (n) => ({ ...node, _id: idOf(2, n), user_id: idOf(1, n) }))
  await insert(collection('balances'), users, (n) => ({ ...balance, _id: idOf(2, n) }))
  await insert(collection('oauth_keys'), Math.min(KEYS, users), (n) => ({
    ...key,
    _id: ownerOf(n).key,
    user_id: idOf(1, n),
    expiresAt: Date.now() + 86_400_000,
  }))
  await insert(collection('trans'), transactions, (n) => {
    const [from, to] = [senderOf(n, users), 2 + ((n * 104_729) % (users - 2))]
    const sides = { from: sideOf(ids.from, from), to: sideOf(ids.to, to) }
    const both = { nodes: [idOf(2, from), idOf(2, to)], users: [idOf(1, from), idOf(1, to)] }
    return {
      ...trans,
      ...sides,
      _id: idOf(3, n),
      extra: { ...trans['extra'], supp_id: `trans-${n}` },
      _s: { ...trans._s, ...both },
    }
  })
  await mongo.close()
  await checkpoint(options)
  const owners = Array.from({ length: Math.min(KEYS, users) - 2 }, (_, n) => ownerOf(n + 2))
  return { seconds: (performance.now() - began) / 1_000, owners, few: ownerOf(0), many: ownerOf(1) }
}
