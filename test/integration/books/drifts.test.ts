import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Difference, difference } from '#bank/books/difference.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { openBooksOnMongo, type BooksOnMongo } from './books-on-mongo.ts'
import { type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

const customer = 'cus_1' as CustomerId
const cent = (bank: string): Difference =>
  difference({
    kind: 'balance-drift',
    customer,
    subject: 'acct_1',
    ours: { balance: '1.00', read: bank },
    bank: { balance: bank },
    since: 1,
  })

let fixture: StoresOnMongo
let books: BooksOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
  books = await openBooksOnMongo()
})
afterAll(async () => {
  await fixture.drop()
  await books.drop()
})

it('keeps a difference from first to last, and has it come back as a new one', async () => {
  const { drifts } = fixture.stores
  expect(await drifts.record(customer, [cent('1.01')], 10)).toHaveLength(1)
  expect(await drifts.record(customer, [cent('1.01')], 20)).toEqual([])
  expect(await drifts.open(5)).toMatchObject([{ firstSeen: 10, lastSeen: 20 }])
  expect(await drifts.summary()).toEqual({ byKind: { 'balance-drift': 1 }, oldest: 10 })
  await drifts.record(customer, [], 30)
  expect(await drifts.open(5)).toEqual([])
  expect(await drifts.record(customer, [cent('1.01')], 40)).toHaveLength(1)
  expect(await drifts.open(5)).toMatchObject([{ firstSeen: 40 }])
})

it('calls out once what stands too long', async () => {
  const { drifts } = fixture.stores
  expect(await drifts.toAlarm(39, 50)).toEqual([])
  expect(await drifts.toAlarm(40, 50)).toHaveLength(1)
  expect(await drifts.toAlarm(99, 60)).toEqual([])
})

it('puts away what was accepted, until either side changes', async () => {
  const { drifts } = fixture.stores
  const [open] = await drifts.open(1)
  expect(await drifts.accept(open?.id ?? '', 'the bank has confirmed it', 70)).toBe(true)
  expect(await drifts.accept(open?.id ?? '', 'again', 71)).toBe(false)
  expect(await drifts.record(customer, [cent('1.01')], 80)).toEqual([])
  expect(await drifts.open(5)).toEqual([])
  expect(await drifts.record(customer, [cent('1.02')], 90)).toHaveLength(1)
  expect(await drifts.open(5)).toMatchObject([{ bank: { balance: '1.02' } }])
})

it('raises the alarm for a cent that stands ten minutes, and has the customer read anew meanwhile', async () => {
  const { customer: who, account } = await books.move()
  books.bank.give(account.bankAccountId, 1n)
  await books.cycle()
  expect(books.synced).toEqual([who.id])
  books.later(10 * 60_000 - 1)
  await books.cycle()
  expect(books.logged.filter(({ level }) => level === 'error')).toEqual([])
  books.later(1)
  await books.cycle()
  const called = books.logged.filter(({ level }) => level === 'error')
  // Its transactions, what customers are shown, and the books: each says another number than the bank.
  expect(called.map(({ facts }) => (facts as { kind: string }).kind)).toEqual(Array(3).fill('balance-drift'))
})
