import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { createReconcile } from '#bank/books/reconcile.ts'
import type { Profile } from '#bank/ground/customer.ts'
import { register as signUp } from '#bank/customer/register.ts'
import { type CardId, type ConversationId, derivedId, type IdentityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { connectCapabilities, connectSync } from '#bank/registry.ts'
import { createEngine } from '#bank/operation/engine.ts'
import type { Ports } from '#bank/registry.ts'
import { type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'
import { GOOD_SSN, IP, must, profile, register, startRailOnSandbox } from '#test/integration/synapse/rail-on-sandbox.ts'
import { openLine } from '#test/support/line.ts'

const bank = startRailOnSandbox()
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
let fixture: StoresOnMongo
let ports: Ports
beforeAll(async () => {
  fixture = await openMongoStores()
  ports = {
    ...fixture.stores,
    rail: bank.rail,
    availability: openLine,
    clock: Date.now,
    log: silent,
    hasher: { hash: async () => 'digest', matches: async () => true },
    wake: { operation: async () => undefined, notice: async () => undefined, sync: async () => undefined },
    settings: {
      limits: { perPayment: usd(1n), perDay: usd(1n) },
      cardLifeMs: 60_000,
      maxAlerts: 1,
      registrationsPerHour: 1_000,
      ip: IP,
    },
  } as unknown as Ports
})
afterAll(() => fixture.drop())

let turns = 0
/** Registers at Parley and lets the bank decide. */
const join = async (who: Profile, ssn = GOOD_SSN) => {
  turns += 1
  const place = { conversation: `web:${turns}` as ConversationId, card: 'card' as CardId }
  const cause = { turn: `web:${who.handle}:${turns}`, place, now: Date.now() }
  const identity = `web:${turns}` as IdentityKey
  const made = await signUp(ports, { ...cause, profile: who, ssn, pin: '246813', identity })
  if (!made.ok) throw new Error(made.error.kind)
  const engine = createEngine(ports, connectCapabilities(ports))
  await engine.advance(made.value.operation.id)
  await bank.step(3_000)
  await engine.advance(made.value.operation.id)
  const [customer, operation] = [
    await ports.customers.find(made.value.customer),
    await ports.operations.find(made.value.operation.id),
  ]
  if (customer === undefined || operation === undefined) throw new Error('nobody was made')
  return { customer, operation, engine }
}

/** Somebody with money and a history whom the bank knows from elsewhere. */
const aStranger = async (who: Profile) => {
  const user = await register(bank, { who })
  const open = async (nickname: string) =>
    must(bank.rail.accounts.open({ operation: newId('operation'), user: user.id, kind: 'deposit', nickname }))
  const [from, to] = [await open('Salary'), await open('Savings')]
  await must(createDemoFunds(bank.config).fundNode({ user: user.id, node: from.id, amount: usd(100_00n) }))
  for (let step = 0; step < 4; step += 1) await bank.step(10_000)
  await must(
    bank.rail.transfers.submit({
      operation: derivedId('operation', 'elsewhere', who.handle),
      fromUser: user.id,
      fromAccount: from.id,
      toAccount: to.id,
      toKind: 'deposit',
      amount: usd(30_00n),
      note: '',
      ip: IP,
    }),
  )
  for (let step = 0; step < 4; step += 1) await bank.step(10_000)
  return { user, from, to }
}

describe('somebody whom the bank knows already', () => {
  it('is joined to their user, with accounts, history and books, and not made twice', async () => {
    const who = profile()
    const { user } = await aStranger(who)
    const { customer, operation, engine } = await join(who)
    expect(operation).toMatchObject({ state: 'settled', bankId: user.id })
    expect(customer).toMatchObject({ bankUserId: user.id, tier: 'full' })
    expect(await must(bank.rail.users.findByContact(who))).toHaveLength(1)

    const accounts = await ports.accounts.ofCustomer(customer.id)
    expect(Object.fromEntries(accounts.map(({ nickname, posted }) => [nickname, posted.minor]))).toEqual({
      Salary: 70_00n,
      Savings: 30_00n,
    })
    expect(await ports.entries.page({ customer: customer.id, limit: 10 })).toHaveLength(2)
    const ledgers = await fixture.stores.ledgers.balances(accounts.map(({ id }) => id))
    expect(accounts.map(({ id, posted }) => ledgers.get(id) === posted.minor)).toEqual([true, true])

    const sync = connectSync(ports, engine)
    const later = Date.now() + 3_600_000
    const reconcile = createReconcile({ ...ports, ...fixture.stores, clock: () => later, sync: sync.customer })
    expect((await Array.fromAsync(reconcile.allCustomers())).filter(({ customer: id }) => id === customer.id)).toEqual([
      { customer: customer.id, found: [] },
    ])
  })

  it('is told of what happens elsewhere at the bank afterwards', async () => {
    const who = profile()
    const { from } = await aStranger(who)
    const { customer, engine } = await join(who)
    await must(createDemoFunds(bank.config).fundNode({ user: from.user, node: from.id, amount: usd(5_00n) }))
    for (let step = 0; step < 4; step += 1) await bank.step(10_000)
    await connectSync(ports, engine).customer(customer.id)
    const account = await ports.accounts.findByBankAccount(from.id)
    expect(account?.posted).toEqual(usd(75_00n))
    if (account === undefined) throw new Error('no account')
    expect((await fixture.stores.ledgers.balances([account.id])).get(account.id)).toBe(75_00n)
  })
})

describe('somebody who can not prove to be them', () => {
  it.each([
    ['another SSN', {}, '123452222'],
    ['the last four digits only', {}, '2222'],
    ['another date of birth', { birthDate: '1991-02-03' }, GOOD_SSN],
    ['another phone', { phone: '+12125550177' }, GOOD_SSN],
    ['another e-mail', { email: 'somebody.else@example.com' }, GOOD_SSN],
  ] as const)('is a new customer: %s', async (_, differs, ssn) => {
    const who = profile()
    const stranger = await register(bank, { who })
    const { customer } = await join({ ...who, ...differs }, ssn)
    expect(customer.bankUserId).toBeDefined()
    expect(customer.bankUserId).not.toBe(stranger.id)
    expect((await must(bank.rail.users.read(stranger.id))).tier).toBe(stranger.tier)
  })

  it('is asked to wait, and not made twice, while the bank does not say who it knows', async () => {
    const who = profile()
    const stranger = await register(bank, { who })
    bank.faults.clear()
    const rail = ports.rail
    ports = {
      ...ports,
      rail: {
        ...rail,
        users: {
          ...rail.users,
          findByContact: async () => ({ ok: false, error: { kind: 'not-sent', message: 'away' } }),
        },
      },
    }
    const { operation, customer } = await join(who)
    expect(operation).toMatchObject({ state: 'submitted' })
    expect(customer.bankUserId).toBeUndefined()
    ports = { ...ports, rail }
    expect((await must(rail.users.findByContact(who))).map(({ id }) => id)).toEqual([stranger.id])
  })
})
