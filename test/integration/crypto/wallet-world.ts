import type { Account } from '#bank/ground/account.ts'
import { proposeBuy } from '#bank/crypto/propose.ts'
import { proposeSellOut } from '#bank/crypto/sell-out.ts'
import { proposeClose } from '#bank/account/manage.ts'
import { type Coin, money, type Usd, usd } from '#bank/ground/money.ts'
import { newId } from '#bank/ground/ids.ts'
import { isOver, type Operation } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import type { Result } from '#kit/result.ts'
import { type BankOnSandbox, place, type Somebody } from '#test/integration/request/bank-on-sandbox.ts'
import { must } from '#test/integration/synapse/rail-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'

type Made = Promise<Result<Operation, Refusal>>

/** Somebody with dollars and a wallet at the bank, whose prices are the bank's own and stand still until they are set. */
export const openWalletWorld = async (fixture: BankOnSandbox, given: Partial<Ports> = {}) => {
  const { bank } = fixture
  const setPrice = (coin: Coin, price: Usd): Promise<void> => bank.price(coin, price.minor)
  const ports: Ports = {
    ...fixture.ports,
    prices: {
      ...fixture.ports.prices,
      latest: async (coin) => ({ coin, price: (await must(bank.rail.quotes()))[coin] ?? usd(0n), at: fixture.now }),
    },
    ...given,
  }
  const me: Somebody = await fixture.somebody(1_000_00n)
  const open = { operation: newId('operation'), user: me.customer.bankUserId ?? '', kind: 'crypto' } as const
  const node = await must(bank.rail.accounts.open({ ...open, nickname: 'Coins' }))
  const wallet: Account = {
    ...{ id: newId('account'), customer: me.customer.id, kind: 'crypto', bankAccountId: node.id, nickname: 'Coins' },
    ...{ status: 'open', posted: usd(0n), held: usd(0n), available: usd(0n) },
    ...{ coins: { BTC: money('BTC', 0n), ETH: money('ETH', 0n) }, holds: [], asOf: fixture.now, openedAt: fixture.now },
  }
  await fixture.ports.accounts.insert(wallet)
  let engine = createEngine(ports, connectCapabilities(ports), () => fixture.now)

  const cause = () => ({ turn: newId('operation'), place: place('owner'), now: fixture.now })
  const card = async (made: Made): Promise<Operation> => {
    const result = await made
    if (!result.ok) throw new Error(`no card: ${result.error.kind}`)
    return result.value
  }
  const find = async ({ id }: Pick<Operation, 'id'>): Promise<Operation> => {
    const found = await ports.operations.find(id)
    if (found === undefined) throw new Error(`${id} is gone`)
    return found
  }
  const accountOf = async ({ id }: Account): Promise<Account> => {
    const found = await ports.accounts.find(id)
    if (found === undefined) throw new Error('the account is gone')
    return found
  }
  /** Everything that is due, as the sweep finds it. */
  const advanceAll = async (): Promise<void> => {
    for (const id of await ports.operations.due(fixture.now, 100)) await engine.advance(id)
  }
  const world = {
    ...{ ports, me, cause, setPrice, find },
    wallet: () => accountOf(wallet),
    dollars: async () => (await accountOf(me.account)).posted.minor,
    atBank: async () => await must(bank.rail.accounts.read({ user: me.customer.bankUserId ?? '', account: node.id })),
    confirm: async (operation: Operation) => await confirm(ports, operation.id, me.customer, unasked(fixture.now)),
    buy: (coin: Coin, amount: Usd): Promise<Operation> =>
      card(proposeBuy(ports, me.customer, { ...cause(), from: me.account.id, wallet: wallet.id, coin, amount })),
    sellOut: (more: { coin?: Coin; closes: boolean }): Made =>
      proposeSellOut(ports, me.customer, { ...cause(), wallet: wallet.id, to: me.account.id, ...more }),
    close: (): Made => proposeClose(ports, me.customer, { ...cause(), account: wallet.id }),
    card,
    /** A process that has died: another one goes on with what it left. */
    restart: (): void => {
      engine = createEngine(ports, connectCapabilities(ports), () => fixture.now)
    },
    step: async (): Promise<void> => {
      fixture.now += 20_000
      await bank.step(5_000)
      await advanceAll()
    },
    settle: async (operation: Operation): Promise<Operation> => {
      await engine.advance(operation.id)
      for (let steps = 0; steps < 60; steps += 1) {
        const now = await find(operation)
        if (isOver(now)) return now
        await world.step()
      }
      return await find(operation)
    },
    has: async (coin: Coin, amount: Usd): Promise<void> => {
      const bought = await world.buy(coin, amount)
      await world.confirm(bought)
      await world.settle(bought)
    },
  }
  return world
}
