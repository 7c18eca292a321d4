import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { createClient, type Client } from './client.ts'
import { load, percentile } from './figures.ts'
import { createPerson, type Person } from './people.ts'
import { startSandbox } from './sandbox-process.ts'

export type AcceptOptions = { url: string; seconds: number; callers: number }
export type Accepted = {
  /** Raw `insertOne`s per second of the same server, before and after, by as many callers. */
  raw: number
  perSecond: number
  p50: number
  p99: number
  refused: number
  /** Transactions brought to SETTLED per second, from the first accepted to the last settled. */
  settledPerSecond: number
  /** How long after the last was accepted the last was settled. The steps of one take 3 s. */
  behindSeconds: number
  load: number
}

const PEOPLE = 20
const MOST_WAIT_MS = 120_000

/** What the server can do: each insertion durable before the next, as many at once as there are callers. */
const rawRate = async (url: string, database: string, callers: number): Promise<number> => {
  const client = new MongoClient(url, { writeConcern: { w: 'majority', journal: true }, maxPoolSize: callers })
  const raw = client.db(database).collection('raw')
  await raw.insertOne({ first: true })
  const [began, seconds] = [performance.now(), 2]
  let count = 0
  const caller = async (): Promise<void> => {
    while (performance.now() - began < seconds * 1_000) {
      await raw.insertOne({ count, text: 'x'.repeat(200) })
      count += 1
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
  await client.close()
  return count / seconds
}

type Hammered = { latencies: number[]; refused: number; seconds: number }

const hammer = async (client: Client, people: readonly Person[], options: AcceptOptions): Promise<Hammered> => {
  const latencies: number[] = []
  let refused = 0
  const began = performance.now()
  const run = `${Date.now()}`
  const caller = async (name: number): Promise<void> => {
    for (let n = 0; performance.now() - began < options.seconds * 1_000; n += 1) {
      const person = people[(name + n) % people.length]
      if (person === undefined) throw new Error('nobody to pay')
      const [from, ...to] = person.nodes
      const since = performance.now()
      const { status } = await client.call({
        method: 'POST',
        path: `/users/${person.id}/nodes/${from}/trans`,
        headers: { ...person.headers, 'x-sp-idempotency-key': `${run}-${name}-${n}` },
        body: {
          to: { type: 'DEPOSIT-US', id: to[n % to.length] },
          amount: { amount: 0.01, currency: 'USD' },
          extra: { ip: '203.0.113.7', note: 'bench', supp_id: `${run}-${name}-${n}` },
        },
      })
      if (status === 200) latencies.push(performance.now() - since)
      else refused += 1
    }
  }
  await Promise.all(Array.from({ length: options.callers }, (_, name) => caller(name)))
  return { latencies, refused, seconds: (performance.now() - began) / 1_000 }
}

/** Waits until nothing is under way any more; how many are settled. */
const settle = async (mongo: MongoClient, database: string): Promise<number> => {
  const trans = mongo.db(database).collection('trans')
  const until = performance.now() + MOST_WAIT_MS
  while ((await trans.findOne({ '_s.nextAt': { $gt: 0 } }, { projection: { _id: 1 } })) !== null) {
    if (performance.now() > until) throw new Error(`transactions are still under way after ${MOST_WAIT_MS} ms`)
    await pause(200)
  }
  return trans.countDocuments({ 'recent_status.status': 'SETTLED' })
}

/** Transactions accepted per second, each under its own idempotency key and durable before its answer. */
export const accept = async (options: AcceptOptions): Promise<Accepted> => {
  const database = `bench_accept_${Date.now()}`
  const mongo = new MongoClient(options.url)
  const sandbox = await startSandbox(options.url, database)
  const client = createClient(sandbox.url, options.callers)
  try {
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, name) => createPerson(client, name)))
    const funded = await settle(mongo, database)
    const rawBefore = await rawRate(options.url, database, options.callers)
    const began = performance.now()
    const { latencies, refused, seconds } = await hammer(client, people, options)
    const ended = performance.now()
    const loaded = load()
    const settled = (await settle(mongo, database)) - funded
    const settledAt = performance.now()
    const rawAfter = await rawRate(options.url, database, options.callers)
    return {
      raw: (rawBefore + rawAfter) / 2,
      perSecond: latencies.length / seconds,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      refused,
      settledPerSecond: settled / ((settledAt - began) / 1_000),
      behindSeconds: (settledAt - ended) / 1_000,
      load: loaded,
    }
  } finally {
    client.close()
    await sandbox.stop()
    await mongo.db(database).dropDatabase()
    await mongo.close()
  }
}
