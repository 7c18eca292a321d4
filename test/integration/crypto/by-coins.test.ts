import { beforeEach, describe, expect, it } from 'vitest'
import { proposeBuy, proposeSell, type TradeAmount } from '#bank/crypto/propose.ts'
import { money, usd } from '#bank/ground/money.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { openWalletWorld } from './wallet-world.ts'

const fixture = startBankOnSandbox()

describe('a trade in coins', () => {
  let world: Awaited<ReturnType<typeof openWalletWorld>>
  beforeEach(async () => {
    world = await openWalletWorld(fixture)
    await world.setPrice('ETH', usd(3_217_89n))
  })
  const sells = async (amount: TradeAmount) => {
    const given = { wallet: (await world.wallet()).id, to: world.me.account.id, coin: 'ETH' as const, amount }
    return await proposeSell(world.ports, world.me.customer, { ...world.cause(), ...given })
  }

  it('buys no fewer coins than were asked for at the price of its card', async () => {
    const asked = money('ETH', 1_000_000n)
    const given = { from: world.me.account.id, wallet: (await world.wallet()).id, coin: 'ETH', amount: asked } as const
    const card = await world.card(proposeBuy(world.ports, world.me.customer, { ...world.cause(), ...given }))
    // A hundredth of 3,217.89 is 32.1789.
    expect(card.order).toMatchObject({ kind: 'buy', amount: usd(32_18n), asked })
    await world.confirm(card)
    expect(await world.settle(card)).toMatchObject({ state: 'settled' })
    const { coins } = await world.wallet()
    expect(coins.ETH.minor).toBeGreaterThanOrEqual(asked.minor)
    expect(coins.ETH.minor).toBeLessThan(asked.minor + 400n)
  })

  it('sells no more coins than were asked for', async () => {
    await world.has('ETH', usd(50_00n))
    const before = (await world.wallet()).coins.ETH.minor
    const card = await world.card(sells(money('ETH', 500_000n)))
    expect(card.order).toMatchObject({ kind: 'sell', amount: usd(16_08n), asked: money('ETH', 500_000n) })
    await world.confirm(card)
    await world.settle(card)
    const taken = before - (await world.wallet()).coins.ETH.minor
    expect(taken).toBeLessThanOrEqual(500_000n)
    expect(taken).toBeGreaterThan(499_600n)
  })

  it('sells half of what is free', async () => {
    await world.has('ETH', usd(50_00n))
    const { minor } = (await world.wallet()).coins.ETH
    const card = await world.card(sells({ parts: 1n, of: 2n }))
    expect(card.order).toMatchObject({ asked: money('ETH', minor / 2n) })
  })

  it('is refused for more than there is, and for less than a cent', async () => {
    await world.has('ETH', usd(50_00n))
    expect(await sells(money('ETH', 100_000_000n))).toMatchObject({ error: { kind: 'short' } })
    expect(await sells(money('ETH', 10n))).toMatchObject({ error: { kind: 'too-small' } })
  })
})
