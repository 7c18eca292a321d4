/**
 * What a tick of prices costs while many alerts wait, beside three other ways, and what many that fire at once cost:
 * `npm run bench:alerts`. All take turns in one run. Starts servers of its own, unless MONGODB_URL and REDIS_URL name some.
 */
import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createKeys, createRedisStores } from '#adapters/redis/index.ts'
import { createSeals } from '#adapters/vault/index.ts'
import type { AlertIndex } from '#bank/alert/alert.ts'
import { createQueues } from '#jobs/queues.ts'
import { load, table } from '../figures.ts'
import { withStores } from '../servers.ts'
import { fireAtOnce, rawWrites, rebuildWhileServing, slowest } from './firing.ts'
import { ofEach, ofIndex, ofMemory, ofMongoIndex, rowsOf, type Subject, takeTurns } from './none-firing.ts'
import { chunks, entriesIn, sampleAlert } from './samples.ts'

const { values } = parseArgs({
  options: {
    alerts: { type: 'string', default: '1000000' },
    documents: { type: 'string', default: '20000' },
    firing: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
  },
})
const [many, documents, firing, rounds] = [values.alerts, values.documents, values.firing, values.rounds].map(
  Number,
) as [number, number, number, number]
const FEW = 1_000
const ONE_BY_ONE = 1_000
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

const bytesUsed = async (redis: Redis): Promise<number> =>
  Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1])

type Servers = { readonly mongoUrl: string; readonly redisUrl: string }

const open = async ({ mongoUrl, redisUrl }: Servers) => {
  const database = `bench_alerts_${Date.now()}`
  const client = new MongoClient(mongoUrl, { useBigInt64: true })
  const redis = new Redis(redisUrl)
  const key = randomBytes(32).toString('base64')
  const seals = createSeals({ current: 'k1', keys: { k1: key } })
  const stores = createMongoStores({ client, database, seals })
  await stores.ready()
  const queues = createQueues({ connection: { url: redisUrl }, prefix: createKeys(database).jobsPrefix, log: quiet })
  const index = (name: string): AlertIndex =>
    createRedisStores({ redis, namespace: `${database}${name}`, seal: seals.cache }).alertIndex
  const ports = { alerts: stores.alerts, notices: stores.notices, wake: queues.wake, log: quiet }
  return {
    db: client.db(database, { useBigInt64: true }),
    redis,
    index,
    ports,
    close: async (): Promise<void> => {
      await queues.close()
      redis.disconnect()
      await client.db(database).dropDatabase()
      await client.close()
    },
  }
}
type Opened = Awaited<ReturnType<typeof open>>

/** In a collection of its own, so that it is in the way of nothing else. */
const inMongo = async ({ db }: Opened): Promise<readonly Subject[]> => {
  const collection = db.collection('compared')
  const ids: string[] = []
  for (const some of chunks(documents)) {
    await collection.insertMany(some.map(({ id, ...rest }) => ({ ...rest, _id: id as never })))
    ids.push(...some.map(({ id }) => id))
  }
  return [await ofMongoIndex(collection, documents), ofEach(collection, ids.slice(0, ONE_BY_ONE))]
}

const HEAD = ['a tick that nothing fires on', 'alerts wait', 'p50 ms', 'p99 ms', 'times the first', 'ns each']

const measure = async (servers: Servers): Promise<void> => {
  const opened = await open(servers)
  try {
    const [few, all] = [opened.index(':few'), opened.index(':many')]
    await few.put(entriesIn(Array.from({ length: FEW }, (_, n) => sampleAlert(n))))
    const before = await bytesUsed(opened.redis)
    const rebuilt = await rebuildWhileServing({ ...opened.ports, alertIndex: all }, all, { count: many, everyMs: 20 })
    const bytes = ((await bytesUsed(opened.redis)) - before) / many
    const name = 'Parley, an index in Redis'
    const subjects = [ofIndex(name, few, FEW), ofIndex(name, all, many), ofMemory(many), ...(await inMongo(opened))]
    console.log(`\nload ${load().toFixed(1)}\n\n${table(HEAD, rowsOf(await takeTurns(subjects, rounds)))}`)
    console.log(`\nRedis: ${bytes.toFixed(0)} B an alert`)
    console.log(
      `index rebuilt: ${(rebuilt.ms / 1_000).toFixed(1)} s for ${many.toLocaleString('en-US')} alerts; ticks meanwhile p50 / p99 ${slowest(rebuilt)} ms`,
    )
    const raw = await rawWrites(opened.db, firing)
    const ms = await fireAtOnce({ ...opened.ports, alertIndex: opened.index(':firing') }, opened.db, firing)
    console.log(
      `${firing.toLocaleString('en-US')} firing, claimed, stored and queued: ${ms.toFixed(0)} ms; as many documents inserted at once and changed twice by hand: ${raw.toFixed(0)} ms; ratio ${(ms / raw).toFixed(2)}, load ${load().toFixed(1)}`,
    )
  } finally {
    await opened.close()
  }
}

console.log(`${cpus().length} cores, load ${load().toFixed(1)}`)
await withStores(measure)
