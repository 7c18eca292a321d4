import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createSynapseRail } from '#adapters/synapse/index.ts'
import type { Account } from '#bank/ground/account.ts'
import { openAccount, proposeClose } from '#bank/account/manage.ts'
import { createReconcile } from '#bank/books/reconcile.ts'
import { proposeBuy, proposeSell } from '#bank/crypto/propose.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type CardId, type ConversationId, type IdentityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { connectCapabilities, connectSync } from '#bank/registry.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { isFinal, type Operation } from '#bank/ground/operation.ts'
import { proposeTopUp } from '#bank/payment/propose.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import type { Ports } from '#bank/registry.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import type { Result } from '#kit/result.ts'
import { aCustomer, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'
import { IP, must, profile, register, startRailOnSandbox } from '#test/integration/synapse/rail-on-sandbox.ts'
import { openLine } from '#test/support/line.ts'
import { unasked } from '#test/support/unasked.ts'

const bank = startRailOnSandbox()
let fixture: StoresOnMongo
let ports: Ports
let engine: ReturnType<typeof createEngine>
let skipped = 0
const clock = (): number => Date.now() + skipped
const step = async (ms: number): Promise<void> => {
  skipped += ms
  await bank.step(ms)
}

beforeAll(async () => {
  fixture = await openMongoStores()
  const rail = createSynapseRail({ ...bank.config, clock })
  const treasury = await register(bank)
  skipped += 6_000
  const node = await must(
    rail.accounts.open({ operation: newId('operation'), user: treasury.id, kind: 'deposit', nickname: 'Money' }),
  )
  await must(createDemoFunds(bank.config).fundNode({ user: treasury.id, node: node.id, amount: usd(1_000_000_00n) }))
  for (let n = 0; n < 4; n += 1) await step(10_000)
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const nothing = async (): Promise<void> => undefined
  ports = {
    ...fixture.stores,
    rail,
    availability: openLine,
    clock,
    log: silent,
    wake: { operation: nothing, notice: nothing, sync: nothing },
    prices: {
      latest: async (coin: 'BTC' | 'ETH') => ({
        coin,
        at: clock(),
        price: (await must(rail.quotes()))[coin] ?? usd(0n),
      }),
    },
    settings: {
      limits: { perPayment: usd(2_500_00n), perDay: usd(5_000_00n) },
      ...{ stepUp: { above: usd(100_00n), graceMs: 300_000 }, cardLifeMs: 600_000, maxAlerts: 1, ip: IP },
      treasury: async () => ({ user: treasury.id, account: node.id }),
    },
  } as unknown as Ports
  engine = createEngine(ports, connectCapabilities(ports))
})
afterAll(() => fixture.drop())

let turns = 0
const cause = () => ({
  turn: `web:${(turns += 1)}`,
  place: { conversation: 'web:1' as ConversationId, card: 'card' as CardId },
  now: clock(),
})

const someone = async (): Promise<Customer> => {
  const who = profile()
  const user = await register(bank, { who })
  skipped += 6_000
  const customer = aCustomer({ ...who, bankUserId: user.id, tier: user.tier, missing: [], createdAt: clock() })
  await fixture.stores.customers.insert(customer, 'digest', `web:${who.handle}` as IdentityKey)
  return customer
}

/** Until the bank has decided. */
const finish = async ({ id }: Operation): Promise<Operation> => {
  for (let tries = 0; tries < 20; tries += 1) {
    await engine.advance(id)
    const operation = await ports.operations.find(id)
    if (operation !== undefined && isFinal(operation.state) && operation.dueAt === undefined) return operation
    await step(15_000)
  }
  throw new Error(`${id} does not end`)
}
const open = async (customer: Customer, product: 'deposit' | 'crypto', nickname: string): Promise<Account> => {
  const { bankId = '' } = await finish(await openAccount(ports, customer, { ...cause(), product, nickname }))
  const account = await ports.accounts.findByBankAccount(bankId)
  if (account === undefined) throw new Error(`${nickname} was not opened`)
  return account
}
const agreed = async (customer: Customer, proposed: Promise<Result<Operation, Refusal>>): Promise<Operation> => {
  const card = await proposed
  if (!card.ok) throw new Error(card.error.kind)
  const said = await confirm(ports, card.value.id, customer, unasked(clock()))
  expect(said.kind).toBe('confirmed')
  return finish(card.value)
}
const differences = async (atMs: number) => {
  const later = clock() + atMs
  const sync = connectSync(ports, engine).customer
  const all = await Array.fromAsync(
    createReconcile({ ...ports, ...fixture.stores, clock: () => later, sync }).allCustomers(),
  )
  return all.flatMap(({ found, failed }) => [...found, ...(failed === undefined ? [] : [failed])])
}

it('finds nothing after a life at the bank, neither right away nor long after', async () => {
  const [ada, ben] = [await someone(), await someone()]
  const [daily, spare, coins] = [
    await open(ada, 'deposit', 'Daily'),
    await open(ada, 'deposit', 'Spare'),
    await open(ada, 'crypto', 'Coins'),
  ]
  const other = await open(ben, 'deposit', 'Everyday')
  await agreed(ada, proposeTopUp(ports, ada, { ...cause(), to: daily.id, amount: usd(900_00n) }))
  const pay = (amount: bigint, to: Account) =>
    agreed(
      ada,
      proposeSend(ports, ada, {
        ...cause(),
        from: daily.id,
        payee: { account: to.id },
        amount: usd(amount),
        note: '',
      }),
    )
  await pay(12_34n, other)
  await pay(50_00n, spare)
  expect(await differences(0)).toEqual([])
  const trade = { coin: 'BTC', wallet: coins.id } as const
  await agreed(ada, proposeBuy(ports, ada, { ...cause(), ...trade, from: daily.id, amount: usd(200_00n) }))
  await agreed(ada, proposeSell(ports, ada, { ...cause(), ...trade, to: daily.id, amount: usd(80_00n) }))
  const empty = await open(ada, 'deposit', 'Empty')
  await agreed(ada, proposeClose(ports, ada, { ...cause(), account: empty.id }))
  expect(await differences(0)).toEqual([])
  expect(await differences(3_600_000)).toEqual([])

  const [books] = [await fixture.stores.ledgers.balances([daily.id, spare.id, other.id])]
  const shown = await Promise.all([daily, spare, other].map(({ id }) => ports.accounts.find(id)))
  expect(shown.map((account) => account?.posted.minor)).toEqual([daily, spare, other].map(({ id }) => books.get(id)))
})
