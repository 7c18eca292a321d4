import { afterAll, beforeAll } from 'vitest'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createPinHasher } from '#adapters/vault/index.ts'
import { createSynapseRail } from '#adapters/synapse/index.ts'
import type { Account } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type CardId, type ConversationId, type IdentityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { connectCapabilities } from '#bank/registry.ts'
import { createEngine, type Engine } from '#bank/operation/engine.ts'
import type { CardPlace, Operation, State } from '#bank/ground/operation.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import { aCustomer, anIdentity, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'
import {
  IP,
  must,
  register,
  type RailOnSandbox,
  startRailOnSandbox,
} from '#test/integration/synapse/rail-on-sandbox.ts'
import { openLine } from '#test/support/line.ts'
import { unasked } from '#test/support/unasked.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Somebody with a user and an account at the bank, and money in it. */
export type Somebody = { readonly customer: Customer; readonly account: Account; readonly identity: IdentityKey }

export type BankOnSandbox = {
  stores: StoresOnMongo
  bank: RailOnSandbox
  ports: Ports
  /** Our own time, which stands still until it is moved. */
  now: number
  /** Notices that were woken, by id, in order. */
  woken: string[]
  somebody(cents?: bigint): Promise<Somebody>
  /** Moves one operation on as far as it goes now. */
  advance(operation: Operation): Promise<Operation>
  /** Lets our time and the bank's pass until everything has settled. */
  settle(operation: Operation): Promise<Operation>
  /** A confirmed payment that the bank has accepted and not begun. */
  waiting(from: Somebody, to: Somebody, cents: bigint): Promise<Operation>
}

export const place = (name: string): CardPlace => ({
  conversation: `web:${name}` as ConversationId,
  card: `card_${name}` as CardId,
})

/** The bank's use cases on real stores and the bank's sandbox; queue and channels are left out. */
const FINAL: readonly State[] = ['settled', 'returned', 'refused', 'cancelled', 'expired']

export const startBankOnSandbox = (): BankOnSandbox => {
  const bank = startRailOnSandbox(2_000)
  const fixture = { bank, now: Date.now(), woken: [] as string[] } as unknown as BankOnSandbox

  let engine: Engine
  beforeAll(async () => {
    fixture.stores = await openMongoStores()
    const rail = createSynapseRail(bank.config)
    fixture.ports = {
      ...fixture.stores.stores,
      rail,
      hasher: createPinHasher({ memoryKiB: 8 }),
      availability: openLine,
      reports: rail.reports,
      clock: () => fixture.now,
      log: silent,
      wake: {
        operation: async () => undefined,
        notice: async (id: string) => void fixture.woken.push(id),
        sync: async () => undefined,
      },
      settings: {
        limits: { perPayment: usd(2_500_00n), perDay: usd(5_000_00n) },
        ...{ cardLifeMs: 300_000, maxAlerts: 1, registrationsPerHour: 1_000, deletionWaitMs: 7 * 86_400_000, ip: IP },
        stepUp: { above: usd(100_00n), graceMs: 300_000 },
      },
    } as unknown as Ports
    engine = createEngine(fixture.ports, connectCapabilities(fixture.ports), () => fixture.now)
  })
  afterAll(() => fixture.stores.drop())

  const find = async ({ id }: Operation): Promise<Operation> => {
    const found = await fixture.ports.operations.find(id)
    if (found === undefined) throw new Error(`${id} is gone`)
    return found
  }

  fixture.somebody = async (cents = 100_00n) => {
    const user = await register(bank)
    const identity = anIdentity()
    const customer = aCustomer({ tier: 'full', missing: [], bankUserId: user.id })
    const inserted = await fixture.ports.customers.insert(customer, 'digest', identity)
    if (!inserted.ok) throw new Error(inserted.error.what)
    const open = { operation: newId('operation'), user: user.id, kind: 'deposit', nickname: 'Everyday' } as const
    const node = await must(bank.rail.accounts.open(open))
    if (cents > 0n) {
      await must(createDemoFunds(bank.config).fundNode({ user: user.id, node: node.id, amount: usd(cents) }))
      // The bank takes its steps one after the other within it.
      await bank.step(20_000)
    }
    const { balance } = await must(bank.rail.accounts.read({ user: user.id, account: node.id }))
    const account: Account = {
      ...{ id: newId('account'), customer: customer.id, kind: 'deposit', bankAccountId: node.id, nickname: 'Everyday' },
      ...{ status: 'open', posted: balance.posted, held: usd(0n), available: balance.posted, coins: balance.coins },
      ...{ holds: [], asOf: fixture.now, openedAt: fixture.now },
    }
    await fixture.ports.accounts.insert(account)
    return { customer, account, identity }
  }
  fixture.advance = async (operation) => {
    await engine.advance(operation.id)
    return find(operation)
  }
  fixture.settle = async (operation) => {
    // Once more after its end, in which nothing may happen.
    for (let [steps, after] = [0, 0]; steps < 8 && after < 2; steps += 1) {
      fixture.now += 20_000
      await bank.step(5_000)
      await engine.advance(operation.id)
      const { state, dueAt } = await find(operation)
      if (FINAL.includes(state) && dueAt === undefined) after += 1
    }
    return find(operation)
  }
  fixture.waiting = async (from, to, cents) => {
    const made = await proposeSend(fixture.ports, from.customer, {
      ...{ turn: newId('operation'), place: place('sender'), now: fixture.now, from: from.account.id },
      payee: { account: to.account.id },
      ...{ amount: usd(cents), note: 'lunch' },
    })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(fixture.ports, made.value.id, from.customer, unasked(fixture.now))
    return fixture.advance(made.value)
  }
  return fixture
}

/** What the bank's own books say of an account. */
export const postedAt = async ({ bank }: BankOnSandbox, { customer, account }: Somebody): Promise<bigint> =>
  (await must(bank.rail.accounts.read({ user: customer.bankUserId ?? '', account: account.bankAccountId }))).balance
    .posted.minor

export const transfersOf = async ({ bank }: BankOnSandbox, { customer, account }: Somebody) =>
  (await must(bank.rail.transfers.list({ user: customer.bankUserId ?? '', account: account.bankAccountId, page: 1 })))
    .transfers
