import { setTimeout as pause } from 'node:timers/promises'
import { MongoClient } from 'mongodb'
import { createClient, type Client } from '../client.ts'
import { load, percentile } from '../figures.ts'
import { rawRate } from './raw.ts'
import { startSandbox } from './sandbox-process.ts'
import { type Owner, seed } from './seed.ts'

export type LargeOptions = { url: string; users: number; transactions: number; rounds: number }
export type Times = { p50: number; p99: number; load: number }
export type Large = {
  seedSeconds: number
  /** `GET` node at 200 requests per second, one entry per round. */
  node: Times[]
  /** The first page of the transactions of an account with 1,000 of them, and of one with a tenth of all. */
  few: Times[]
  many: Times[]
  /** ms of one durable `insertOne` on the same server, one entry per round: what the figures stand beside. */
  raw: number[]
  /** The very first look at each, which counts it. */
  firstLook: { few: number; many: number }
}

const PER_SECOND = 200
const SECONDS = 10
const PAGES = 100

const headersOf = ({ key }: Owner): Record<string, string> => ({
  'x-sp-user': `${key}|bench`,
  'x-sp-user-ip': '203.0.113.7',
})

const times = (latencies: readonly number[]): Times => ({
  p50: percentile(latencies, 0.5),
  p99: percentile(latencies, 0.99),
  load: load(),
})

/** Calls at a steady pace, each timed from when it was due: a slow answer makes no later call wait unseen. */
const paced = async (
  count: number,
  perSecond: number,
  call: (index: number) => Promise<unknown>,
): Promise<number[]> => {
  const began = performance.now()
  const latencies: number[] = []
  const all: Promise<void>[] = []
  for (let index = 0; index < count; index += 1) {
    const due = began + (index * 1_000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await pause(wait)
    all.push(
      call(index).then(() => {
        latencies.push(performance.now() - due)
      }),
    )
  }
  await Promise.all(all)
  return latencies
}

const getNode = async (client: Client, owner: Owner): Promise<void> => {
  const { status } = await client.call({
    method: 'GET',
    path: `/users/${owner.user}/nodes/${owner.node}`,
    headers: headersOf(owner),
  })
  if (status !== 200) throw new Error(`GET node answered ${status}`)
}

const getPage = async (client: Client, owner: Owner): Promise<number> => {
  const began = performance.now()
  const { status, body } = await client.call({
    method: 'GET',
    path: `/users/${owner.user}/nodes/${owner.node}/trans`,
    headers: headersOf(owner),
  })
  if (status !== 200 || body.trans.length !== 20) throw new Error(`the first page answered ${status}`)
  return performance.now() - began
}

const pages = async (client: Client, owner: Owner): Promise<Times> => {
  const latencies: number[] = []
  for (let n = 0; n < PAGES; n += 1) latencies.push(await getPage(client, owner))
  return times(latencies)
}

/** Reading from a bank of many users and transactions. */
export const large = async ({ url, users, transactions, rounds }: LargeOptions): Promise<Large> => {
  const database = `bench_large_${Date.now()}`
  const mongo = new MongoClient(url)
  try {
    const seeded = await seed({ url, database, users, transactions })
    const sandbox = await startSandbox(url, database)
    const client = createClient(sandbox.url, 64)
    const firstLook = { few: await getPage(client, seeded.few), many: await getPage(client, seeded.many) }
    const out: Large = { seedSeconds: seeded.seconds, node: [], few: [], many: [], raw: [], firstLook }
    for (let round = 0; round < rounds; round += 1) {
      const anyone = (): Owner => seeded.owners[Math.floor(Math.random() * seeded.owners.length)] ?? seeded.few
      const latencies = await paced(PER_SECOND * SECONDS, PER_SECOND, () => getNode(client, anyone()))
      out.node.push(times(latencies))
      out.few.push(await pages(client, seeded.few))
      out.many.push(await pages(client, seeded.many))
      out.raw.push(1_000 / (await rawRate({ url, database, callers: 1 })))
    }
    client.close()
    await sandbox.stop()
    return out
  } finally {
    await mongo.db(database).dropDatabase()
    await mongo.close()
  }
}
