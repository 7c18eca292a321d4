import { Redis } from 'ioredis'
import { createRedisStores, type RedisStores } from '#adapters/redis/index.ts'
import type { CardId, ConversationId, TurnId } from '#bank/ground/ids.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { Session } from '#conversation/session/session.ts'
import { testSeals } from '#test/support/seals.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'

export type StoresOnRedis = {
  readonly redis: Redis
  readonly namespace: string
  readonly time: { now: number }
  /** Stores as another process would have them: an empty cache over the same Redis. */
  process(cachedSessions?: number): RedisStores
  /** Loses everything, as a flush would; only this fixture's keys. */
  flush(): Promise<void>
  close(): Promise<void>
}

export const openRedisStores = (): StoresOnRedis => {
  const redis = new Redis(redisUrl())
  const namespace = uniqueName('ns')
  const time = { now: 1_000_000 }
  const flush = async (): Promise<void> => {
    const keys = await redis.keys(`${namespace}:*`)
    if (keys.length > 0) await redis.del(...keys)
  }
  return {
    redis,
    namespace,
    time,
    process: (cachedSessions) =>
      createRedisStores({
        redis,
        namespace,
        seal: testSeals.cache,
        ...(cachedSessions === undefined ? {} : { cachedSessions }),
      }),
    flush,
    close: async () => {
      await flush()
      await redis.quit()
    },
  }
}

let serial = 0
export const aConversation = (): ConversationId => `telegram:${++serial}` as ConversationId
export const aTurn = (): TurnId => `telegram:turn:${++serial}` as TurnId

export const aSession = (conversation: ConversationId, set: Partial<Session> = {}): Session => ({
  version: 1,
  conversation,
  presses: {},
  salt: 'salt',
  ...set,
})

export const saying = (text: string): Answer => ({
  replies: [{ do: 'show', message: { card: 'card' as CardId, text: [{ text }], rows: [] } }],
})
