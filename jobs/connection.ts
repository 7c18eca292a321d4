import { Redis } from 'ioredis'
import type { Log } from '#kit/log.ts'

/** Where the queue lives, `redis://…`. */
export type QueueConnection = {
  readonly url: string
  /** How long Redis may owe an answer before the connection is closed and opened again. */
  readonly owedMs?: number
}

/** Longer than a worker ever blocks, which is ten seconds. */
const OWED_MS = 15_000

/** A client as the queue library wants it: commands wait for a reconnection instead of failing after some retries. */
export const connect = ({ url, owedMs = OWED_MS }: QueueConnection, log: Log): Redis => {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(times * 200, 2_000),
    socketTimeout: owedMs,
  })
  // Without a listener an error of the connection would end the process; reconnecting is what is done about it.
  redis.on('error', (error: Error) =>
    log.warn({ event: 'queue-unreachable', err: error }, 'the queue can not reach Redis'),
  )
  return redis
}
