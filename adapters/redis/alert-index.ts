import type { Redis } from 'ioredis'
import type { Direction, AlertIndex } from '#bank/alert/alert.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import { type Coin, COINS } from '#bank/ground/money.ts'

const DIRECTIONS: readonly Direction[] = ['above', 'below']

/** One sorted set per coin and direction, scored by price: a tick reads only what it has reached, however many wait. */
export const createAlertIndex = (redis: Redis, namespace: string): AlertIndex => {
  const keyOf = (coin: Coin, direction: Direction): string => `${namespace}:a:${coin}:${direction}`
  const keys = COINS.flatMap((coin) => DIRECTIONS.map((direction) => keyOf(coin, direction)))
  return {
    async put({ id, coin, direction, price }) {
      // Cents stay exact in a double up to 90 trillion dollars.
      await redis.zadd(keyOf(coin, direction), price.minor.toString(), id)
    },
    async remove({ id, coin, direction }) {
      await redis.zrem(keyOf(coin, direction), id)
    },
    async reached(coin, { minor }, limit) {
      const price = minor.toString()
      const [above, below] = await Promise.all([
        redis.zrange(keyOf(coin, 'above'), '-inf', price, 'BYSCORE', 'LIMIT', 0, limit),
        redis.zrange(keyOf(coin, 'below'), '+inf', price, 'BYSCORE', 'REV', 'LIMIT', 0, limit),
      ])
      return [...above, ...below].slice(0, limit) as AlertId[]
    },
    async size() {
      const counts = await Promise.all(keys.map((key) => redis.zcard(key)))
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}
