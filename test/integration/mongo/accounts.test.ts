import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import { availableCoins } from '#bank/ground/account.ts'
import { type Coin, money, usd } from '#bank/ground/money.ts'
import { createSeals } from '#adapters/vault/index.ts'
import { createMongoStores } from '#adapters/mongo/index.ts'
import { anAccount, anOperationId, balance, type StoresOnMongo, openMongoStores } from '#test/support/mongo-stores.ts'

let fixture: StoresOnMongo
beforeAll(async () => {
  fixture = await openMongoStores()
})
afterAll(() => fixture.drop())

const opened = async (cents: bigint): Promise<AccountId> => {
  const account = anAccount({ cents })
  await fixture.stores.accounts.insert(account)
  return account.id
}
const standing = async (id: AccountId) => {
  const account = await fixture.stores.accounts.find(id)
  if (account === undefined) throw new Error('the account is gone')
  return account
}
const cents = async (id: AccountId) => {
  const { posted, held, available } = await standing(id)
  return { posted: posted.minor, held: held.minor, available: available.minor }
}

describe('accounts', () => {
  it('gives back what was stored, by id, node and customer, and leaves closed ones out', async () => {
    const { accounts } = fixture.stores
    const customer = 'cus_reader' as never
    const one = anAccount({ customer, cents: 5n, openedAt: 2, bankName: 'First Nest', last4: '6789' })
    const two = anAccount({ customer, openedAt: 1 })
    await accounts.insert(one)
    await accounts.insert(two)
    await accounts.insert({ ...one, nickname: 'changed' })
    expect(await accounts.find(one.id)).toEqual(one)
    expect(await accounts.findByBankAccount(one.bankAccountId)).toEqual(one)
    expect((await accounts.ofCustomer(customer)).map(({ id }) => id)).toEqual([two.id, one.id])
    await accounts.setStatus(two.id, 'closed', ['open'])
    await accounts.rename(one.id, 'Rainy day')
    expect(await accounts.ofCustomer(customer)).toEqual([{ ...one, nickname: 'Rainy day' }])
    await expect(accounts.rename('acct_none' as AccountId, 'x')).rejects.toThrow('not there')
  })

  it('refuses a second account for one node at the bank', async () => {
    const account = anAccount()
    await fixture.stores.accounts.insert(account)
    await expect(fixture.stores.accounts.insert(anAccount({ bankAccountId: account.bankAccountId }))).rejects.toThrow(
      'E11000',
    )
  })

  it('holds each operation once and never more than is there, however many race', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100_00n)
    const operations = Array.from({ length: 10 }, anOperationId)
    const answers = await Promise.all(
      [...operations, ...operations].map((operation) => accounts.hold(id, operation, usd(30_00n))),
    )
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(6) // three of ten, each asked twice
    expect(await cents(id)).toEqual({ posted: 100_00n, held: 90_00n, available: 10_00n })
  })

  it('refuses nothing, and another amount for the same operation', async () => {
    const id = await opened(100n)
    const operation = anOperationId()
    await expect(fixture.stores.accounts.hold(id, operation, usd(0n))).rejects.toThrow(RangeError)
    expect(await fixture.stores.accounts.hold(id, operation, usd(10n))).toBe('held')
    await expect(fixture.stores.accounts.hold(id, operation, usd(20n))).rejects.toThrow(RangeError)
    expect(await cents(id)).toEqual({ posted: 100n, held: 10n, available: 90n })
  })

  it('holds coins as it holds dollars, each apart from the other, and finds who holds any', async () => {
    const { accounts } = fixture.stores
    const wallet = anAccount({ kind: 'crypto', coins: { BTC: money('BTC', 100n), ETH: money('ETH', 5n) } })
    await accounts.insert(wallet)
    const left = async (coin: Coin) => availableCoins(await standing(wallet.id), coin).minor
    const [one, ...others] = Array.from({ length: 10 }, anOperationId)
    if (one === undefined) throw new Error('there is none')
    const answers = await Promise.all(
      [one, ...others, one].map((each) => accounts.hold(wallet.id, each, money('BTC', 30n))),
    )
    const holding = (await standing(wallet.id)).holds.map(({ operation }) => operation)
    expect(holding).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'held')).toHaveLength(holding.includes(one) ? 4 : 3)
    expect(await left('BTC')).toBe(10n)
    expect(await accounts.hold(wallet.id, anOperationId(), money('ETH', 6n))).toBe('short')
    expect(await accounts.hold(wallet.id, anOperationId(), usd(1n))).toBe('short')
    expect(await cents(wallet.id)).toEqual({ posted: 0n, held: 0n, available: 0n })
    expect((await accounts.withHolds(100)).map(({ id }) => id)).toContain(wallet.id)
    const [first, second, third] = holding
    if (first === undefined || second === undefined || third === undefined) throw new Error('three are held')
    await accounts.release(wallet.id, first)
    const after = { posted: usd(0n), coins: { BTC: money('BTC', 70n), ETH: money('ETH', 5n) }, asOf: 2_000 }
    await accounts.capture(wallet.id, second, after)
    expect(await left('BTC')).toBe(40n)
    expect(await accounts.hold(wallet.id, anOperationId(), money('BTC', 41n))).toBe('short')
    await accounts.release(wallet.id, third)
    expect(await accounts.hold(wallet.id, first, money('BTC', 70n))).toBe('held')
    await accounts.release(wallet.id, first)
    expect((await accounts.withHolds(100)).map(({ id }) => id)).not.toContain(wallet.id)
  })

  it('holds coins of a wallet from before coins were held', async () => {
    const { accounts } = fixture.stores
    const wallet = anAccount({ kind: 'crypto', coins: { BTC: money('BTC', 100n), ETH: money('ETH', 0n) } })
    await accounts.insert(wallet)
    expect(await accounts.find(wallet.id)).toEqual(wallet)
    const answers = await Promise.all([1, 2, 3].map(() => accounts.hold(wallet.id, anOperationId(), money('BTC', 60n))))
    expect(answers.toSorted()).toEqual(['held', 'short', 'short'])
  })

  it('gives a hold back once', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100n)
    const operation = anOperationId()
    await accounts.hold(id, operation, usd(40n))
    await Promise.all(Array.from({ length: 10 }, () => accounts.release(id, operation)))
    await accounts.release(id, anOperationId())
    expect(await cents(id)).toEqual({ posted: 100n, held: 0n, available: 100n })
    expect((await standing(id)).holds).toEqual([])
  })

  it('drops the hold with the balance that shows the money gone, and survives a repeat', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100n)
    const [one, other] = [anOperationId(), anOperationId()]
    await accounts.hold(id, one, usd(40n))
    await accounts.hold(id, other, usd(10n))
    await Promise.all(Array.from({ length: 10 }, () => accounts.capture(id, one, balance(60n, 2_000))))
    expect(await cents(id)).toEqual({ posted: 60n, held: 10n, available: 50n })
    await accounts.capture(id, one, balance(60n, 2_000))
    expect(await cents(id)).toEqual({ posted: 60n, held: 10n, available: 50n })
  })

  it('keeps a later balance when an earlier one comes late, and still drops the hold', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100n)
    const operation = anOperationId()
    await accounts.hold(id, operation, usd(40n))
    await accounts.refresh(id, balance(75n, 3_000))
    expect(await cents(id)).toEqual({ posted: 75n, held: 40n, available: 35n })
    await accounts.capture(id, operation, balance(60n, 2_000))
    expect(await cents(id)).toEqual({ posted: 75n, held: 0n, available: 75n })
    await accounts.refresh(id, balance(1n, 2_500))
    expect(await cents(id)).toEqual({ posted: 75n, held: 0n, available: 75n })
  })

  it('shows nothing available while more is held than the bank has, and recovers', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100n)
    const operation = anOperationId()
    await accounts.hold(id, operation, usd(80n))
    await accounts.refresh(id, balance(50n, 2_000))
    expect(await cents(id)).toEqual({ posted: 50n, held: 80n, available: 0n })
    await accounts.release(id, operation)
    expect(await cents(id)).toEqual({ posted: 50n, held: 0n, available: 50n })
  })

  it('lists accounts with open holds', async () => {
    const id = await opened(100n)
    await fixture.stores.accounts.hold(id, anOperationId(), usd(1n))
    expect((await fixture.stores.accounts.withHolds(100)).map((account) => account.id)).toContain(id)
    expect((await fixture.stores.accounts.withHolds(100)).every(({ holds }) => holds.length > 0)).toBe(true)
  })
})

