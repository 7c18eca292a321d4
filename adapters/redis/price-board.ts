import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { PriceBoard, PricePoint } from '#bank/ground/price.ts'
import { type Coin, usd } from '#bank/ground/money.ts'
import type { Keys } from './keys.ts'

const DAY_MS = 86_400_000

/** What a transaction answers: of each command an error or null, and its result. */
const Newest = z.tuple([z.tuple([z.null(), z.int()]), z.tuple([z.null(), z.array(z.string())])])

/** `<at>:<cents>`: distinct for each moment, so that two equal prices are two points. */
const asMember = ({ at, price }: PricePoint): string => `${at}:${price.minor}`

const asPoint = (coin: Coin, member: string): PricePoint => {
  const [, at, cents] = /^(\d{1,16}):(\d{1,18})$/.exec(member) ?? []
  if (at === undefined || cents === undefined) throw new Error(`not a price point of ${coin}`)
  return { coin, price: usd(BigInt(cents)), at: Number(at) }
}

export const createPriceBoard = (redis: Redis, keys: Keys): PriceBoard => {
  return {
    async post(point) {
      const key = keys.prices(point.coin)
      const oldest = point.at - DAY_MS
      await redis.multi().zadd(key, point.at, asMember(point)).zremrangebyscore(key, '-inf', `(${oldest}`).exec()
    },
    async latest(coin) {
      // One round trip for both: a doubt that is raised between two looks would be missed.
      const answers = await redis.multi().exists(keys.priceDoubt(coin)).zrevrange(keys.prices(coin), 0, 0).exec()
      const [[, doubted], [, [member]]] = Newest.parse(answers)
      if (doubted === 1) return undefined
      return member === undefined ? undefined : asPoint(coin, member)
    },
    async since(coin, from) {
      const members = await redis.zrangebyscore(keys.prices(coin), from, '+inf')
      return members.map((member) => asPoint(coin, member))
    },
  }
}
