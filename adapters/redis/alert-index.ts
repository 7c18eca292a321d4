import type { Redis } from 'ioredis'
import type { AlertIndex } from '#bank/alert/alert.ts'
import { alertId } from '#bank/ground/ids.ts'
import type { Keys } from './keys.ts'

/** One sorted set per coin and direction, scored by price: a tick reads only what it has reached, however many wait. */
export const createAlertIndex = (redis: Redis, keys: Keys): AlertIndex => {
  return {
    async put({ id, coin, direction, price }) {
      // Cents stay exact in a double up to 90 trillion dollars.
      await redis.zadd(keys.alerts(coin, direction), price.minor.toString(), id)
    },
    async remove({ id, coin, direction }) {
      await redis.zrem(keys.alerts(coin, direction), id)
    },
    async reached(coin, { minor }, limit) {
      const price = minor.toString()
      const [above, below] = await Promise.all([
        redis.zrange(keys.alerts(coin, 'above'), '-inf', price, 'BYSCORE', 'LIMIT', 0, limit),
        redis.zrange(keys.alerts(coin, 'below'), '+inf', price, 'BYSCORE', 'REV', 'LIMIT', 0, limit),
      ])
      return [...above, ...below].filter(alertId.is).slice(0, limit)
    },
  }
}
