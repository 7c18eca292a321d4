import { afterAll, beforeAll, expect, it } from 'vitest'
import { OPERATION_VERSION } from '#adapters/mongo/operation-document.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import { anOperation, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

it('R27: an operation of a later version waits for whoever can read it, and is in nobody else’s way', async () => {
  const { operations } = fixture.stores
  const mine = await operations.insert(anOperation({ dueAt: 1_000 }))
  const theirs = await operations.insert(anOperation({ dueAt: 900 }))
  const stored = fixture.db.collection<{ _id: string }>('operations')
  await stored.updateOne({ _id: theirs.id }, { $set: { version: OPERATION_VERSION + 1 } })
  expect(await operations.due(2_000, 10)).toEqual([mine.id])
  expect(await operations.ofCustomer(mine.customer, { limit: 10 })).toEqual([mine])
  await expect(operations.find(theirs.id)).rejects.toThrow(/version/)
  // One from before there were versions is of the first.
  await stored.updateOne({ _id: theirs.id }, { $unset: { version: '' } })
  expect(await operations.due(2_000, 10)).toEqual([theirs.id, mine.id])
  expect(await operations.find(theirs.id)).toEqual(theirs)
})

it('R27: a notice of a kind that only a later version knows is left to it, and keeps nobody from the others', async () => {
  const { notices } = fixture.stores
  const customer = 'cus_later' as CustomerId
  const of = (id: string): Notice => ({
    ...{ id, customer, conversation: 'telegram:1', createdAt: 5 },
    about: { kind: 'tier', tier: 'receive-only' },
  })
  for (const id of ['mine', 'theirs']) {
    await notices.add(of(id))
    await notices.end(id, 'unreachable', 6)
    await notices.postpone(id, 7)
  }
  const stored = fixture.db.collection<{ _id: string }>('notices')
  await stored.updateOne({ _id: 'theirs' }, { $set: { about: { kind: 'of-another-version', what: 1 } } })
  expect(await notices.due(10, 10)).toEqual(['mine'])
  expect(await notices.find('theirs')).toBeUndefined()
  await stored.updateMany({ customer }, { $set: { state: 'unreachable' } })
  expect(await notices.undeliveredOf(customer)).toEqual([of('mine')])
})
