import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMongoStores, type MongoStores } from '#adapters/mongo/index.ts'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import { aKey, anAccount, dumpOf, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

const NUMBERS = { accountNumber: '9800011122', routingNumber: '084106768' }
const READABLE = /9800011122|084106768/

let fixture: StoresOnMongo
beforeEach(async () => {
  fixture = await openMongoStores()
})
afterEach(() => fixture.drop())

const storesWith = (dataKeys: DataKeys): MongoStores =>
  createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(dataKeys) })

it('an account’s numbers are kept readable nowhere, and are no part of the account', async () => {
  const { accounts, accountNumbers } = fixture.stores
  const account = anAccount()
  await accounts.insert(account)
  expect(await accountNumbers.find(account.id)).toBeUndefined()
  await accountNumbers.keep(account.id, NUMBERS)
  expect(await accountNumbers.find(account.id)).toEqual(NUMBERS)
  expect(await accounts.find(account.id)).toEqual(account)
  await accounts.rename(account.id, 'Another')
  await accounts.setStatus(account.id, 'locked', ['open'])
  expect(await accountNumbers.find(account.id)).toEqual(NUMBERS)
  expect(await dumpOf(fixture.db)).not.toMatch(READABLE)
  await accountNumbers.keep(anAccount().id, NUMBERS)
  expect(await fixture.db.collection('accounts').countDocuments()).toBe(1)
})

it('they go with a change of keys', async () => {
  const { accounts, accountNumbers } = fixture.stores
  const account = anAccount()
  await accounts.insert(account)
  await accountNumbers.keep(account.id, NUMBERS)
  const both: DataKeys = { current: 'k2', keys: { ...fixture.dataKeys.keys, k2: aKey() } }
  expect(await storesWith(both).rekey()).toBeGreaterThan(0)
  expect(await storesWith(both).rekey()).toBe(0)
  const { k2 = '' } = both.keys
  expect(await storesWith({ current: 'k2', keys: { k2 } }).accountNumbers.find(account.id)).toEqual(NUMBERS)
})

it('they are gone with their customer’s data', async () => {
  const { accounts, accountNumbers, personalRecords } = fixture.stores
  const account = anAccount()
  await accounts.insert(account)
  await accountNumbers.keep(account.id, NUMBERS)
  await personalRecords.erase(account.customer, [])
  expect(await accountNumbers.find(account.id)).toBeUndefined()
})
