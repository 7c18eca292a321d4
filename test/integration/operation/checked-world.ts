import { expect } from 'vitest'
import { proposeBuy, proposeSell } from '#bank/crypto/propose.ts'
import type { Account } from '#bank/ground/account.ts'
import { newId } from '#bank/ground/ids.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import { money, usd } from '#bank/ground/money.ts'
import type { Operation, Why } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { type Cause, proposeSend } from '#bank/operation/propose-payment.ts'
import { proposePayOut, proposePull, proposeTopUp } from '#bank/payment/propose.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { plain } from '#conversation/words/text.ts'
import type { Result } from '#kit/result.ts'
import { type BankOnSandbox, place, transfersOf } from '#test/integration/request/bank-on-sandbox.ts'
import { anAccount } from '#test/support/mongo-stores.ts'
import { unasked } from '#test/support/unasked.ts'

type Made = Promise<Result<Operation, Refusal>>
const AMOUNT = usd(20_00n)
const TREASURY = { user: 'treasury', account: 'treasury' }

/** Two customers with every kind of account, and a bank whose settings a test may change. */
export const openWorld = async (fixture: BankOnSandbox) => {
  const [payer, payee] = [await fixture.somebody(), await fixture.somebody(0n)]
  const add = async (set: Partial<Account>): Promise<Account> => {
    const account = anAccount({ customer: payer.customer.id, asOf: fixture.now, ...set })
    await fixture.ports.accounts.insert(account)
    return account
  }
  const savings = await add({ nickname: 'Savings' })
  const linked = await add({ kind: 'external', nickname: 'Chase' })
  const wallet = await add({ kind: 'crypto', coins: { BTC: money('BTC', 100_000_000n), ETH: money('ETH', 0n) } })
  const emptyWallet = await add({ kind: 'crypto' })
  let settings: Settings = { ...fixture.ports.settings, treasury: async () => TREASURY }
  const ports: Ports = {
    ...fixture.ports,
    prices: { ...fixture.ports.prices, latest: async (coin) => ({ coin, price: usd(50_000_00n), at: fixture.now }) },
    get settings() {
      return settings
    },
  }
  const engine = createEngine(ports, connectCapabilities(ports), () => fixture.now)

  const cause = (): Cause => ({ turn: newId('operation'), place: place('payer'), now: fixture.now })
  const made = async (proposed: Made): Promise<Operation> => {
    const result = await proposed
    if (!result.ok) throw new Error(`no card: ${result.error.kind}`)
    return result.value
  }
  const send = (to: Account, amount = AMOUNT): Promise<Operation> =>
    made(
      proposeSend(ports, payer.customer, {
        ...{ ...cause(), from: payer.account.id, payee: { account: to.id }, amount, note: '' },
      }),
    )
  const common = () => ({ ...cause(), amount: AMOUNT })
  const coin = 'BTC' as const

  return {
    ...{ ports, payer, payee, savings, linked, wallet, emptyWallet },
    cards: {
      send: () => send(payee.account),
      'send to an own account': () => send(savings),
      pull: () => made(proposePull(ports, payer.customer, { ...common(), from: linked.id, to: payer.account.id })),
      'pay-out': () =>
        made(proposePayOut(ports, payer.customer, { ...common(), from: payer.account.id, to: linked.id })),
      'top-up': () => made(proposeTopUp(ports, payer.customer, { ...common(), to: savings.id })),
      buy: () =>
        made(proposeBuy(ports, payer.customer, { ...common(), from: payer.account.id, wallet: emptyWallet.id, coin })),
      sell: () => made(proposeSell(ports, payer.customer, { ...common(), wallet: wallet.id, to: savings.id, coin })),
    },
    set: (given: Partial<Settings>): void => {
      settings = { ...settings, ...given }
    },
    without: (what: 'treasury'): void => {
      const { [what]: _gone, ...rest } = settings
      settings = rest
    },
    /** With the customer as stored, as every turn reads them. */
    confirm: async ({ id, customer }: Operation) => {
      const owner = await ports.customers.find(customer)
      if (owner === undefined) throw new Error('the customer is gone')
      return await confirm(ports, id, owner, unasked(fixture.now))
    },
    advance: async ({ id }: Operation): Promise<Operation> => {
      await engine.advance(id)
      return await stored(ports, id)
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>
export type Card = keyof World['cards']

const stored = async (ports: Ports, id: Operation['id']): Promise<Operation> => {
  const found = await ports.operations.find(id)
  if (found === undefined) throw new Error(`${id} is gone`)
  return found
}

type Standing = { readonly transfers: number; readonly holds: number; readonly spent: bigint; readonly ledgers: string }

const standingOf = async (fixture: BankOnSandbox, { payer, savings, wallet }: World): Promise<Standing> => {
  const accounts = await Promise.all([payer.account, savings, wallet].map(({ id }) => fixture.ports.accounts.find(id)))
  const ledgers = await fixture.stores.stores.ledgers.balances(accounts.flatMap((account) => account?.id ?? []))
  return {
    transfers: (await transfersOf(fixture, payer)).length,
    holds: accounts.reduce((sum, account) => sum + (account?.holds.length ?? 0), 0),
    spent: await fixture.ports.allowances.spent(payer.customer.id, dayOf(fixture.now, payer.customer.timeZone)),
    ledgers: [...ledgers.values()].map(String).join(' '),
  }
}

/** Nothing has moved, nothing is set aside any more, nothing counts against the day, and the customer reads why. */
export const expectRefused = async (fixture: BankOnSandbox, world: World, { id }: Operation, why: Why) => {
  const operation = await stored(world.ports, id)
  expect(operation).toMatchObject({ state: 'refused', why })
  expect(operation.bankId).toBeUndefined()
  // By the bank's books there is what the payer began with, and no transfer beside it.
  expect(await standingOf(fixture, world)).toEqual({ transfers: 1, holds: 0, spent: 0n, ledgers: NOTHING })
  const facts = { locale: 'en', timeZone: 'UTC', tier: 'full', missing: [], accounts: [] } as const
  const words = plain(outcomeCard(operation, facts, fixture.now).text)
  expect(words).toContain(plain(outcomeWords(facts).why(why)))
  expect(words).toMatch(/^(Not |No )/)
}
const NOTHING = '0 0 0'
