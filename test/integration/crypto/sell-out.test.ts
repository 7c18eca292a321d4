import { beforeEach, describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { openWalletWorld } from './wallet-world.ts'

const fixture = startBankOnSandbox()
const PRICE = { BTC: usd(70_123_45n), ETH: usd(3_217_89n) }
/** A cent and the three thousandths that a price may fall meanwhile. */
const isWorthless = (units: bigint, price: bigint): boolean => units * price < 102_000_000n

describe('a wallet that is sold out', () => {
  let world: Awaited<ReturnType<typeof openWalletWorld>>
  beforeEach(async () => {
    world = await openWalletWorld(fixture)
    await world.setPrice('BTC', PRICE.BTC)
    await world.setPrice('ETH', PRICE.ETH)
  })
  const soldOut = async (more: { coin?: 'BTC' | 'ETH'; closes: boolean }): Promise<Operation> => {
    const card = await world.card(world.sellOut(more))
    expect(await world.confirm(card)).toMatchObject({ kind: 'confirmed' })
    return await world.settle(card)
  }

  it('is left with nothing that can be sold, and the dollars are there', async () => {
    await world.has('BTC', usd(50_00n))
    await world.has('ETH', usd(30_00n))
    const before = await world.dollars()
    const ended = await soldOut({ closes: false })
    expect(ended).toMatchObject({ state: 'settled' })
    const { coins, holds, status } = await world.wallet()
    expect(isWorthless(coins.BTC.minor, PRICE.BTC.minor)).toBe(true)
    expect(isWorthless(coins.ETH.minor, PRICE.ETH.minor)).toBe(true)
    expect({ holds, status }).toEqual({ holds: [], status: 'open' })
    const came = (await world.dollars()) - before
    // Each coin leaves about a cent at the most.
    expect(came).toBeGreaterThanOrEqual(79_96n)
    expect(ended.bankStatus).toBe(`sold:${came}`)
  })

  it('sells one coin and leaves the other', async () => {
    await world.has('BTC', usd(50_00n))
    await world.has('ETH', usd(30_00n))
    const { coins: before } = await world.wallet()
    await soldOut({ coin: 'BTC', closes: false })
    const { coins } = await world.wallet()
    expect(isWorthless(coins.BTC.minor, PRICE.BTC.minor)).toBe(true)
    expect(coins.ETH).toEqual(before.ETH)
  })

  it('is closed by the same card, at the bank too', async () => {
    await world.has('BTC', usd(50_00n))
    expect(await soldOut({ closes: true })).toMatchObject({ state: 'settled' })
    expect((await world.wallet()).status).toBe('closed')
    expect(await world.atBank()).toMatchObject({ active: false })
  })

  it('can be closed when it holds only what can’t be sold', async () => {
    await world.has('BTC', usd(50_00n))
    await soldOut({ closes: false })
    const card = await world.card(world.close())
    expect(await world.confirm(card)).toMatchObject({ kind: 'confirmed' })
    expect(await world.settle(card)).toMatchObject({ state: 'settled' })
    expect((await world.wallet()).status).toBe('closed')
  })

  it('is not closed by a card without a sale while it holds coins', async () => {
    await world.has('BTC', usd(50_00n))
    expect(await world.close()).toMatchObject({ error: { kind: 'not-empty', coins: true } })
  })

  it('stays open when coins come in meanwhile, which are not sold', async () => {
    await world.has('BTC', usd(50_00n))
    const card = await world.card(world.sellOut({ closes: true }))
    await world.has('BTC', usd(20_00n))
    await world.confirm(card)
    expect(await world.settle(card)).toMatchObject({ state: 'cancelled', why: 'not-empty' })
    const { status, coins } = await world.wallet()
    expect(status).toBe('open')
    // What was bought for twenty dollars.
    expect(coins.BTC.minor).toBeGreaterThanOrEqual((20_00n * 100_000_000n) / PRICE.BTC.minor)
  })

  it('is not begun while a purchase is on its way to it', async () => {
    await world.has('BTC', usd(50_00n))
    const card = await world.card(world.sellOut({ closes: true }))
    const coming = await world.buy('BTC', usd(20_00n))
    await world.confirm(coming)
    expect(await world.confirm(card)).toMatchObject({ kind: 'turned-away', operation: { why: 'busy' } })
    expect((await world.wallet()).status).toBe('open')
  })

  it('sells nothing when the price has fallen past the limit of the card', async () => {
    await world.has('BTC', usd(50_00n))
    const { coins: before } = await world.wallet()
    const card = await world.card(world.sellOut({ closes: true }))
    await world.setPrice('BTC', usd(69_000_00n))
    expect(await world.confirm(card)).toMatchObject({ kind: 'turned-away', operation: { why: 'price-moved' } })
    expect((await world.wallet()).coins).toEqual(before)
  })

  it('sells nothing when the price falls past it right after', async () => {
    await world.has('BTC', usd(50_00n))
    const { coins: before } = await world.wallet()
    const card = await world.card(world.sellOut({ closes: true }))
    await world.confirm(card)
    await world.setPrice('BTC', usd(69_000_00n))
    expect(await world.settle(card)).toMatchObject({ state: 'cancelled', why: 'price-moved' })
    const { coins, holds, status } = await world.wallet()
    expect({ coins, holds, status }).toEqual({ coins: before, holds: [], status: 'open' })
  })

  it('brings more when the price has risen, and still leaves nothing', async () => {
    await world.has('BTC', usd(50_00n))
    const before = await world.dollars()
    const card = await world.card(world.sellOut({ closes: true }))
    await world.setPrice('BTC', usd(75_000_00n))
    await world.confirm(card)
    expect(await world.settle(card)).toMatchObject({ state: 'settled' })
    expect((await world.dollars()) - before).toBeGreaterThan(53_40n)
  })

  it('makes no sale twice, whenever the process dies', async () => {
    await world.has('BTC', usd(50_00n))
    const before = await world.dollars()
    const card = await world.card(world.sellOut({ closes: true }))
    await world.confirm(card)
    for (let steps = 0; steps < 40; steps += 1) {
      world.restart()
      await world.step()
    }
    expect(await world.find(card)).toMatchObject({ state: 'settled' })
    const came = (await world.dollars()) - before
    expect(came).toBeGreaterThanOrEqual(49_98n)
    expect(came).toBeLessThanOrEqual(50_00n)
    expect((await world.wallet()).status).toBe('closed')
  })

  it('goes on with a sale that was made and not confirmed when the process died', async () => {
    await world.has('BTC', usd(50_00n))
    const { operations } = fixture.ports
    let isDead = false
    const dies = await openWalletWorld(fixture, {
      operations: {
        ...operations,
        insert: async (operation) => {
          const made = await operations.insert(operation)
          const { order } = operation
          if (!isDead && order.kind === 'sell' && order.part !== undefined) {
            isDead = true
            throw new Error('killed')
          }
          return made
        },
      },
    })
    await dies.has('BTC', usd(40_00n))
    const card = await dies.card(dies.sellOut({ closes: true }))
    await dies.confirm(card)
    expect(await dies.settle(card)).toMatchObject({
      state: 'settled',
      bankStatus: expect.stringMatching(/^sold:399[89]|4000$/),
    })
    expect(isDead).toBe(true)
    expect((await dies.wallet()).status).toBe('closed')
  })
})
