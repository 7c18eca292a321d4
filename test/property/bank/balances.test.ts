import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Account } from '#bank/ground/account.ts'
import type { AccountId, CustomerId, OperationId } from '#bank/ground/ids.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import { captureFunds, refreshAccount } from '#bank/operation/funds.ts'
import type { Operation } from '#bank/ground/operation.ts'

type Deps = Parameters<typeof refreshAccount>[0]
const ID = 'acct_busy' as AccountId
const opId = (n: number): OperationId => `op_${n}` as OperationId

/** One account that many are paid out of and into at once, over calls that end in any order. */
const openAccount = (s: fc.Scheduler, start: bigint, takers: number) => {
  let bank = start
  let reads = 0
  const held = new Set(Array.from({ length: takers }, (_, n) => opId(n)))
  let stored: { posted: Usd; asOf: number } = { posted: usd(start), asOf: 1 }
  const later = <T>(what: string, run: () => T): Promise<T> => s.schedule(Promise.resolve(), what).then(run)
  const takeOver = (balance: { posted: Usd; asOf: number }, seen: number | undefined): boolean => {
    if (stored.asOf !== seen) return false
    stored = { posted: balance.posted, asOf: balance.asOf }
    return true
  }
  const holds = () => [...held].map((operation) => ({ operation }))
  const deps = {
    clock: () => 1_000,
    customers: { find: () => later('customer', () => ({ bankUserId: 'user' })) },
    rail: {
      accounts: {
        read: async () => {
          reads += 1
          const posted = usd(await later('the bank looks', () => bank))
          return await later('the bank answers', () => ({ ok: true, value: { balance: { posted, asOf: 0 } } }))
        },
      },
    },
    accounts: {
      find: () =>
        later('find', () => ({ id: ID, customer: 'cus' as CustomerId, status: 'open', ...stored, holds: holds() })),
      refresh: (_: AccountId, balance: Account, seen: number) => later('refresh', () => takeOver(balance, seen)),
      release: (_: AccountId, operation: OperationId) => later('release', () => void held.delete(operation)),
      capture: (_: AccountId, operation: OperationId, balance: Account, seen: number) =>
        later('capture', () => {
          if (!held.has(operation)) return true
          return takeOver(balance, seen) && held.delete(operation)
        }),
    },
  } as unknown as Deps
  return {
    deps,
    charge: (by: bigint) => void (bank -= by),
    bank: () => bank,
    stored: () => stored,
    held,
    reads: () => reads,
  }
}

const sending = (n: number): Operation =>
  ({
    id: opId(n),
    order: { kind: 'send', amount: usd(1n), from: { account: ID }, to: { account: 'acct_other' } },
  }) as Operation

describe('the balance of an account that many move at once', () => {
  it('is in the end one that was asked for after everything, at two looks each and without giving up', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), fc.nat(12), async (s, takers, others) => {
        const account = openAccount(s, 100n, takers)
        const take = async (n: number): Promise<boolean> => {
          await s.schedule(Promise.resolve(), 'charged')
          account.charge(1n)
          return await captureFunds(account.deps, sending(n))
        }
        const receive = async (): Promise<boolean> => {
          await s.schedule(Promise.resolve(), 'paid in')
          account.charge(-1n)
          return await refreshAccount(account.deps, ID)
        }
        const all = Promise.all([
          ...Array.from({ length: takers }, (_, n) => take(n)),
          ...Array.from({ length: others }, receive),
        ])
        await s.waitFor(all)
        expect((await all).every(Boolean)).toBe(true)
        expect(account.stored().posted).toEqual(usd(account.bank()))
        expect(account.held.size).toBe(0)
        expect(account.reads()).toBeLessThanOrEqual(2 * (takers + others))
      }),
      { numRuns: 300 },
    )
  })
})
