/**
 * Every query of the bank's own stores at 1,000 and at 50,000 documents per collection, and which of them grow:
 * `npm run bench:store`, or `npm run bench:store -- name=mongodb://… …` (see `bench/servers.ts`).
 */
import { randomBytes } from 'node:crypto'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { createSeals } from '#adapters/vault/index.ts'
import { createMongoStores, type MongoStores } from '#adapters/mongo/index.ts'
import { load } from '../figures.ts'
import { withServers } from '../servers.ts'
import { type Durations, growthTable, listen, type Reasons } from '../shapes.ts'
import { fill } from './fill.ts'
import { sample } from './samples.ts'
import { tour } from './tour.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { documents: { type: 'string', default: '50000' } },
})
const TOURS = 10

const WALK = 'reconciliation and rebuilding walk through all; no customer waits'
const OPERATORS = "what operators' dashboards count"
const REASONS: Reasons = {
  'customers find bankUserId $exists, sorted by _id': WALK,
  'customers find bankUserId $exists, _id $gt, sorted by _id': WALK,
  'alerts find state, sorted by _id': WALK,
  'alerts find state, _id $gt, sorted by _id': WALK,
  'operations aggregate state': OPERATORS,
  'notices aggregate state': OPERATORS,
}

/** Functions of the stores as a whole; `rekey`, a command that reads everything once, is not on the tour. */
const WHOLE = new Set(['ready', 'ping', 'rekey'])

type Methods = Record<string, (...args: unknown[]) => unknown>

/** The same stores, and the names of their methods that nobody has called yet. */
const counted = (stores: MongoStores): { stores: MongoStores; uncalled: Set<string> } => {
  const uncalled = new Set<string>()
  const watchOne = (methods: Methods, name: string): Methods =>
    Object.fromEntries(
      Object.entries(methods).map(([method, call]) => {
        uncalled.add(`${name}.${method}`)
        const called = (...args: unknown[]): unknown => {
          uncalled.delete(`${name}.${method}`)
          return call.apply(methods, args)
        }
        return [method, called]
      }),
    )
  const watched = Object.entries(stores).map(([name, store]) =>
    WHOLE.has(name) ? [name, store] : [name, watchOne(store as unknown as Methods, name)],
  )
  return { stores: Object.fromEntries(watched) as MongoStores, uncalled }
}

type Bank = { stores: MongoStores; client: MongoClient; close(): Promise<void> }

/** A bank with so many documents in every collection. */
const createBank = async (url: string, size: number): Promise<Bank> => {
  const database = `bench_store_${size}_${Date.now()}`
  const client = new MongoClient(url, { useBigInt64: true, monitorCommands: true })
  const seals = createSeals({ current: 'k1', keys: { k1: randomBytes(32).toString('base64') } })
  const close = async (): Promise<void> => {
    await client.db(database).dropDatabase()
    await client.close()
  }
  try {
    const made = createMongoStores({ client, database, seals })
    await made.ready()
    const [first, { stores, uncalled }] = [sample(), counted(made)]
    await tour(stores, first)
    if (uncalled.size > 0) throw new Error(`not on the tour: ${[...uncalled].join(', ')}`)
    await fill(client.db(database, { useBigInt64: true }), seals, first, size)
    await tour(stores, sample())
    return { stores: made, client, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Both take turns, so that whatever else the machine does meets them alike. */
const measure = async (url: string, documents: number): Promise<{ small: Durations; large: Durations }> => {
  const small = await createBank(url, 1_000)
  const large = await createBank(url, documents)
  try {
    const found = { small: listen(small.client), large: listen(large.client) }
    for (let n = 0; n < TOURS; n += 1) for (const { stores } of [small, large]) await tour(stores, sample())
    return found
  } finally {
    await small.close()
    await large.close()
  }
}

await withServers(positionals, async (servers) => {
  const documents = Number(values.documents)
  console.log(`${cpus().length} cores, load ${load().toFixed(1)}`)
  for (const { name, url } of servers) {
    const began = performance.now()
    const { text, grown } = growthTable(await measure(url, documents), documents, REASONS)
    console.log(`\nEvery query of the stores on ${name}, load ${load().toFixed(1)}\n\n${text}`)
    console.log(`\n(${name}: ${((performance.now() - began) / 1_000).toFixed(0)} s)`)
    if (grown.length > 0) process.exitCode = 1
  }
})
