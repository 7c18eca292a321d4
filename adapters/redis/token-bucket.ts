import type { Redis } from 'ioredis'
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

export type Rate = {
  /** How many at once after a pause. */
  readonly burst: number
  /** How many are earned back in a second. */
  readonly perSecond: number
}

/**
 * A token bucket in place of the library's fixed window: after a burst the next token comes as soon as it is earned,
 * not when a window ends. Kept is one number, the moment (Unix ms) at which the bucket is full again, and no longer
 * than until then.
 * KEYS: bucket. ARGV: tokens, -, burst, seconds in which a burst is earned. Returns tokens used, ms until the next.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, span = tonumber(ARGV[3]), 1000 * tonumber(ARGV[4])
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now) + ARGV[1] * span / burst
local over = full - now - span
if over > 0 then return { burst + 1, math.ceil(over) } end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.max(1, math.ceil(full - now)))
return { math.ceil((full - now) * burst / span), 1 }
`

type Options = Rate & {
  readonly keyPrefix: string
  /** Tokens in the time in which a burst is earned, while Redis is away; by default as many as a bucket can give in it. */
  readonly insured?: number
}

/** Names stand in Redis: nothing secret may be in one. */
export const createTokenBucket = (redis: Redis, { keyPrefix, burst, perSecond, insured = 2 * burst }: Options) => {
  const duration = burst / perSecond
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix,
    points: burst,
    duration,
    customIncrTtlLuaScript: TAKE,
    rejectIfRedisNotReady: true,
    // Who has just been refused is refused until the next token without asking Redis again.
    inMemoryBlockOnConsumed: burst + 1,
    insuranceLimiter: new RateLimiterMemory({ points: insured, duration }),
  })
  return {
    /** How long until there is a token; zero: it was taken. */
    async take(name: string): Promise<number> {
      try {
        await limiter.consume(name)
        return 0
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
        throw refused
      }
    },
  }
}
export type TokenBucket = ReturnType<typeof createTokenBucket>
