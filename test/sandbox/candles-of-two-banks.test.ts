import { expect, it } from 'vitest'
import { createMarket } from '#sandbox/crypto/market.ts'
import { createPrices, type PricePoint } from '#sandbox/crypto/prices.ts'
import type { Store } from '#sandbox/store/database.ts'

const NOW = Date.UTC(2026, 4, 17, 15, 30)
const HOUR_MS = 3_600_000

/** A bank's prices, with these set by its operator, and its market; nothing is stored. */
const aBank = async (seed: string, points: readonly PricePoint[] = []) => {
  const prices = createPrices({ store: { prices: { insertMany: async () => undefined } } as unknown as Store, seed })
  const market = createMarket({ prices, seed })
  const set = (more: readonly PricePoint[]): Promise<void> => prices.add(more)
  await set(points)
  return { market, set }
}
const at = (hoursAgo: number, cents: bigint): PricePoint => ({
  ...{ coin: 'BTC', at: NOW - hoursAgo * HOUR_MS, cents, hold: true },
})

it('are the same whichever bank of a process has read them first, and change where prices were set', async () => {
  const seeds = ['first', 'second'] as const
  const plain = await (await aBank(seeds[0])).market.coin('BTC', NOW, 7)
  const own = [at(30, 77_00n), at(2, 99_00n)]
  const changed = await (await aBank(seeds[0], own)).market.coin('BTC', NOW, 7)
  expect(changed).not.toEqual(plain)
  // Read in the other order, of another seed: neither shows what the other has set.
  const changedFirst = await (await aBank(seeds[1], own)).market.coin('BTC', NOW, 7)
  const plainThen = await (await aBank(seeds[1])).market.coin('BTC', NOW, 7)
  expect(plainThen).not.toEqual(changedFirst)
  for (const [seed, points, expected] of [
    [seeds[0], [], plain],
    [seeds[0], own, changed],
    [seeds[1], own, changedFirst],
    [seeds[1], [], plainThen],
  ] as const)
    expect(await (await aBank(seed, points)).market.coin('BTC', NOW, 7)).toEqual(expected)
})

it('are read again where an earlier price is set than any before', async () => {
  const bank = await aBank('third', [at(2, 99_00n)])
  await bank.market.coin('BTC', NOW, 7)
  await bank.set([at(50, 12_00n)])
  const fresh = await aBank('third', [at(50, 12_00n)])
  expect(await bank.market.coin('BTC', NOW, 7)).toEqual(await fresh.market.coin('BTC', NOW, 7))
  expect(JSON.stringify(await bank.market.coin('BTC', NOW, 7))).toContain('"price_close":12')
})

it('of a coin are not those of a stock with its name', async () => {
  const { market } = await aBank('fourth')
  const [coin, stock] = [await market.coin('BTC', NOW, 3), await market.stock('BTC', NOW, 3)]
  expect(await (await aBank('fourth')).market.coin('BTC', NOW, 3)).toEqual(coin)
  expect(stock).not.toEqual(coin)
})
