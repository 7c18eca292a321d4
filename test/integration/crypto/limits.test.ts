import { beforeEach, describe, expect, it } from 'vitest'
import { proposeSell } from '#bank/crypto/propose.ts'
import { usd } from '#bank/ground/money.ts'
import { startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { openWalletWorld } from './wallet-world.ts'

const fixture = startBankOnSandbox()

describe('a price past the limit of the card', () => {
  let world: Awaited<ReturnType<typeof openWalletWorld>>
  beforeEach(async () => {
    world = await openWalletWorld(fixture)
    await world.setPrice('BTC', usd(70_000_00n))
  })
  const sells = async () => {
    const given = { wallet: (await world.wallet()).id, to: world.me.account.id, coin: 'BTC' as const }
    return await world.card(
      proposeSell(world.ports, world.me.customer, { ...world.cause(), ...given, amount: usd(20_00n) }),
    )
  }
  const nothingHeld = async () => {
    const [wallet, account] = [await world.wallet(), await world.ports.accounts.find(world.me.account.id)]
    return wallet.holds.length + (account?.holds.length ?? 0) === 0
  }

  it.each([
    ['buying', usd(70_701_00n), () => world.buy('BTC', usd(50_00n))],
    ['selling', usd(69_299_00n), () => sells()],
  ] as const)('is refused when %s is confirmed', async (_, price, propose) => {
    await world.has('BTC', usd(50_00n))
    const card = await propose()
    await world.setPrice('BTC', price)
    expect(await world.confirm(card)).toMatchObject({ kind: 'turned-away', operation: { why: 'price-moved' } })
    expect(await nothingHeld()).toBe(true)
  })

  it.each([
    ['buying', usd(70_701_00n), () => world.buy('BTC', usd(50_00n))],
    ['selling', usd(69_299_00n), () => sells()],
  ] as const)('is not ordered at when %s was confirmed before', async (_, price, propose) => {
    await world.has('BTC', usd(50_00n))
    const [before, dollars] = [(await world.wallet()).coins, await world.dollars()]
    const card = await propose()
    expect(await world.confirm(card)).toMatchObject({ kind: 'confirmed' })
    await world.setPrice('BTC', price)
    expect(await world.settle(card)).toMatchObject({ state: 'refused', why: 'price-moved' })
    expect([(await world.wallet()).coins, await world.dollars()]).toEqual([before, dollars])
    expect(await nothingHeld()).toBe(true)
  })

  it.each([
    ['dearer by less', usd(70_690_00n)],
    ['cheaper', usd(60_000_00n)],
  ])('is none for a purchase when the coin is %s', async (_, price) => {
    const card = await world.buy('BTC', usd(50_00n))
    await world.confirm(card)
    await world.setPrice('BTC', price)
    expect(await world.settle(card)).toMatchObject({ state: 'settled' })
  })

  it('is no longer ordered at once the card is two minutes old', async () => {
    const card = await world.buy('BTC', usd(50_00n))
    fixture.now += 120_001
    expect(await world.confirm(card)).toEqual({ kind: 'expired' })
  })
})
