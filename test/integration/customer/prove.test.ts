import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeIdIn } from '#bank/ground/notice.ts'
import { proveAddress, type ProvePorts } from '#bank/customer/prove.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { IdentityKey } from '#bank/ground/ids.ts'
import { aCustomer, anIdentity, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
let ports: ProvePorts
const woken: string[] = []
beforeAll(async () => {
  fixture = await openMongoStores()
  const nothing = async (): Promise<void> => undefined
  const wake = {
    operation: nothing,
    sync: nothing,
    notices: nothing,
    notice: async (id: string) => void woken.push(id),
  }
  ports = { ...fixture.stores, wake, clock: () => 9_000 }
})
afterAll(() => fixture.drop())

const registered = async (set: Partial<Customer> = {}) => {
  const customer = aCustomer(set)
  const identity = anIdentity()
  await fixture.stores.customers.insert(customer, 'digest', identity)
  return { customer, identity }
}

describe('proving an address', () => {
  it('moves a number to whom the platform gives it last, and tells its former owner in every chat, once', async () => {
    const { customers, notices } = fixture.stores
    const { customer: first, identity } = await registered()
    const other = 'discord:88' as IdentityKey
    await customers.attach(other, first.id)
    const { customer: second } = await registered({ phone: first.phone })
    const address = { what: 'phone', value: first.phone, proof: { how: 'channel-contact', at: 1 } } as const
    expect(await proveAddress(ports, first.id, address, 'turn_1')).toBe('proved')
    woken.length = 0
    for (const _ of [1, 2]) expect(await proveAddress(ports, second.id, address, 'turn_2')).toBe('proved')
    expect((await customers.findByPhone(first.phone))?.id).toBe(second.id)
    expect(woken).toEqual([identity, other].map((chat) => noticeIdIn(chat, 'turn_2:moved')))
    for (const id of woken)
      expect(await notices.find(id)).toMatchObject({
        customer: first.id,
        about: { kind: 'address-moved', what: 'phone' },
      })
  })

  it('takes nothing by a contact that is older than its owner’s: it may wait in a card for as long as it stands', async () => {
    const { customers } = fixture.stores
    const { customer: first } = await registered()
    const { customer: second } = await registered({ phone: first.phone })
    const sharedAt = (at: number) =>
      ({ what: 'phone', value: first.phone, proof: { how: 'channel-contact', at } }) as const
    expect(await proveAddress(ports, first.id, sharedAt(2_000), 'turn_3')).toBe('proved')
    woken.length = 0
    expect(await proveAddress(ports, second.id, sharedAt(1_000), 'turn_4')).toBe('kept')
    expect((await customers.findByPhone(first.phone))?.id).toBe(first.id)
    expect(woken).toEqual([])
    expect(await proveAddress(ports, second.id, sharedAt(3_000), 'turn_5')).toBe('proved')
    expect((await customers.findByPhone(first.phone))?.id).toBe(second.id)
  })

  it('takes nothing from anybody by a code of the bank’s', async () => {
    const { customers } = fixture.stores
    const { customer: first } = await registered()
    const { customer: second } = await registered({ email: first.email })
    const address = { what: 'email', value: first.email, proof: { how: 'bank-code', at: 1 } } as const
    expect(await proveAddress(ports, first.id, address, 'op_1')).toBe('proved')
    woken.length = 0
    expect(await proveAddress(ports, second.id, address, 'op_2')).toBe('kept')
    expect((await customers.findByEmail(first.email))?.id).toBe(first.id)
    expect(woken).toEqual([])
  })
})
