import { describe, expect, it } from 'vitest'
import type { Coin } from '#bank/ground/coins.ts'
import { usd } from '#bank/ground/money.ts'
import type { Doubt, PricePoint, Reading } from '#bank/ground/price.ts'
import { takeBankPrices, takeReading } from '#bank/price/take.ts'
import { err, ok } from '#kit/result.ts'

/** The board, the readings and the log, over memory, and a bank that quotes what it is told to. */
const openMarket = () => {
  const [posted, readings] = [[] as PricePoint[], new Map<string, Reading>()]
  const [doubts, logged] = [new Map<Coin, Doubt>(), [] as string[]]
  const note = (facts: object): void => void logged.push('event' in facts ? String(facts.event) : '')
  let [now, quoted]: [number, bigint | undefined] = [1_000_000, undefined]
  const deps = {
    prices: { post: async (point: PricePoint) => void posted.push(point) },
    priceReadings: {
      note: async (reading: Reading) => void readings.set(`${reading.coin} ${reading.feed}`, reading),
      of: async (coin: Coin) => [...readings.values()].filter((reading) => reading.coin === coin),
      doubt: async (coin: Coin, why: Doubt | undefined) =>
        void (why === undefined ? doubts.delete(coin) : doubts.set(coin, why)),
      doubtOf: async (coin: Coin) => doubts.get(coin),
      claim: async () => true,
    },
    priceWake: { price: async () => undefined },
    clock: () => now,
    maxPriceDifferencePercent: 2,
    log: { info: note, warn: note, error: note },
    rail: {
      quotes: async () =>
        quoted === undefined
          ? err({ kind: 'not-sent' as const, message: 'away' })
          : ok({ BTC: usd(quoted), ETH: usd(quoted) }),
    },
  }
  return {
    posted: () => posted.filter(({ coin }) => coin === 'BTC').map(({ price }) => price.minor),
    doubt: () => doubts.get('BTC'),
    logged: (event: string) => logged.filter((each) => each === event).length,
    pass: (ms: number) => (now += ms),
    bank: async (cents: bigint | undefined) => {
      quoted = cents
      await takeBankPrices(deps)
    },
    ticker: (cents: bigint) => takeReading(deps, { feed: 'ticker', coin: 'BTC', price: usd(cents), at: now }),
  }
}

describe('a second price feed', () => {
  it('sets no price before the bank has told one, and its price is doubted', async () => {
    const market = openMarket()
    await market.ticker(10_000n)
    await market.ticker(10_001n)
    expect([market.posted(), market.doubt()]).toEqual([[], 'bank-silent'])
    expect(market.logged('price-of-bank-missing')).toBe(1)
  })

  it('moves the price while the bank has spoken within a minute, and no longer', async () => {
    const market = openMarket()
    await market.bank(10_000n)
    market.pass(60_000)
    await market.ticker(10_010n)
    expect([market.posted(), market.doubt()]).toEqual([[10_000n, 10_010n], undefined])
    market.pass(1)
    await market.ticker(10_020n)
    expect([market.posted(), market.doubt()]).toEqual([[10_000n, 10_010n], 'bank-silent'])
    await market.bank(10_020n)
    expect([market.posted(), market.doubt()]).toEqual([[10_000n, 10_010n, 10_020n], undefined])
  })

  it('leaves no price of its own in use once the bank fails to answer for a minute, though it says nothing more itself', async () => {
    const market = openMarket()
    await market.bank(10_000n)
    market.pass(59_000)
    await market.ticker(10_010n)
    await market.bank(undefined)
    expect(market.doubt()).toBeUndefined()
    market.pass(1_001)
    await market.bank(undefined)
    expect(market.doubt()).toBe('bank-silent')
  })

  it('calls a person when the bank comes back with another price, also where it was doubted before', async () => {
    const market = openMarket()
    await market.ticker(10_000n)
    await market.bank(12_000n)
    await market.ticker(10_000n)
    expect([market.posted(), market.doubt(), market.logged('prices-differ')]).toEqual([[], 'differ', 1])
  })
})

it('without a second feed the bank’s own price stands as it did, and a silent bank puts up nothing', async () => {
  const market = openMarket()
  await market.bank(10_000n)
  market.pass(120_000)
  await market.bank(undefined)
  expect([market.posted(), market.doubt()]).toEqual([[10_000n], undefined])
})
