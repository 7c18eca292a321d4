import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMongoStores, type MongoStores } from '#adapters/mongo/index.ts'
import { createSeals, type DataKeys } from '#adapters/vault/index.ts'
import type { Recovery } from '#bank/customer/recovery.ts'
import { newId } from '#bank/ground/ids.ts'
import { aCustomer, aKey, anIdentity, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const storesWith = (dataKeys: DataKeys): MongoStores =>
  createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(dataKeys) })

describe('the digest of a new PIN', () => {
  it('is sealed on its way into force, moved to a new key, and gone once it is in force', async () => {
    const customer = aCustomer().id
    const chat = anIdentity()
    const recovery: Recovery = {
      ...{ id: newId('recovery'), customer, revision: 1, aim: 'new-pin', proof: 'identity', chat },
      ...{ state: 'ready', startedAt: 1, until: 2, isAnnounced: true, dueAt: 2 },
    }
    const pinDigest = '$argon2id$canary-digest'
    const { recoveries } = fixture.stores
    expect(await recoveries.put(undefined, recovery)).toBe(true)
    expect(await recoveries.put(undefined, recovery)).toBe(false)
    expect(await recoveries.change(recovery, { state: 'finishing', pinDigest, dueAt: 3 })).toBe(true)
    expect(await recoveries.change(recovery, { state: 'stopped', dueAt: null })).toBe(false)
    expect(JSON.stringify(await fixture.db.collection('recoveries').find().toArray())).not.toContain('canary-digest')
    const keys = { current: 'k2', keys: { ...fixture.dataKeys.keys, k2: aKey() } }
    expect(await storesWith(keys).rekey()).toBeGreaterThan(0)
    const later = storesWith({ current: 'k2', keys: { k2: keys.keys.k2 } }).recoveries
    const found = await later.find(customer)
    expect(found).toMatchObject({ id: recovery.id, state: 'finishing', pinDigest, revision: 2 })
    if (found !== undefined) await later.change(found, { state: 'done', dueAt: null })
    expect(await later.find(customer)).not.toHaveProperty('pinDigest')
    expect(await later.due(10, 5)).not.toContain(customer)
  })
})
