import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import { openAccount } from '#bank/account/manage.ts'
import { register, submitDocument } from '#bank/customer/register.ts'
import { demoDay, dayOf, MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { type Customer, personOf, type Tier } from '#bank/ground/customer.ts'
import { cardId, conversationId, type CustomerId, identityKey, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { confirm, hasTooManyUnderWay } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { proposeTopUp } from '#bank/payment/propose.ts'
import type { Ports } from '#bank/registry.ts'
import { type BankOnMongo, openBankOnMongo } from '#test/integration/schedule/bank-on-mongo.ts'
import { unasked } from '#test/support/unasked.ts'
import { aCustomer, aKey, anAccount, anIdentity, anOperation } from '#test/support/mongo-stores.ts'

const SSN = '219091234'
let bank: BankOnMongo
let ports: Ports
beforeEach(async () => {
  bank = await openBankOnMongo()
  ports = {
    ...bank.ports,
    hasher: { hash: async () => 'digest', matches: async () => true },
    settings: { ...bank.ports.settings, treasury: async () => ({ user: 'u', account: 'a' }) },
  }
})
afterEach(() => bank.drop())

type Given = { readonly ssn?: string; readonly birthDate?: string; readonly tier?: Tier }
const signsUp = async ({ ssn = SSN, birthDate = '1990-05-17', tier = 'full' }: Given = {}): Promise<Customer> => {
  const { handle, legalName, email, phone, address } = aCustomer()
  const identity = anIdentity()
  const place = { conversation: conversationId(identity), card: cardId('c') }
  const profile = { handle, legalName, email, phone, address, birthDate }
  const cause = { turn: `${identity}:1`, place, now: ports.clock() }
  const made = await register(ports, { ...cause, profile, ssn, pin: '739152', identity })
  if (!made.ok) throw new Error(made.error.kind)
  await ports.customers.update(made.value.customer, { tier })
  return read(made.value.customer)
}
const read = async (id: CustomerId): Promise<Customer> => {
  const found = await ports.customers.find(id)
  if (found === undefined) throw new Error('nobody')
  return found
}
const toldTo = async ({ id }: Customer): Promise<readonly unknown[]> =>
  (await bank.db.collection('notices').find({ customer: id }).toArray()).map(({ about }) => about.what)
const withMoney = async (customer: Customer, cents = 5_000_00n) => {
  const account = anAccount({ customer: customer.id, cents, asOf: ports.clock() })
  await ports.accounts.insert(account)
  return account
}
const sends = async (customer: Customer, cents: bigint) => {
  const account = await withMoney(customer)
  const cause = { turn: newId('operation'), place: { conversation: conversationId('web:1'), card: cardId('c') } }
  const given = { from: account.id, payee: { account: bank.payee.account.id }, amount: usd(cents), note: '' }
  const card = await proposeSend(ports, customer, { ...cause, now: ports.clock(), ...given })
  return card.ok ? (await confirm(ports, card.value.id, customer, unasked(ports.clock()))).kind : card.error.kind
}

describe('one Social Security number is one person', () => {
  it('whatever it is written with, and nobody else', async () => {
    const first = await signsUp()
    const again = await signsUp()
    expect([personOf(first), personOf(again)]).toEqual([first.id, first.id])
    // The same last four and another day of birth; the same day, and other nine digits.
    expect(personOf(await signsUp({ ssn: '1234', birthDate: '1991-01-01' }))).not.toBe(first.id)
    expect(personOf(await signsUp({ ssn: '219081234' }))).not.toBe(first.id)
  })

  it('the last four are compared together with the date of birth, and become all nine once those are given', async () => {
    const short = await signsUp({ ssn: '1234' })
    const full = await signsUp()
    const again = await signsUp({ birthDate: '1977-07-07' })
    const shortAgain = await signsUp({ ssn: '1234' })
    expect([full, again, shortAgain].map(personOf)).toEqual([short.id, short.id, short.id])
    expect(personOf(await signsUp({ ssn: '456781234' }))).not.toBe(short.id)
  })

  it('twenty at the same moment are one', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => signsUp()))
    expect(new Set(all.map(personOf)).size).toBe(1)
  })

  it('one that is given again while the bank has not verified who gives it counts from then on', async () => {
    const owner = await signsUp()
    const other = await signsUp({ ssn: '219099999', tier: 'unverified' })
    const place = { conversation: conversationId('web:1'), card: cardId('c') }
    const given = { turn: 'web:again', place, now: ports.clock(), identity: identityKey('web:1') }
    await submitDocument(ports, other, { ...given, kind: 'ssn', value: SSN })
    expect(personOf(await read(other.id))).toBe(owner.id)
    // Whoever was verified stays who they are.
    const verified = await signsUp({ ssn: '219098888' })
    await submitDocument(ports, verified, { ...given, turn: 'web:more', kind: 'ssn', value: SSN })
    expect(personOf(await read(verified.id))).toBe(verified.id)
  })

  it('its owner hears of it, once a day; who registers hears nothing, whoever was first', async () => {
    const squatter = await signsUp({ tier: 'unverified' })
    const owner = await signsUp()
    const stranger = await signsUp({ tier: 'unverified' })
    await signsUp({ tier: 'unverified' })
    expect(await toldTo(owner)).toEqual(['number-used'])
    expect(await toldTo(squatter)).toEqual([])
    expect(await toldTo(stranger)).toEqual([])
  })

  it('is kept so that nobody reads it, and known again after every change of keys', async () => {
    const first = await signsUp()
    const [stored] = await bank.db.collection('persons').find().toArray()
    const { dataKeys } = bank
    expect(JSON.stringify(stored)).not.toMatch(/219091234|1990-05-17/)
    const renewed = { current: 'k2', keys: { ...dataKeys.keys, k2: aKey() } }
    const open = (keys: DataKeys) =>
      createMongoStores({ client: bank.client, database: bank.db.databaseName, seals: createSeals(keys) })
    const during = open(renewed)
    expect(await during.rekey()).toBeGreaterThan(0)
    expect(await during.rekey()).toBe(0)
    const after = open({ current: 'k2', keys: { k2: renewed.keys.k2 } })
    const given = { customer: newId('customer'), birthDate: '1999-09-09', now: 1 }
    expect(await after.persons.identify({ ...given, ssn: SSN })).toEqual({ person: first.id, isSure: true })
    const alike = { ...given, birthDate: '1990-05-17', ssn: '1234' }
    expect((await after.persons.identify(alike)).person).toBe(first.id)
  })
})

