import { type Document, MongoClient } from 'mongodb'
import { createSandbox, type Sandbox } from '#sandbox/server.ts'
import { type Durations, listen } from '../shapes.ts'
import { type Owner, seed } from './seed.ts'
import { callEveryEndpoint } from './every-endpoint.ts'

export type Queries = { small: Durations; large: Durations; start: { small: number; large: number } }

const ROUNDS = 10

/** Collections that grow with use and are not listed: as many documents in them as everywhere. */
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
    subscription: 'none',
    payload: '{}',
    attempts: [],
    nextAt: null,
    updated_by: 'SELF',
  }))
}

type Bank = { sandbox: Sandbox; startMs: number; owners: Owner[]; close(): Promise<void> }

const createBank = async (url: string, size: number): Promise<Bank> => {
  const database = `bench_queries_${size}_${Date.now()}`
  const mongo = new MongoClient(url)
  const { owners } = await seed({ url, database, users: size, transactions: size })
  await fillRest(mongo, database, size)
  const [began, separator] = [performance.now(), url.includes('?') ? '&' : '/?']
  const mongodbUrl = `${url}${separator}monitorCommands=true`
  const options = { port: 0, adminPort: 0, clock: 'manual', kycReviewMs: 0 } as const
  const sandbox = await createSandbox({ mongodbUrl, database, ...options })
  return {
    sandbox,
    startMs: performance.now() - began,
    owners,
    async close() {
      await sandbox.close()
      await mongo.db(database).dropDatabase()
      await mongo.close()
    },
  }
}

/**
 * Every query the sandbox makes in a round of calls of all its endpoints, in a small and in a large bank. Both take turns, so that
 * whatever else the machine does meets them alike.
 */
export const queries = async (url: string, sizes: { small: number; large: number }): Promise<Queries> => {
  const small = await createBank(url, sizes.small)
  const large = await createBank(url, sizes.large)
  const found = {
    small: listen(small.sandbox.services.store.client),
    large: listen(large.sandbox.services.store.client),
  }
  for (let n = 0; n < ROUNDS; n += 1)
    for (const { sandbox, owners } of [small, large])
      await callEveryEndpoint(sandbox, owners[n] as Owner, owners[n + ROUNDS] as Owner)
  await small.close()
  await large.close()
  return { ...found, start: { small: small.startMs, large: large.startMs } }
}
