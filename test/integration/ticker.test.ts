import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTicker, type Ticker } from '#adapters/ticker/index.ts'
import type { Reading } from '#bank/ground/price.ts'
import { createTickerStandIn } from '#test/support/ticker.ts'

describe('the ticker of an exchange', () => {
  let exchange: Awaited<ReturnType<typeof createTickerStandIn>>
  let ticker: Ticker
  let heard: Reading[]
  let warned: unknown[]
  beforeEach(async () => {
    ;[exchange, heard, warned] = [await createTickerStandIn(), [], []]
    ticker = createTicker({
      url: exchange.url,
      log: { info: () => undefined, error: () => undefined, warn: (facts) => void warned.push(facts) },
      clock: Date.now,
      onReading: (reading) => void heard.push(reading),
      ...{ stallMs: 400, firstPauseMs: 40 },
    })
    ticker.start()
    while (exchange.listeners() === 0) await pause(10)
  })
  afterEach(async () => {
    ticker.stop()
    await exchange.close()
  })
  const cents = () => heard.map(({ coin, price }) => `${coin} ${price.minor}`)

  it('tells a price at once, then the newest of many, each coin by itself', async () => {
    for (let n = 0; n < 100; n += 1) exchange.price('BTC', `7000${n % 10}.129`)
    exchange.price('ETH', '3000')
    await expect.poll(cents).toEqual(['BTC 7000012', 'ETH 300000', 'BTC 7000912'])
    expect(exchange.seen.refused).toBe(0)
  })

  it('takes nothing from nonsense, and hangs up on who sends nothing else', async () => {
    const time = new Date().toISOString()
    const ticks = (over: object) => JSON.stringify({ type: 'ticker', product_id: 'BTC-USD', price: '1', time, ...over })
    const nonsense = [
      '',
      '{',
      'null',
      '[]',
      '{"type":"tick"}',
      ...[
        { price: '-1' },
        { price: 1 },
        { price: '1e9' },
        { price: 'NaN' },
        { price: '0' },
        { price: '1'.repeat(40) },
        { product_id: 'DOGE-USD' },
        { product_id: '__proto__' },
        { time: 'now' },
        { time: '2020-01-01T00:00:00Z' },
        { time: undefined },
      ].map(ticks),
    ]
    nonsense.forEach(exchange.send)
    exchange.price('BTC', '69000.5')
    await expect.poll(cents).toEqual(['BTC 6900050'])
    expect(exchange.seen.connections).toBe(1)
    for (let n = 0; n < 20; n += 1) exchange.send('nonsense')
    await expect.poll(() => exchange.seen.connections).toBe(2)
    expect(warned).toMatchObject([{ why: 'what was heard was no ticker' }])
  })

  it('comes back after a drop, after silence on an open connection, and after a refusal; not once it is stopped', async () => {
    exchange.price('BTC', '1')
    await expect.poll(cents).toHaveLength(1)
    exchange.drop()
    await expect.poll(() => exchange.seen.connections).toBe(2)
    await expect.poll(() => warned.length, { timeout: 5_000 }).toBe(2)
    expect(warned.at(-1)).toMatchObject({ why: 'nothing was heard any more' })
    await expect.poll(() => exchange.seen.connections).toBe(3)
    await expect.poll(() => exchange.listeners()).toBe(1)
    exchange.send('{"type":"error","message":"slow down"}')
    await expect.poll(() => exchange.seen.connections).toBe(4)
    ticker.stop()
    await pause(600)
    expect(exchange.listeners()).toBe(0)
    expect(exchange.seen.connections).toBe(4)
  })
})
