import { Redis } from 'ioredis'
import { MongoClient } from 'mongodb'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createRedisStores } from '#adapters/redis/index.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { createPriceWatch } from '#bank/alert/watch.ts'
import { testSeals } from '#test/support/seals.ts'
import { someKeys } from '#test/support/mongo-stores.ts'

/** One look at the prices in a process of its own, which says each call before it sends it. Arguments: MongoDB, database, Redis, namespace, time. */
const [mongoUrl = '', database = '', redisUrl = '', namespace = '', time = ''] = process.argv.slice(2)
const nothing = async (): Promise<void> => undefined
const quiet = (): void => undefined

const said = <T extends object>(port: T): T =>
  new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        process.stdout.write(`${String(name)}\n`)
        return Reflect.apply(value, target, args)
      }
    },
  })

const client = new MongoClient(mongoUrl, { useBigInt64: true })
const stores = createMongoStores({ client, database, seals: createSeals(someKeys()) })
const redis = new Redis(redisUrl)
const { alertIndex, prices } = createRedisStores({ redis, namespace, seal: testSeals.cache })
const look = createPriceWatch({
  alerts: said(stores.alerts),
  notices: said(stores.notices),
  alertIndex: said(alertIndex),
  prices,
  priceHistory: stores.priceHistory,
  wake: { operation: nothing, notice: nothing, sync: nothing, notices: nothing },
  clock: () => Number(time),
  log: { info: quiet, warn: quiet, error: quiet },
})
await look('BTC')
process.stdout.write('whole\n')
await client.close()
redis.disconnect()
