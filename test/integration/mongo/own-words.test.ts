import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import { createMongoStores, type MongoStores } from '#adapters/mongo/index.ts'
import type { Order } from '#bank/ground/order.ts'
import {
  aKey,
  anAccount,
  anOperation,
  dumpOf,
  type StoresOnMongo,
  openMongoStores,
} from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeEach(async () => {
  fixture = await openMongoStores()
})
afterEach(() => fixture.drop())

const storesWith = (dataKeys: DataKeys): MongoStores =>
  createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(dataKeys) })
const documents = (collection: string) => fixture.db.collection<{ _id: string }>(collection)

/** Each kind of order that holds what somebody calls an account, or where else they bank. */
const ordersInOwnWords = (): readonly Order[] => {
  const account = anAccount().id
  return [
    { kind: 'open-account', account, product: 'deposit', nickname: 'Nest egg' },
    { kind: 'make-numbers', account, nickname: 'Nest egg' },
    { kind: 'rename-account', account, before: 'Divorce lawyer', nickname: 'Clinic in June' },
    { kind: 'close-account', account, nickname: 'Divorce lawyer' },
    { kind: 'link-bank-login', bank: 'Canary Savings' },
    { kind: 'answer-bank-question', bank: 'Canary Savings' },
    { kind: 'link-bank-numbers', account, nickname: 'Clinic in June', accountClass: 'savings', last4: 'ends so' },
  ]
}

const WORDS = /Nest egg|Divorce|Clinic|Canary Savings|ends so/

describe('what customers call their accounts, and where else they bank', () => {
  it('is nowhere in the clear', async () => {
    const { accounts, operations } = fixture.stores
    const account = anAccount({ nickname: 'Nest egg', bankName: 'Canary Savings', last4: 'ends so' })
    const renamed = anAccount({ nickname: 'Divorce lawyer' })
    for (const each of [account, renamed]) await accounts.insert(each)
    await accounts.rename(renamed.id, 'Clinic in June')
    for (const order of ordersInOwnWords()) {
      const asked = await operations.insert(anOperation({ order }))
      expect(await operations.find(asked.id)).toMatchObject({ order })
    }
    expect(await accounts.find(account.id)).toEqual(account)
    expect(await accounts.find(renamed.id)).toEqual({ ...renamed, nickname: 'Clinic in June' })
    expect(await dumpOf(fixture.db)).not.toMatch(WORDS)
    expect(await dumpOf(fixture.db)).toContain(account.id) // the dump does see documents
  })

  it('that an earlier version kept readable in an account is read, and encrypted by the migration, also one that died', async () => {
    const { accounts, ready, rekey } = fixture.stores
    const named = (nickname: string) => anAccount({ nickname, bankName: 'Canary Savings', last4: 'ends so' })
    const old = ['Nest egg', 'Divorce lawyer'].map(named)
    // The bank had no name for it.
    const nameless = anAccount({ nickname: '' })
    const done = named('Clinic in June')
    for (const each of [...old, nameless, done]) await accounts.insert(each)
    const stored = fixture.db.collection<{ _id: string }>('accounts')
    for (const { _id, nickname } of [...old, nameless].map(({ id, nickname }) => ({ _id: id, nickname })))
      await stored.updateOne({ _id }, { $set: { nickname }, $unset: { personal: '' } })
    for (const { id } of old)
      await stored.updateOne({ _id: id }, { $set: { bankName: 'Canary Savings', last4: 'ends so' } })
    const before = await stored.findOne({ _id: done.id })
    for (const each of [...old, nameless, done]) expect(await accounts.find(each.id)).toEqual(each)
    await fixture.db.collection<{ _id: number }>('migrations').deleteOne({ _id: 16 })
    await ready()
    expect(await dumpOf(fixture.db)).not.toMatch(/Nest egg|Divorce|Canary Savings|ends so/)
    for (const each of [...old, nameless, done]) expect(await accounts.find(each.id)).toEqual(each)
    expect(await stored.findOne({ _id: done.id })).toEqual(before)
    // A process of the earlier version, which still runs beside, gives it another name.
    await stored.updateOne({ _id: done.id }, { $set: { nickname: 'Clinic in July' } })
    expect(await accounts.find(done.id)).toEqual({ ...done, nickname: 'Clinic in July' })
    expect(await rekey()).toBe(1)
    expect(await dumpOf(fixture.db)).not.toContain('Clinic')
    const keys = { current: 'k2', keys: { ...fixture.dataKeys.keys, k2: aKey() } }
    expect(await storesWith(keys).rekey()).toBe(3)
    const later = storesWith({ current: 'k2', keys: { k2: keys.keys.k2 } })
    expect(await later.accounts.find(done.id)).toEqual({ ...done, nickname: 'Clinic in July' })
    expect(await later.accounts.find(nameless.id)).toEqual(nameless)
  })

  it('that the first version kept readable in an order is read, and encrypted by the migration, also one that died', async () => {
    const { operations, ready, rekey } = fixture.stores
    const made = await Promise.all(ordersInOwnWords().map((order) => operations.insert(anOperation({ order }))))
    const [done, ...old] = made
    const before = await documents('operations').findOne({ _id: done?.id ?? '' })
    for (const { id, order } of old) {
      const first = { $set: { version: 1, order }, $unset: { personal: '' } as const }
      await documents('operations').updateOne({ _id: id }, first)
    }
    for (const each of made) expect(await operations.find(each.id)).toEqual(each)
    await fixture.db.collection<{ _id: number }>('migrations').deleteOne({ _id: 16 })
    await ready()
    expect(await dumpOf(fixture.db)).not.toMatch(/Nest egg|Divorce|Clinic|Canary Savings|ends so/)
    for (const each of made) expect(await operations.find(each.id)).toEqual(each)
    expect(await documents('operations').findOne({ _id: done?.id ?? '' })).toEqual(before)
    expect(await rekey()).toBe(0)
  })
})
