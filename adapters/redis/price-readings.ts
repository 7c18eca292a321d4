import type { Redis } from 'ioredis'
import { type Coin, usd } from '#bank/ground/money.ts'
import { type Doubt, MAX_PRICE_AGE_MS, type PriceReadings, type Reading } from '#bank/ground/price.ts'
import type { Keys } from './keys.ts'

/** After this long without a comparison no process compares any more; the age of the last price tells that it is old. */
const DOUBT_MS = 2 * MAX_PRICE_AGE_MS
/** As every version has kept that feeds differ. */
const KEPT_AS: Readonly<Record<Doubt, string>> = { differ: '1', 'bank-silent': 'bank-silent' }
/** A process that has died is replaced after this. */
const CLAIM_MS = 15_000

const asReading = (coin: Coin, feed: string, kept: string): readonly Reading[] => {
  const [, at, cents] = /^(\d{1,16}):(\d{1,18})$/.exec(kept) ?? []
  return at === undefined || cents === undefined ? [] : [{ coin, feed, price: usd(BigInt(cents)), at: Number(at) }]
}

export const createPriceReadings = (redis: Redis, keys: Keys): PriceReadings => ({
  async note({ feed, coin, price, at }) {
    const key = keys.priceReadings(coin)
    const [before] = asReading(coin, feed, (await redis.hget(key, feed)) ?? '')
    // A feed is read by one process at a time, so nobody writes between this look and the next line.
    if (before !== undefined && before.at > at) return
    await redis.multi().hset(key, feed, `${at}:${price.minor}`).pexpire(key, DOUBT_MS).exec()
  },
  async of(coin) {
    const kept = await redis.hgetall(keys.priceReadings(coin))
    return Object.entries(kept).flatMap(([feed, reading]) => asReading(coin, feed, reading))
  },
  async doubt(coin, why) {
    if (why === undefined) await redis.del(keys.priceDoubt(coin))
    else await redis.set(keys.priceDoubt(coin), KEPT_AS[why], 'PX', DOUBT_MS)
  },
  async doubtOf(coin) {
    const kept = await redis.get(keys.priceDoubt(coin))
    if (kept === null) return undefined
    return kept === KEPT_AS['bank-silent'] ? 'bank-silent' : 'differ'
  },
  async claim(feed, holder) {
    const key = keys.lease(`feed:${feed}`)
    if ((await redis.set(key, holder, 'PX', CLAIM_MS, 'NX')) === 'OK') return true
    if ((await redis.get(key)) !== holder) return false
    await redis.pexpire(key, CLAIM_MS)
    return true
  },
})
