import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DifferenceKind } from '#bank/books/difference.ts'
import { usd } from '#bank/ground/money.ts'
import {
  aPayment,
  aTransfer,
  DAY,
  type Household,
  NOW,
  openBooksOnMongo,
  operationId,
  type Payment,
  side,
  type BooksOnMongo,
} from './books-on-mongo.ts'

const CUSTOMERS = 10
/** Ten thousand take minutes to write on a small machine: the pure comparison has them all, this the stores. */
const PAYMENTS = Number(process.env['BOOKS_PAYMENTS'] ?? 200)

let books: BooksOnMongo
let homes: Household[]
const payments: Payment[] = []
beforeAll(async () => {
  books = await openBooksOnMongo()
  for (let n = 0; n < CUSTOMERS; n += 1) await books.move()
  homes = books.homes
  for (let n = 0; n < PAYMENTS; n += 1) {
    const [from, to] = [homes[n % CUSTOMERS], homes[(n * 7 + 1) % CUSTOMERS]]
    if (from === undefined || to === undefined || from === to) throw new Error('nobody to pay')
    payments.push(aPayment(from, to, BigInt(1 + (n % 997)), NOW - 20 * DAY + n * 60_000))
  }
  await books.live(payments)
}, 600_000)
afterAll(() => books.drop(), 300_000)

describe('R11: reconciliation', () => {
  it('says nothing about payments that went well', async () => {
    const looked = await books.cycle()
    expect(looked).toHaveLength(CUSTOMERS)
    expect(looked.flatMap(({ found }) => found)).toEqual([])
    expect(looked.flatMap(({ failed }) => failed ?? [])).toEqual([])
    expect(await books.stores.drifts.open(10)).toEqual([])
    expect(await books.stores.rounds.read()).toMatchObject({ completedAt: NOW })
  }, 300_000)

  describe('names every planted drift, with both sides, within one cycle', () => {
    const planted: Partial<Record<string, { kind: DifferenceKind; subject: string }>> = {}
    beforeAll(async () => {
      const { bank, collection } = books
      const pick = (n: number): Payment => {
        const payment = payments[n * 13]
        if (payment === undefined) throw new Error('no such payment')
        return payment
      }
      const [heard, amount, status, record, copy, late, mirror] = [1, 2, 3, 4, 5, 6, 7].map(pick) as [
        Payment,
        Payment,
        Payment,
        Payment,
        Payment,
        Payment,
        Payment,
      ]
      const [a, b, c] = homes as [Household, Household, Household]
      const plant = (name: string, kind: DifferenceKind, subject: string): void =>
        void (planted[name] = { kind, subject })

      await collection('operations').updateOne({ _id: heard.operation.id }, { $set: { state: 'submitted' } })
      plant('missing webhook', 'missing-webhook', heard.transfer.id)

      const extra = aTransfer(side(a), side(b), { operation: 'made elsewhere', amount: usd(5_00n) })
      bank.transfers.set(extra.id, extra)
      plant('extra transaction', 'extra-transaction', extra.id)

      bank.transfers.set(amount.transfer.id, { ...amount.transfer, amount: usd(amount.transfer.amount.minor + 1n) })
      plant('changed amount', 'changed-amount', amount.transfer.id)

      bank.transfers.set(status.transfer.id, {
        ...status.transfer,
        status: 'returned',
        timeline: [...status.transfer.timeline, { at: NOW - DAY / 2, status: 'returned', note: '' }],
      })
      plant('status changed after the end', 'changed-status', status.transfer.id)

      await collection('operations').deleteOne({ _id: record.operation.id })
      plant('deleted order', 'deleted-record', record.transfer.id)

      await collection('entries').deleteOne({ _id: mirror.transfer.id })
      plant('deleted history', 'deleted-record', mirror.transfer.id)

      const twin = { ...copy.transfer, id: 'f'.repeat(24) }
      bank.transfers.set(twin.id, twin)
      plant('done twice', 'duplicate-transaction', copy.operation.id)

      const early = late.transfer.createdAt - 3_600_000
      bank.transfers.set(late.transfer.id, { ...late.transfer, createdAt: early })
      plant('clock skew', 'clock-skew', 'clock')

      const lost = aPayment(b, c, 7_77n, NOW - DAY)
      await books.live([lost])
      bank.transfers.delete(lost.transfer.id)
      plant('lost by the bank', 'missing-at-bank', lost.operation.id)

      bank.give(c.account.bankAccountId, 1n)
      plant('a cent too much', 'balance-drift', `${c.account.id}/transactions`)

      const operation = operationId()
      await collection('accounts').updateOne(
        { _id: b.account.id },
        { $set: { holds: [{ operation, amount: { asset: 'USD', minor: 9_00n } }] } },
      )
      plant('hold for nothing', 'stray-hold', `${b.account.id}/${operation}`)
    })

    it('each of them', async () => {
      await books.cycle()
      const open = await books.stores.drifts.open(200)
      for (const [name, { kind, subject }] of Object.entries(planted) as [
        string,
        { kind: DifferenceKind; subject: string },
      ][]) {
        const found = open.find((drift) => drift.kind === kind && drift.subject === subject)
        expect(found, name).toBeDefined()
        expect(Object.keys(found?.ours ?? {}).length + Object.keys(found?.bank ?? {}).length, name).toBeGreaterThan(2)
      }
    }, 300_000)

    it('R4: among them that the bank made a second transaction under one key', async () => {
      const twice = (await books.stores.drifts.open(200)).filter(({ kind }) => kind === 'duplicate-transaction')
      expect(twice.map(({ subject }) => subject)).toEqual([planted['done twice']?.subject])
      expect(JSON.stringify(twice[0]?.bank)).toContain('f'.repeat(24))
    })

    it('and finds the same again from the stores alone, as the same drifts', async () => {
      const before = await books.stores.drifts.open(200)
      books.later(60_000)
      await books.cycle()
      const after = await books.stores.drifts.open(200)
      expect(after.map(({ id, firstSeen }) => [id, firstSeen])).toEqual(
        before.map(({ id, firstSeen }) => [id, firstSeen]),
      )
      expect(after.every(({ lastSeen }) => lastSeen === NOW + 60_000)).toBe(true)
    }, 300_000)
  })
})
