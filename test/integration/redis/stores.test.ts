import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseEviction } from '#adapters/redis/check.ts'
import { createKeys } from '#adapters/redis/index.ts'
import type { Entry } from '#bank/alert/entry.ts'
import { type AlertId, type CardId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { LEASE_MS } from '#conversation/channel/leases.ts'
import type { Form } from '#conversation/channel/message.ts'
import { aConversation, openRedisStores, type StoresOnRedis } from '#test/support/redis-stores.ts'

let fixture: StoresOnRedis
beforeAll(() => {
  fixture = openRedisStores()
})
afterAll(() => fixture.close())

describe('card references', () => {
  it('finds what was kept, in its own conversation only', async () => {
    const { cardRefs } = fixture.process()
    const [here, there] = [aConversation(), aConversation()]
    const card = 'card_1' as CardId
    expect(await cardRefs.find(here, card)).toBeUndefined()
    await cardRefs.keep(here, card, '42')
    await cardRefs.keep(here, card, '42')
    expect(await cardRefs.find(here, card)).toBe('42')
    expect(await cardRefs.find(there, card)).toBeUndefined()
  })
})

describe('leases', () => {
  it('are held by one process at a time, given back by nobody else, and run out', async () => {
    const [one, other] = [fixture.process().leases, fixture.process().leases]
    const first = await one.take('turn')
    expect(first).toBeDefined()
    expect(await other.take('turn')).toBeUndefined()
    expect(await other.take('another')).toBeDefined()
    const [key = ''] = await fixture.redis.keys(`${fixture.namespace}:l:turn`)
    expect(await fixture.redis.pttl(key)).toBeGreaterThan(LEASE_MS - 5_000)
    await fixture.redis.del(key)
    const second = await other.take('turn')
    await first?.release()
    expect(await one.take('turn')).toBeUndefined()
    await second?.release()
    expect(await one.take('turn')).toBeDefined()
  })
})

describe('R23: what processes tell each other about the bank', () => {
  it('is read by all of them, gone when it is taken back or flushed, and asked about by one at a time', async () => {
    const [one, other] = [fixture.process().availabilityBoard, fixture.process().availabilityBoard]
    expect(await other.read()).toBeUndefined()
    await one.post(1_700_000_000_123)
    expect(await other.read()).toBe(1_700_000_000_123)
    await other.clear()
    expect(await one.read()).toBeUndefined()
    const turns = await Promise.all([one, other, one, other].map((board) => board.takeProbe(60_000)))
    expect(turns.filter(Boolean)).toHaveLength(1)
    await other.endProbe(1)
    await expect.poll(() => one.takeProbe(60_000)).toBe(true)
  })
})

describe('forms', () => {
  it('gives back the form shown last in a conversation, by its id alone', async () => {
    const { forms } = fixture.process()
    const [here, there] = [aConversation(), aConversation()]
    const form = (id: string): Form => ({ id, title: 'Send', submit: 'Go on', fields: [] })
    await forms.put(here, form('form_1'))
    expect(await fixture.process().forms.get(here, 'form_1')).toEqual(form('form_1'))
    expect(await forms.get(there, 'form_1')).toBeUndefined()
    await forms.put(here, form('form_2'))
    expect(await forms.get(here, 'form_1')).toBeUndefined()
    expect(await forms.get(here, 'form_2')).toEqual(form('form_2'))
  })
})

describe('alert index', () => {
  it('gives those a price has reached, touching ones among them, until they are removed', async () => {
    const { alertIndex } = fixture.process()
    const entry = (id: string, side: 'least' | 'most', score: number): Entry => ({
      ...({ id: id as AlertId, coin: 'BTC', measure: 'price', side, score } as const),
    })
    const reached = async (price: number, limit = 10): Promise<readonly string[]> =>
      (await alertIndex.reached('BTC', { price }, 0, limit)).map(({ id }) => id)
    const above = entry('alrt_a', 'least', 100_00)
    const below = entry('alrt_b', 'most', 90_00)
    await alertIndex.put([above, below, above, { ...above, id: 'alrt_e' as AlertId, coin: 'ETH' as const }])
    const keys = createKeys(fixture.namespace)
    const sets = [keys.alerts('BTC', 'price', 'least'), keys.alerts('BTC', 'price', 'most')]
    sets.push(keys.alerts('ETH', 'price', 'least'))
    expect(await Promise.all(sets.map((key) => fixture.redis.zcard(key)))).toEqual([1, 1, 1])
    expect(await reached(95_00)).toEqual([])
    expect(await reached(100_00)).toEqual(['alrt_a'])
    expect(await reached(90_00)).toEqual(['alrt_b'])
    await alertIndex.put([entry('alrt_c', 'least', 80_00)])
    expect(await reached(100_00, 1)).toHaveLength(1)
    await alertIndex.remove([above])
    expect(await reached(100_00)).toEqual(['alrt_c'])
  })

  it('keeps ids whole, in few bytes, and marks of time', async () => {
    const { alertIndex } = fixture.process()
    const id = newId('alert')
    await alertIndex.put([{ id, coin: 'ETH', measure: 'rise:hour', side: 'least', score: 500 }])
    await alertIndex.put([{ id, coin: 'ETH', measure: 'at', side: 'least', score: 60 }])
    const place = { id, coin: 'ETH', side: 'least' } as const
    expect(await alertIndex.reached('ETH', { 'rise:hour': 500 }, 59_000, 9)).toEqual([
      { ...place, measure: 'rise:hour' },
    ])
    expect(await alertIndex.reached('ETH', { 'rise:hour': 499 }, 60_000, 9)).toEqual([{ ...place, measure: 'at' }])
    expect(await alertIndex.completeUntil()).toBeUndefined()
    await alertIndex.setCompleteUntil(5)
    expect(await alertIndex.completeUntil()).toBe(5)
    await alertIndex.setWatchedUntil('ETH', 7)
    expect([await alertIndex.watchedUntil('ETH'), await alertIndex.watchedUntil('BTC')]).toEqual([7, undefined])
  })
})

describe('price board', () => {
  it('keeps a day of prices, oldest first, and knows the latest', async () => {
    const { prices } = fixture.process()
    const day = 86_400_000
    const point = (at: number, cents: bigint) => ({ coin: 'ETH', price: usd(cents), at }) as const
    expect(await prices.latest('ETH')).toBeUndefined()
    for (const each of [point(1, 1n), point(day, 5n), point(day + 5, 7n), point(day + 3, 6n)]) await prices.post(each)
    expect(await prices.latest('ETH')).toEqual(point(day + 5, 7n))
    expect(await prices.since('ETH', day + 3)).toEqual([point(day + 3, 6n), point(day + 5, 7n)])
    expect(await prices.since('ETH', 0)).toEqual([point(day, 5n), point(day + 3, 6n), point(day + 5, 7n)])
    expect(await prices.latest('BTC')).toBeUndefined()
  })

  it('has no price of a coin while its feeds differ, and of no other', async () => {
    const { prices, priceReadings } = fixture.process()
    const point = (coin: 'BTC' | 'ETH') => ({ coin, price: usd(7n), at: Date.now() }) as const
    for (const coin of ['BTC', 'ETH'] as const) await prices.post(point(coin))
    await priceReadings.doubt('BTC', 'differ')
    expect(await prices.latest('BTC')).toBeUndefined()
    expect(await prices.latest('ETH')).toMatchObject({ coin: 'ETH', price: usd(7n) })
    await priceReadings.doubt('BTC', undefined)
    expect(await prices.latest('BTC')).toMatchObject({ coin: 'BTC', price: usd(7n) })
  })
})

describe('the check at start', () => {
  it('R18: accepts a Redis that keeps what it is given and names what is wrong with another', async () => {
    await expect(fixture.process().ready()).resolves.toBeUndefined()
    const evicting = { info: () => Promise.resolve('maxmemory:0\r\nmaxmemory_policy:allkeys-lru\r\n') }
    await expect(refuseEviction(evicting as unknown as Redis)).rejects.toThrow('maxmemory-policy allkeys-lru')
  })
})
