import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerCase } from '#bank/case/desk.ts'
import { openCase } from '#bank/case/open.ts'
import { conversationId, identityKey } from '#bank/ground/ids.ts'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { aCustomer, aKey, openMongoStores, type StoresOnMongo } from '#test/support/mongo-stores.ts'

const now = Date.UTC(2026, 10, 30, 15)
let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ports = () => ({
  ...fixture.stores,
  ...{ log: silent, clock: () => now },
  wake: { notice: async () => undefined, operation: async () => undefined },
})

const written = async (chat: string, customer = aCustomer(), isSignedIn = true) => {
  const who = isSignedIn ? customer : undefined
  const writer = { chat: conversationId(chat), turn: `turn:${chat}`, now, customer: who, owner: who?.id }
  const made = await openCase(ports(), writer, { topic: 'complaint', text: 'the walrus was rude' })
  if (!made.ok) throw new Error(made.error.kind)
  await answerCase(ports(), { case: made.value, operator: 'maria', text: 'Sorry', key: chat, closes: false })
  return { id: made.value, customer }
}
const stored = (id: string) => fixture.db.collection<{ _id: string }>('cases').findOne({ _id: id })

describe('what was written to support', () => {
  it('goes with the customer’s data, and with a chat what was written there by nobody', async () => {
    const own = await written('telegram:42')
    const strange = await written('web:42', aCustomer(), false)
    const other = await written('web:43', aCustomer(), false)
    await fixture.stores.personalRecords.erase(own.customer.id, [identityKey('telegram:42'), identityKey('web:42')])
    expect([await stored(own.id), await stored(strange.id)]).toEqual([null, null])
    expect(await stored(other.id)).toMatchObject({ goneAt: new Date(now + 180 * 86_400_000) })
  })

  it('is moved to a new key with everything else', async () => {
    const { id } = await written('telegram:44')
    const { current, keys } = fixture.dataKeys
    const dataKeys = { current: 'k2', keys: { ...keys, k2: aKey() } }
    expect(current).toBe('k1')
    const renewed = createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(dataKeys) })
    await renewed.rekey()
    const after = createMongoStores({
      ...{ client: fixture.client, database: fixture.name },
      seals: createSeals({ current: 'k2', keys: { k2: dataKeys.keys.k2 } }),
    })
    expect((await after.cases.find(id))?.thread).toMatchObject([{ by: 'support', text: 'Sorry' }])
  })
})
