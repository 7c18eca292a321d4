import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { createKeys, createRedisStores } from '#adapters/redis/index.ts'
import { createRedisTranscript } from '#adapters/webchat/redis-transcript.ts'
import { turnRates } from '../config/config.ts'
import type { Given } from './given.ts'

export type Stores = Awaited<ReturnType<typeof openStores>>

/** What must survive (MongoDB) and what may be lost (Redis), connected and ready. */
export const openStores = async ({ config, log, wrapPort }: Given) => {
  const mongo = new MongoClient(config.MONGODB_URL, { useBigInt64: true, appName: 'parley' })
  const newRedis = (): Redis =>
    // A turn that can't reach Redis fails in time for the platform to deliver it again.
    new Redis(config.REDIS_URL, { maxRetriesPerRequest: 3, commandTimeout: 5_000, socketTimeout: 10_000 }).on(
      'error',
      (error: Error) => log.warn({ event: 'redis-unreachable', err: error }, 'Redis is out of reach'),
    )
  const redis = newRedis()
  const subscriber = newRedis()
  const seals = createSeals({ current: config.DATA_KEY.current, keys: config.DATA_KEY.reveal() })
  const durable = wrapPort(createMongoStores({ client: mongo, database: config.MONGODB_DATABASE, seals }))
  const volatile = wrapPort(
    createRedisStores({ redis, namespace: config.REDIS_NAMESPACE, seal: seals.cache, turnRates: turnRates(config) }),
  )
  const keys = createKeys(config.REDIS_NAMESPACE)
  await mongo.connect()
  await durable.ready()
  await volatile.ready()
  return {
    durable,
    volatile,
    transcript: wrapPort(
      createRedisTranscript({
        redis,
        subscriber,
        prefix: keys.webChatPrefix,
        seal: seals.cache,
        sessionKey: keys.session,
      }),
      'chat',
    ),
    checks: { mongodb: durable.ping, redis: () => redis.ping() },
    close: async (): Promise<void> => {
      await Promise.all([redis.quit(), subscriber.quit(), mongo.close()])
    },
  }
}
