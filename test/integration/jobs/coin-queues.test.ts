import { afterEach, expect, it } from 'vitest'
import { type JobsOnRedis, openJobs } from './jobs-on-redis.ts'

let jobs: JobsOnRedis
afterEach(() => jobs?.close())

it('one price has the orders and the alerts of its coin looked at, and neither waits for the other or for another coin', async () => {
  jobs = openJobs()
  const looked: string[] = []
  const stuck = new Promise<void>(() => {})
  await jobs.work({
    watchCoin: (coin) => {
      looked.push(`alerts of ${coin}`)
      return coin === 'BTC' ? stuck : Promise.resolve()
    },
    watchOrders: (coin) => {
      looked.push(`orders of ${coin}`)
      return coin === 'ETH' ? Promise.reject(new Error('the store does not answer')) : Promise.resolve()
    },
  })
  await jobs.queues.priceWake.price('BTC')
  await jobs.queues.priceWake.price('ETH')
  await expect
    .poll(() => [...new Set(looked)].toSorted())
    .toEqual(['alerts of BTC', 'alerts of ETH', 'orders of BTC', 'orders of ETH'])
  // The alerts of BTC are still at work: its orders are looked at again with the next price.
  const before = looked.filter((one) => one === 'orders of BTC').length
  await jobs.queues.priceWake.price('BTC')
  await expect.poll(() => looked.filter((one) => one === 'orders of BTC').length).toBeGreaterThan(before)
}, 30_000)
