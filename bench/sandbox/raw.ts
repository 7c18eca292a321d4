import { MongoClient } from 'mongodb'

export type RawOptions = { url: string; database: string; callers: number }

const SECONDS = 3

/** What the server can do: `insertOne`s per second, as many at once as there are callers, each durable before its end. */
export const rawRate = async ({ url, database, callers }: RawOptions): Promise<number> => {
  const client = new MongoClient(url, { writeConcern: { w: 'majority', journal: true }, maxPoolSize: callers })
  try {
    const raw = client.db(database).collection('raw')
    await raw.insertOne({ first: true })
    const began = performance.now()
    let count = 0
    const caller = async (): Promise<void> => {
      while (performance.now() - began < SECONDS * 1_000) {
        await raw.insertOne({ count, text: 'x'.repeat(200) })
        count += 1
      }
    }
    await Promise.all(Array.from({ length: callers }, caller))
    return (count * 1_000) / (performance.now() - began)
  } finally {
    await client.close()
  }
}
