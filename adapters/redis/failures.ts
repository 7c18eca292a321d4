import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { Failures } from '#conversation/turn/retry-limit.ts'
import type { Keys } from './keys.ts'

/** Longer than any sender tries again (Telegram: 24 hours). */
const SECONDS = 25 * 3_600
const Counted = z.tuple([z.tuple([z.null(), z.int()]), z.unknown()])

export const createFailures = (redis: Redis, keys: Keys): Failures => ({
  async count(key) {
    const name = keys.failures(key)
    const [[, count]] = Counted.parse(await redis.multi().incr(name).expire(name, SECONDS).exec())
    return count
  },
})
