import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CustomerId } from '#bank/ground/ids.ts'
import { aCustomer, anIdentity, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

describe('the sign-ins of a customer', () => {
  let fixture: StoresOnMongo
  beforeAll(async () => {
    fixture = await openMongoStores()
  })
  afterAll(() => fixture.drop())

  it('end at once: each of many moves the epoch on by one, and nothing else sets it back', async () => {
    const { customers } = fixture.stores
    const customer = aCustomer()
    await customers.insert(customer, 'digest', anIdentity())
    const given = await Promise.all(Array.from({ length: 8 }, () => customers.endSignIns(customer.id)))
    expect(given.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    await customers.update(customer.id, { tier: 'receive-only' })
    expect((await customers.find(customer.id))?.signInEpoch).toBe(8)
    await expect(customers.endSignIns('cus_none' as CustomerId)).rejects.toThrow('not there')
  })
})