type Move = { act: 'hold' | 'release' | 'capture' | 'refresh'; operation: number; cents: number; asOf: number }

describe('holds under races', () => {
  const aMove = fc.record<Move>({
    act: fc.constantFrom('hold', 'hold', 'release', 'capture', 'refresh'),
    operation: fc.nat(7),
    cents: fc.integer({ min: 1, max: 60 }),
    asOf: fc.integer({ min: 1_001, max: 1_050 }),
  })

  it('keeps available and held equal to posted, whatever twenty clients do at once', async () => {
    const clients = Array.from(
      { length: 20 },
      () =>
        createMongoStores({ client: fixture.client, database: fixture.name, seals: createSeals(fixture.dataKeys) })
          .accounts,
    )
    await fc.assert(
      fc.asyncProperty(fc.array(aMove, { minLength: 20, maxLength: 60 }), async (moves) => {
        const id = await opened(100n)
        const operations = Array.from({ length: 8 }, anOperationId)
        const run = async ({ act, operation, cents: amount, asOf }: Move, client: number): Promise<void> => {
          const accounts = clients[client % clients.length] ?? fixture.stores.accounts
          const of = operations[operation] as OperationId
          // One amount per operation, as the frozen card has.
          if (act === 'hold') await accounts.hold(id, of, usd(BigInt(operation * 7 + 5)))
          else if (act === 'release') await accounts.release(id, of)
          else if (act === 'capture') await accounts.capture(id, of, balance(BigInt(amount), asOf))
          else await accounts.refresh(id, balance(BigInt(amount), asOf))
          const seen = await standing(id)
          const sum = seen.holds.reduce((total, hold) => total + hold.amount.minor, 0n)
          expect(seen.held.minor).toBe(sum)
          expect(seen.available.minor).toBe(seen.posted.minor > sum ? seen.posted.minor - sum : 0n)
          expect(new Set(seen.holds.map((hold) => hold.operation)).size).toBe(seen.holds.length)
        }
        await Promise.all(moves.map(run))
        const newest = Math.max(1_000, ...moves.filter(({ act }) => act === 'refresh').map(({ asOf }) => asOf))
        expect((await standing(id)).asOf).toBeGreaterThanOrEqual(newest)
      }),
      { numRuns: 10, endOnFailure: true },
    )
  }, 90_000)

  it('never promises more than the bank has while nothing but holds and releases race', async () => {
    const { accounts } = fixture.stores
    const id = await opened(100n)
    const operations = Array.from({ length: 12 }, anOperationId)
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const operation = operations[n % 12] as OperationId
        if (n % 5 === 4) await accounts.release(id, operation)
        else await accounts.hold(id, operation, usd(BigInt(10 + (n % 12))))
        const { posted, held, available } = await cents(id)
        expect(held).toBeLessThanOrEqual(posted)
        expect(held + available).toBe(posted)
      }),
    )
  })
})