describe('the limits of one person hold over all that they registered', () => {
  it('a day: what one has sent the other can’t send again, and a stranger’s is not touched', async () => {
    const [one, two] = [await signsUp(), await signsUp()]
    const stranger = await signsUp({ ssn: '219087777' })
    expect(await sends(one, 500_00n)).toBe('confirmed')
    expect(await sends(two, 500_00n)).toBe('confirmed')
    expect(await sends(two, 1n)).toBe('over-daily-limit')
    expect(await sends(one, 1n)).toBe('over-daily-limit')
    expect(await sends(stranger, 1n)).toBe('confirmed')
  })

  it('play money: no more in a day than may be sent', async () => {
    const [one, two] = [await signsUp(), await signsUp()]
    const adds = async (customer: Customer, cents: bigint) => {
      const place = { conversation: conversationId('web:1'), card: cardId('c') }
      const to = (await withMoney(customer, 0n)).id
      const given = { turn: newId('operation'), place, now: ports.clock(), to, amount: usd(cents) }
      const card = await proposeTopUp(ports, customer, given)
      return card.ok ? await confirm(ports, card.value.id, customer, unasked(ports.clock())) : card.error
    }
    expect((await adds(one, 500_00n)).kind).toBe('confirmed')
    expect((await adds(two, 400_00n)).kind).toBe('confirmed')
    expect(await adds(one, 200_00n)).toMatchObject({ kind: 'over-demo-limit', left: usd(100_00n) })
    const day = demoDay(dayOf(ports.clock(), one.timeZone))
    expect(await ports.allowances.spent(one.id, day)).toBe(900_00n)
    // Apart from what is sent.
    expect(await sends(two, 500_00n)).toBe('confirmed')
  })

  it('what is under way; one who only typed the number takes nothing of them', async () => {
    const [one, two] = [await signsUp(), await signsUp()]
    const typed = await signsUp({ tier: 'unverified' })
    const busy = async (owner: Customer, count: number, more: object = {}) => {
      const set = { customer: owner.id, state: 'confirmed', createdAt: ports.clock(), ...more } as const
      for (let n = 0; n < count; n += 1) await ports.operations.insert(anOperation(set))
    }
    await busy(typed, MAX_UNDER_WAY, { person: one.id, unverified: true })
    expect(await hasTooManyUnderWay(ports, two)).toBe(false)
    expect(await hasTooManyUnderWay(ports, typed)).toBe(true)
    // Registering has left one of each under way as well, which counts for itself alone.
    await busy(one, MAX_UNDER_WAY / 2)
    await busy(two, MAX_UNDER_WAY / 2 - 2, { person: one.id })
    expect(await hasTooManyUnderWay(ports, two)).toBe(false)
    await busy(two, 1, { person: one.id })
    expect(await Promise.all([one, two].map((owner) => hasTooManyUnderWay(ports, owner)))).toEqual([true, true])
    expect(await hasTooManyUnderWay(ports, await signsUp({ ssn: '219087777' }))).toBe(false)
    expect(await hasTooManyUnderWay(ports, typed)).toBe(true)
  })

  it('accounts; one who only typed the number takes none of them', async () => {
    const [one, two] = [await signsUp(), await signsUp()]
    const typed = await signsUp({ tier: 'unverified' })
    for (let n = 0; n < MAX_ACCOUNTS - 1; n += 1) await withMoney(one, 0n)
    for (let n = 0; n < MAX_ACCOUNTS - 1; n += 1) await withMoney(typed, 0n)
    const opens = async (customer: Customer) => {
      const place = { conversation: conversationId('web:1'), card: cardId('c') }
      const given = { turn: newId('operation'), place, now: ports.clock(), product: 'deposit', nickname: 'X' } as const
      return (await openAccount(ports, customer, given)).why
    }
    expect(await opens(two)).toBeUndefined()
    expect(await opens(two)).toBe('too-many-accounts')
    expect(await opens(one)).toBe('too-many-accounts')
    expect(await opens(typed)).toBeUndefined()
  })
})
