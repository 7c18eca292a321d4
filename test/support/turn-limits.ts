import { Redis } from 'ioredis'
import { createKeys, DEFAULT_TURN_RATES } from '#adapters/redis/index.ts'
import { createTurnLimits, type TurnRates } from '#adapters/redis/turn-limits.ts'
import type { TurnLimits } from '#conversation/channel/turn-limits.ts'
import { redisUrl, uniqueName } from '#test/support/servers.ts'

/** For tests of something else. */
export const unlimited: TurnLimits = { admit: async () => ({ kind: 'admitted' }), isOfCustomer: () => false }

type Options = {
  readonly rates?: Partial<TurnRates>
  /** No Redis answers. */
  readonly isAway?: boolean
}

const WIDE = { burst: 10_000, perSecond: 10_000 }
/** Of these a test may have nothing to do with strangers alone: whoever has no session counts as one. */
export const CHAT_ALONE: TurnRates = {
  chat: DEFAULT_TURN_RATES.chat,
  customer: WIDE,
  address: WIDE,
  newPerAddress: WIDE,
  newInAll: WIDE,
  all: WIDE,
}

/** The real limits, on keys of their own. */
export const openTurnLimits = async ({ rates = {}, isAway = false }: Options = {}) => {
  const redis = isAway ? new Redis({ lazyConnect: true }) : new Redis(redisUrl())
  // Before it is connected, a process counts for itself.
  if (!isAway) await redis.ping()
  const namespace = uniqueName('limits')
  const keys = createKeys(namespace)
  return {
    limits: createTurnLimits(redis, keys, { ...CHAT_ALONE, ...rates }),
    redis,
    keys,
    namespace,
    close: () => redis.disconnect(),
  }
}
