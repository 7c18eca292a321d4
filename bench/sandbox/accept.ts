import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { createClient } from '../client.ts'
import { load, median, percentile } from '../figures.ts'
import { hammer } from './hammer.ts'
import { createPerson } from './people.ts'
import { rawRate } from './raw.ts'
import { startSandbox } from './sandbox-process.ts'
import { type Settled, watch } from './watch.ts'

export type AcceptOptions = { url: string; seconds: number; callers: number }
export type Accepted = {
  /** Raw `insertOne`s per second of the same server, before and after, by as many callers. */
  raw: number
  perSecond: number
  p50: number
  p99: number
  /** CPU of the sandbox per transaction, from acceptance to settlement, us. */
  cpuUs: number
  /** Transactions brought to SETTLED per second, from the first accepted to the last settled. */
  settledPerSecond: number
  /** How long a transaction takes from accepted to settled, s: in the first third of the time, in the last third. */
  settledAfterFirst: number
  settledAfterLast: number
  /** Memory of the sandbox after the first third, and at the end, MB. */
  mbFirst: number
  mbLast: number
  load: number
}

const PEOPLE = 20
const MOST_WAIT_MS = 180_000

/** Waits until nothing is under way any more; how many are settled. */
const settle = async (mongo: MongoClient, database: string): Promise<number> => {
  const trans = mongo.db(database).collection('trans')
  const until = performance.now() + MOST_WAIT_MS
  while ((await trans.findOne({ '_s.nextAt': { $gt: 0 } }, { projection: { _id: 1 } })) !== null) {
    if (performance.now() > until) throw new Error(`transactions are still under way after ${MOST_WAIT_MS} ms`)
    await pause(500)
  }
  return trans.countDocuments({ 'recent_status.status': 'SETTLED' })
}

const settledAfter = (settled: readonly Settled[]): number => median(settled.map(({ seconds }) => seconds))

/** Transactions accepted per second, each under its own idempotency key and durable before its answer. */
export const accept = async (options: AcceptOptions): Promise<Accepted> => {
  const { url, callers } = options
  const database = `bench_accept_${Date.now()}`
  const mongo = new MongoClient(url)
  const sandbox = await startSandbox(url, database)
  const client = createClient(sandbox.url, callers + 8)
  try {
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, name) => createPerson(client, name)))
    const funded = await settle(mongo, database)
    const rawBefore = await rawRate({ url, database, callers })
    const [began, before, watcher] = [performance.now(), sandbox.usage(), watch(client, sandbox)]
    const { latencies, refused, seconds } = await hammer(client, people, { ...options, onAccepted: watcher.saw })
    if (refused > 0) throw new Error(`${refused} transactions were refused`)
    const loaded = load()
    const { settled: looked, usage } = await watcher.stop()
    const settled = (await settle(mongo, database)) - funded
    const [ended, after] = [performance.now(), sandbox.usage()]
    if (settled !== latencies.length) throw new Error(`${latencies.length} were accepted and ${settled} are settled`)
    const rawAfter = await rawRate({ url, database, callers })
    const third = (seconds * 1_000) / 3
    return {
      raw: (rawBefore + rawAfter) / 2,
      perSecond: latencies.length / seconds,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      cpuUs: ((after.cpuMs - before.cpuMs) * 1_000) / latencies.length,
      settledPerSecond: settled / ((ended - began) / 1_000),
      settledAfterFirst: settledAfter(looked.filter(({ acceptedAt }) => acceptedAt - began <= third)),
      settledAfterLast: settledAfter(looked.filter(({ acceptedAt }) => acceptedAt - began >= 2 * third)),
      mbFirst: usage[Math.floor(usage.length / 3)]?.mb ?? Number.NaN,
      mbLast: usage.at(-1)?.mb ?? Number.NaN,
      load: loaded,
    }
  } finally {
    client.close()
    await sandbox.stop()
    await mongo.db(database).dropDatabase()
    await mongo.close()
  }
}
