import type { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseEviction } from '#adapters/redis/check.ts'
import { createKeys } from '#adapters/redis/index.ts'
import type { AlertId, CardId } from '#bank/ground/ids.ts'
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
    const alert = (id: string, direction: 'above' | 'below', cents: bigint) => ({
      ...({ id: id as AlertId, coin: 'BTC', direction, price: usd(cents) } as const),
    })
    const above = alert('alrt_a', 'above', 100_00n)
    const below = alert('alrt_b', 'below', 90_00n)
    for (const each of [above, below, above, { ...above, id: 'alrt_e' as AlertId, coin: 'ETH' as const }])
      await alertIndex.put(each)
    const keys = createKeys(fixture.namespace)
    const sets = [keys.alerts('BTC', 'above'), keys.alerts('BTC', 'below'), keys.alerts('ETH', 'above')]
    expect(await Promise.all(sets.map((key) => fixture.redis.zcard(key)))).toEqual([1, 1, 1])
    expect(await alertIndex.reached('BTC', usd(95_00n), 10)).toEqual([])
    expect(await alertIndex.reached('BTC', usd(100_00n), 10)).toEqual(['alrt_a'])
    expect(await alertIndex.reached('BTC', usd(90_00n), 10)).toEqual(['alrt_b'])
    await alertIndex.put(alert('alrt_c', 'above', 80_00n))
    expect(await alertIndex.reached('BTC', usd(100_00n), 1)).toHaveLength(1)
    await alertIndex.remove(above)
    expect(await alertIndex.reached('BTC', usd(100_00n), 10)).toEqual(['alrt_c'])
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
    await priceReadings.doubt('BTC', true)
    expect(await prices.latest('BTC')).toBeUndefined()
    expect(await prices.latest('ETH')).toMatchObject({ coin: 'ETH', price: usd(7n) })
    await priceReadings.doubt('BTC', false)
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
