import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'

/** Why the server at `url` does not answer, or undefined when it does. */
export type Probe = (url: string, timeoutMs: number) => Promise<string | undefined>

/** Undefined when the MongoDB server at `url` answers a ping, else why not. */
export const probeMongo: Probe = async (url, timeoutMs) => {
  const client = new MongoClient(url, { serverSelectionTimeoutMS: timeoutMs, connectTimeoutMS: timeoutMs })
  try {
    await client.db('admin').command({ ping: 1 })
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.close()
  }
}

/** Undefined when the Redis server at `url` answers a ping, else why not. A server still loading its data doesn't. */
export const probeRedis: Probe = async (url, timeoutMs) => {
  let last: string | undefined
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  client.on('error', (error: Error) => {
    last = error.message
  })
  try {
    await client.connect()
    await client.ping()
    return undefined
  } catch (error) {
    return last ?? (error instanceof Error ? error.message : String(error))
  } finally {
    client.disconnect()
  }
}

/** `url` as it may be shown: no credentials, no options. */
export const showUrl = (url: string): string => url.replace(/\/\/[^@/]*@/, '//').replace(/\?.*$/, '')
