import { randomBytes } from 'node:crypto'
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb'

const required = (key: 'MONGODB_URL' | 'MONGODB_URLS' | 'REDIS_URL'): string => {
  const value = process.env[key]
  if (value === undefined || value === '') throw new Error(`${key} is not set: run the tests with npm test or vitest`)
  return value
}

/** A MongoDB server of this test run, always the same for one worker, without a database name of its own. */
export const mongoUrl = (): string => {
  const urls = required('MONGODB_URLS').split(' ')
  return urls[Number(process.env['VITEST_POOL_ID'] ?? 0) % urls.length] ?? required('MONGODB_URL')
}

/** The Redis server of this test run. It is shared: put every key and queue under a `uniqueName`. */
export const redisUrl = (): string => required('REDIS_URL')

/** A name no other test has: for a database, a key namespace, a queue prefix. */
export const uniqueName = (prefix = 'test'): string => `${prefix}_${randomBytes(8).toString('hex')}`

/** `url` with its database replaced by `name`; options and credentials stay. */
const withDatabase = (url: string, name: string): string => {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url)
  if (parts?.[1] === undefined) throw new Error('MONGODB_URL is not a MongoDB connection string')
  return `${parts[1]}/${name}${parts[2] ?? ''}`
}

export type FreshDatabase = {
  readonly db: Db
  readonly client: MongoClient
  /** The server's URL with this database in it, for a process that connects by itself. */
  readonly url: string
  readonly name: string
  /** Drops the database and closes the client. */
  drop(): Promise<void>
}

/** A database of its own for one test file or one test. A server that does not answer fails the test. */
export const freshDatabase = async (options: MongoClientOptions = {}): Promise<FreshDatabase> => {
  const name = uniqueName(process.env['TEST_DATABASES'])
  const url = withDatabase(mongoUrl(), name)
  const client = new MongoClient(url, { useBigInt64: true, serverSelectionTimeoutMS: 5_000, ...options })
  await client.connect()
  const db = client.db(name)
  return {
    db,
    client,
    url,
    name,
    drop: async () => {
      await db.dropDatabase()
      await client.close()
    },
  }
}

/** Databases that a test is done with and that were emptied, by what has made collections and indexes in them. */
const emptied = new Map<string, FreshDatabase[]>()

const empty = async ({ db }: FreshDatabase): Promise<void> => {
  const all = await db.collections()
  const kept = all.filter(({ collectionName }) => collectionName !== 'migrations')
  await Promise.all(kept.map((collection) => collection.deleteMany({})))
}

/**
 * An empty database in which `maker` has made its collections and indexes before, where there is one: to make some hundred
 * indexes costs the server more than many a test does. `drop` empties it for whoever comes next.
 */
export const reusedDatabase = async (maker: 'parley' | 'sandbox'): Promise<FreshDatabase> => {
  const free = emptied.get(maker) ?? []
  emptied.set(maker, free)
  const found = free.pop() ?? (await freshDatabase())
  const drop = async (): Promise<void> => {
    await empty(found)
    free.push(found)
  }
  return { ...found, drop }
}
