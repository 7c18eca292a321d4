import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AddressProof } from '#bank/ground/customer.ts'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { aCustomer, anIdentity, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const SHARED: AddressProof = { how: 'channel-contact', at: 5_000 }
const CODE: AddressProof = { how: 'bank-code', at: 6_000 }

const registered = async (set: Parameters<typeof aCustomer>[0] = {}) => {
  const customer = aCustomer(set)
  const identity = anIdentity()
  expect((await fixture.stores.customers.insert(customer, 'digest', identity)).ok).toBe(true)
  return { customer, identity }
}

describe('customers', () => {
  it('are found by id, handle, phone, e-mail, identity and bank user', async () => {
    const { customers } = fixture.stores
    const { customer, identity } = await registered({ bankUserId: 'bank_1', bankDocumentId: 'doc_1' })
    expect(await customers.find(customer.id)).toEqual(customer)
    expect(await customers.findByHandle(customer.handle)).toEqual(customer)
    expect(await customers.findByPhone(customer.phone)).toBeUndefined()
    expect(await customers.findByEmail(customer.email)).toBeUndefined()
    await customers.prove(customer.id, { what: 'phone', value: customer.phone, proof: SHARED })
    await customers.prove(customer.id, { what: 'email', value: customer.email, proof: CODE })
    const proved = { ...customer, proved: { phone: SHARED, email: CODE } }
    expect(await customers.findByPhone(customer.phone)).toEqual(proved)
    expect(await customers.findByEmail(` ${customer.email.toUpperCase()}`)).toEqual(proved)
    expect(await customers.findByIdentity(identity)).toEqual(proved)
    expect(await customers.findByBankUser('bank_1')).toEqual(proved)
    expect(await customers.find('cus_none' as CustomerId)).toBeUndefined()
    expect(await customers.findByEmail('nobody@canary-mail.example')).toBeUndefined()
  })

  it('inserted again give back what is stored', async () => {
    const { customer, identity } = await registered()
    const again = await fixture.stores.customers.insert({ ...customer, legalName: 'Somebody Else' }, 'x', identity)
    expect(again).toEqual({ ok: true, value: customer })
  })

  it('can not share a handle', async () => {
    const { customer } = await registered()
    const other = aCustomer({ handle: customer.handle })
    expect(await fixture.stores.customers.insert(other, 'digest', anIdentity())).toEqual({
      ok: false,
      error: { kind: 'taken', what: 'handle' },
    })
    const { customer: third } = await registered()
    expect(await fixture.stores.customers.update(third.id, { handle: customer.handle })).toMatchObject({
      error: { what: 'handle' },
    })
    expect(await fixture.stores.customers.find(third.id)).toEqual(third)
  })

  it.each([
    ['nora_n', ['nora__n', 'noran', 'n0ra_n', 'nora_n_', 'n_o_r_a_n']],
    ['mary', ['rnary', 'm4ry', 'rn4ry', 'm_ary']],
    ['will_i', ['wi11_1', 'vvill_i', 'willi', 'wjll_j']],
    ['beth90', ['b3th90', '6eth9o', 'beth_90', 'be7h_9_0']],
  ])('can not have a handle that could be taken for another’s: %s', async (handle, alike) => {
    const { customers } = fixture.stores
    const { customer } = await registered({ handle })
    for (const other of alike) {
      expect(await customers.insert(aCustomer({ handle: other }), 'digest', anIdentity()), other).toEqual({
        ok: false,
        error: { kind: 'taken', what: 'handle' },
      })
      expect((await customers.findByOutline(other))?.id).toBe(customer.id)
      // It finds nobody to be paid.
      expect(await customers.findByHandle(other)).toBeUndefined()
    }
  })

  it('may differ by a number or a letter that is seen', async () => {
    for (const handle of ['tom_b', 'tom_c', 'tomb6', 'tomb8', 'tomb16', 'tommy_b', 'thomas_b']) {
      const { customer } = await registered({ handle })
      expect(await fixture.stores.customers.findByHandle(handle)).toEqual(customer)
    }
  })

  it('of an earlier version may look alike: they stay, and nobody joins them', async () => {
    const fresh = await openMongoStores()
    const stored = fresh.db.collection<{ _id: string }>('customers')
    try {
      const [first, second] = [aCustomer({ handle: 'ivy_l' }), aCustomer({ handle: 'lvy_l' })]
      await stored.dropIndex('outline_1')
      await fresh.db.collection<{ _id: number }>('migrations').deleteOne({ _id: 13 })
      for (const each of [first, second]) {
        await fresh.stores.customers.insert(each, 'digest', anIdentity())
        await stored.updateOne({ _id: each.id }, { $unset: { outline: '' } })
      }
      await Promise.all([fresh.stores.ready(), fresh.stores.ready()])
      await fresh.stores.ready()
      expect(await fresh.stores.customers.findByHandle('ivy_l')).toEqual(first)
      expect(await fresh.stores.customers.findByHandle('lvy_l')).toEqual(second)
      expect((await fresh.stores.customers.update(second.id, { email: 'new@example.com' })).ok).toBe(true)
      expect(await fresh.stores.customers.findByOutline('1vy_l')).toEqual(first)
      const third = await fresh.stores.customers.insert(aCustomer({ handle: '1vy_l' }), 'digest', anIdentity())
      expect(third).toEqual({ ok: false, error: { kind: 'taken', what: 'handle' } })
    } finally {
      await fresh.drop()
    }
  })

  it.each(['email', 'phone'] as const)(
    'may give the same %s, proved or not, and find nobody by it before',
    async (what) => {
      const { customers } = fixture.stores
      const { customer } = await registered()
      const find = (value: string) => (what === 'email' ? customers.findByEmail(value) : customers.findByPhone(value))
      const { customer: other } = await registered({ [what]: customer[what] })
      expect(await find(customer[what])).toBeUndefined()
      await customers.prove(customer.id, { what, value: customer[what], proof: SHARED })
      const { customer: third } = await registered({ [what]: customer[what] })
      expect((await customers.update(third.id, { [what]: customer[what] })).ok).toBe(true)
      expect((await find(customer[what]))?.id).toBe(customer.id)
      // Who proves it last has it; the one before keeps it among the details, unproved.
      await customers.prove(other.id, { what, value: customer[what], proof: CODE })
      expect((await find(customer[what]))?.id).toBe(other.id)
      expect(await customers.find(customer.id)).toEqual({ ...customer, proved: {} })
    },
  )

  it.each(['email', 'phone'] as const)('have one owner of a %s when twenty prove it at once', async (what) => {
    const { customers } = fixture.stores
    const value = what === 'email' ? 'many@canary-mail.example' : '+14155559090'
    const all = await Promise.all(Array.from({ length: 20 }, () => registered({ [what]: value })))
    const proofs = all.map(({ customer }) => customers.prove(customer.id, { what, value, proof: SHARED }))
    const done = await Promise.allSettled(proofs)
    expect(done.some(({ status }) => status === 'fulfilled')).toBe(true)
    const after = await Promise.all(all.map(({ customer }) => customers.find(customer.id)))
    expect(after.filter((each) => each?.proved?.[what] !== undefined)).toHaveLength(1)
  })

  it('lose the proof of an address with the address', async () => {
    const { customers } = fixture.stores
    const { customer } = await registered()
    await customers.prove(customer.id, { what: 'phone', value: customer.phone, proof: SHARED })
    await customers.update(customer.id, { phone: '+14155557777' })
    expect(await customers.findByPhone(customer.phone)).toBeUndefined()
    expect(await customers.findByPhone('+14155557777')).toBeUndefined()
    expect((await customers.find(customer.id))?.proved).toEqual({})
  })

  it('keep another name that was asked for apart, encrypted, until it is taken back', async () => {
    const { customers } = fixture.stores
    const { customer } = await registered()
    const nameReview = { name: 'Canary Newname', since: 7 }
    await customers.update(customer.id, { nameReview })
    expect(await customers.find(customer.id)).toEqual({ ...customer, nameReview })
    const stored = await fixture.db.collection<{ _id: string }>('customers').findOne({ _id: customer.id })
    expect(JSON.stringify(stored)).not.toContain('Newname')
    await customers.update(customer.id, { nameReview: undefined })
    expect(await customers.find(customer.id)).toEqual(customer)
  })

  it('can not share an identity', async () => {
    const { identity } = await registered()
    const refused = await fixture.stores.customers.insert(aCustomer(), 'digest', identity)
    expect(refused).toMatchObject({ ok: false, error: { what: 'identity' } })
  })

  it('are registered once when twenty race with one handle', async () => {
    const all = Array.from({ length: 20 }, () => aCustomer({ handle: 'race' }))
    const answers = await Promise.all(all.map((each) => fixture.stores.customers.insert(each, 'digest', anIdentity())))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok).every(({ ok: _ok, ...rest }) => 'error' in rest)).toBe(true)
  })

  it('change the named fields alone, and forget what is set to nothing', async () => {
    const { customers } = fixture.stores
    const { customer } = await registered({ bankUserId: 'bank_2' })
    const address = { ...customer.address, city: 'Eggville' }
    await Promise.all([
      customers.update(customer.id, { email: `new.${customer.email}` }),
      customers.update(customer.id, { address, tier: 'receive-only', missing: [] }),
    ])
    const changed = { ...customer, email: `new.${customer.email}`, address, tier: 'receive-only', missing: [] }
    expect(await customers.find(customer.id)).toEqual(changed)
    await customers.update(customer.id, { ssnLast4: undefined } as never)
    const { ssnLast4: _gone, ...without } = changed
    expect(await customers.find(customer.id)).toEqual(without)
    await expect(customers.update('cus_none' as CustomerId, { tier: 'locked' })).rejects.toThrow('not there')
  })

  it('have identities that join, leave, and belong to one customer at a time', async () => {
    const { customers } = fixture.stores
    const [one, other] = [await registered(), await registered()]
    const discord = 'discord:77' as IdentityKey
    await customers.attach(discord, one.customer.id)
    await customers.attach(discord, one.customer.id)
    expect(await customers.identitiesOf(one.customer.id)).toEqual([one.identity, discord])
    await customers.attach(discord, other.customer.id)
    expect(await customers.identitiesOf(one.customer.id)).toEqual([one.identity])
    expect((await customers.findByIdentity(discord))?.id).toBe(other.customer.id)
  })

  it('come in pages by id, those the bank knows alone', async () => {
    const fresh = await openMongoStores()
    const ids: string[] = []
    for (let n = 0; n < 5; n += 1) {
      const customer = aCustomer(n === 2 ? {} : { bankUserId: `bank_${n}` })
      await fresh.stores.customers.insert(customer, 'digest', anIdentity())
      if (n !== 2) ids.push(customer.id)
    }
    const first = await fresh.stores.customers.page(undefined, 3)
    const second = await fresh.stores.customers.page(first.at(-1)?.id, 3)
    expect([...first, ...second].map(({ id }) => id)).toEqual(ids.toSorted())
    await fresh.drop()
  })
})
