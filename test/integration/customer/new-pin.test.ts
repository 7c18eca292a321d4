import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createPinHasher, createSeals } from '#adapters/vault/index.ts'
import { forbidDigits, weaknessFor } from '#bank/customer/new-pin.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { aCustomer, anIdentity, aKey, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

const SSN = '418730962'
const hasher = createPinHasher({ memoryKiB: 8, passes: 1 })
let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const registered = async (set: Partial<Customer> = {}): Promise<Customer> => {
  const customer = aCustomer({ ssnLast4: SSN.slice(-4), ...set })
  await fixture.stores.customers.insert(customer, 'digest', anIdentity())
  return customer
}
const ports = () => ({ pins: fixture.stores.pins, hasher })

describe('a PIN that is chosen later', () => {
  it.each(['418730', '187309', '873096', '730962', '4187309', '18730962', '41873096'])(
    'is not made of the Social Security number: %s',
    async (pin) => {
      const customer = await registered()
      await forbidDigits(ports(), customer.id, SSN)
      expect(await weaknessFor(ports(), customer, pin)).toBe('personal')
    },
  )

  it.each(['096273', '410962', '0962418'])('holds no last four of it, also where no more is known: %s', async (pin) => {
    const customer = await registered()
    expect(await weaknessFor(ports(), customer, pin)).toBe(pin.includes('0962') ? 'personal' : undefined)
  })

  it('is taken where it is made of something else', async () => {
    const customer = await registered()
    await forbidDigits(ports(), customer.id, SSN)
    for (const pin of ['739152', '418731', '926037']) expect(await weaknessFor(ports(), customer, pin)).toBeUndefined()
  })

  it('follows the number that was given last', async () => {
    const customer = await registered({ ssnLast4: '4806' })
    await forbidDigits(ports(), customer.id, SSN)
    await forbidDigits(ports(), customer.id, '735214806')
    expect(await weaknessFor(ports(), customer, '418730')).toBeUndefined()
    expect(await weaknessFor(ports(), customer, '735214')).toBe('personal')
    await forbidDigits(ports(), customer.id, '4806')
    expect(await weaknessFor(ports(), customer, '735214')).toBeUndefined()
  })
})

it('what is kept of the number can be read in no copy of the database, and moves to a new key', async () => {
  const [k1, k2] = [aKey(), aKey()]
  const before = await openMongoStores({ dataKeys: { current: 'k1', keys: { k1 } } })
  const under = (keys: Readonly<Record<string, string>>) =>
    createMongoStores({ ...before, database: before.name, seals: createSeals({ current: 'k2', keys }) })
  try {
    const customer = aCustomer({ ssnLast4: '0962' })
    await before.stores.customers.insert(customer, 'digest', anIdentity())
    await forbidDigits({ pins: before.stores.pins, hasher }, customer.id, SSN)
    const stored = JSON.stringify(await before.db.collection('customers').find().toArray())
    expect(stored).toContain('forbidden')
    expect(stored).not.toContain('argon2id')
    for (const run of ['418730', '0962']) expect(stored).not.toContain(run)
    const both = under({ k1, k2 })
    expect(await both.rekey()).toBe(1)
    expect(await both.rekey()).toBe(0)
    const after = under({ k2 })
    expect(await weaknessFor({ pins: after.pins, hasher }, customer, '418730')).toBe('personal')
  } finally {
    await before.drop()
  }
})
