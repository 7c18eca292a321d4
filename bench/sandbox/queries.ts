import { type Document, MongoClient } from 'mongodb'
import { createSandbox } from '#sandbox/server.ts'
import { type Durations, listen } from '../shapes.ts'
import { type Owner, seed } from './seed.ts'
import { tour } from './tour.ts'

export type Queries = { small: Durations; large: Durations; start: { small: number; large: number } }

const TOURS = 5

/** Collections that use fills and nobody lists: as many documents in them as everywhere. */
const fillRest = async (mongo: MongoClient, database: string, size: number): Promise<void> => {
  const db = mongo.db(database)
  const fill = async (name: string, make: (n: number) => Document): Promise<void> => {
    for (let start = 0; start < size; start += 2_000) {
      const part = Array.from({ length: Math.min(2_000, size - start) }, (_, n) => make(start + n))
      await db.collection(name).insertMany(part, { ordered: false, writeConcern: { w: 1 } })
    }
  }
  const at = Date.now() - 3_600_000
  const id = (n: number): string => `5d2a1c0e${n.toString(16).padStart(16, '0')}`
  await fill('idempotency', (n) => ({ _id: `key-${n}` as never, at: at - n, made: { collection: 'trans', id: id(n) } }))
  await fill('journal', (n) => ({ _id: (-n - 1) as never, seq: -n - 1, at, moves: [], nodeLogs: [] }))
  await fill('deliveries', (n) => ({
    _id: id(n) as never,
    date: at,
    function: 'TRAN|PATCH',
    obj_id: `TRAN_${id(n)}`,
    object_id: id(n),
    url: 'http://127.0.0.1:9/',
    subscription: 'nobody',
    payload: '{}',
    attempts: [],
    nextAt: null,
    updated_by: 'SELF',
  }))
}

type At = { durations: Durations; start: number }

const measure = async (url: string, size: number): Promise<At> => {
  const database = `bench_queries_${size}_${Date.now()}`
  const mongo = new MongoClient(url)
  try {
    const { owners } = await seed({ url, database, users: size, transactions: size })
    await fillRest(mongo, database, size)
    const [began, separator] = [performance.now(), url.includes('?') ? '&' : '/?']
    const mongodbUrl = `${url}${separator}monitorCommands=true`
    const sandbox = await createSandbox({
      mongodbUrl,
      database,
      port: 0,
      adminPort: 0,
      clock: 'manual',
      kycReviewMs: 0,
    })
    const start = performance.now() - began
    const durations = listen(sandbox.house.store.client)
    for (let n = 0; n < TOURS; n += 1) await tour(sandbox, owners[n] as Owner, owners[n + 10] as Owner)
    await sandbox.close()
    return { durations, start }
  } finally {
    await mongo.db(database).dropDatabase()
    await mongo.close()
  }
}

/** Every query the sandbox makes on a tour of all its endpoints, in a small and in a large bank. */
export const queries = async (url: string, sizes: { small: number; large: number }): Promise<Queries> => {
  const [small, large] = [await measure(url, sizes.small), await measure(url, sizes.large)]
  const start = { small: small.start, large: large.start }
  return { small: small.durations, large: large.durations, start }
}
