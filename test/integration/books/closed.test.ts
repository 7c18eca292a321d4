import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createReconcile, RECONCILE_SETTINGS } from '#bank/books/reconcile.ts'
import type { Rail } from '#bank/ground/rail.ts'
import { err } from '#kit/result.ts'
import { must } from '#test/integration/synapse/rail-on-sandbox.ts'
import { postedAt, type Somebody, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 60_000 })

type Line = { readonly event: string; readonly page?: boolean; readonly kind?: string }

/** The comparison with the bank, and what it logs. */
const openReconcile = (rail: Rail = fixture.ports.rail) => {
  const lines: Line[] = []
  const note = (facts: object): void => void lines.push({ event: '', ...facts })
  const log = { ...fixture.ports.log, info: note, warn: note, error: note }
  const { ledgers, drifts, rounds } = fixture.stores.stores
  const deps = { ...fixture.ports, rail, ledgers, drifts, rounds, log, sync: async () => undefined }
  const { round } = createReconcile(deps, RECONCILE_SETTINGS)
  return {
    lines,
    after: async (ms: number) => {
      fixture.now += ms
      return (await round()).flatMap(({ found }) => found)
    },
  }
}

/** Closed here and at the bank, under a payment of seven dollars that was on its way to it. */
const closedUnderPayment = async (): Promise<Somebody> => {
  const [payer, owner] = [await fixture.somebody(), await fixture.somebody(0n)]
  const payment = await fixture.waiting(payer, owner, 7_00n)
  const where = { user: owner.customer.bankUserId ?? '', account: owner.account.bankAccountId }
  await must(fixture.bank.rail.accounts.close(where))
  await fixture.ports.accounts.setStatus(owner.account.id, 'closed', ['open'])
  expect(await fixture.settle(payment)).toMatchObject({ state: 'settled' })
  return owner
}

describe('a closed account that has money in it at the bank', () => {
  let owner: Somebody
  beforeAll(async () => {
    owner = await closedUnderPayment()
  }, 60_000)

  const aboutIt = (found: readonly { readonly kind: string; readonly subject: string; readonly bank: object }[]) =>
    found.filter(({ kind, subject }) => kind === 'closed-account-balance' && subject === owner.account.id)

  it('is found, calls a person, is counted until it is mended, and then no more', async () => {
    expect(await postedAt(fixture, owner)).toBe(7_00n)
    const { after, lines } = openReconcile()
    const [found, ...more] = aboutIt(await after(RECONCILE_SETTINGS.graceMs + 60_000))
    expect(more).toEqual([])
    expect(found?.bank).toEqual({ account: owner.account.bankAccountId, balance: '7.00 USD' })
    await after(RECONCILE_SETTINGS.alarmMs + 60_000)
    const paged = lines.filter(({ event, kind }) => event === 'drift-stands' && kind === 'closed-account-balance')
    expect(paged).toEqual([expect.objectContaining({ page: true })])
    const { drifts } = fixture.stores.stores
    expect((await drifts.summary()).byKind).toMatchObject({ 'closed-account-balance': 1 })
    // A person has it opened again.
    await fixture.ports.accounts.setStatus(owner.account.id, 'open', ['closed'])
    expect(aboutIt(await after(60_000))).toEqual([])
    expect((await drifts.summary()).byKind).not.toHaveProperty('closed-account-balance')
    await fixture.ports.accounts.setStatus(owner.account.id, 'closed', ['open'])
  })

  it('is found by its transactions where the bank shows closed accounts no more', async () => {
    const { rail } = fixture.ports
    const hidden: Rail['accounts']['read'] = async (where) =>
      where.account === owner.account.bankAccountId
        ? err({ kind: 'refused', reason: 'not-found', message: 'no such node' })
        : await rail.accounts.read(where)
    const { after } = openReconcile({ ...rail, accounts: { ...rail.accounts, read: hidden } })
    const [found] = aboutIt(await after(60_000))
    expect(found?.bank).toEqual({ account: owner.account.bankAccountId, balance: '7.00 USD' })
  })
})

it('an account that is closed empty is no difference, whatever went through it before', async () => {
  const [owner, payee] = [await fixture.somebody(5_00n), await fixture.somebody(0n)]
  const payment = await fixture.waiting(owner, payee, 5_00n)
  await fixture.settle(payment)
  const where = { user: owner.customer.bankUserId ?? '', account: owner.account.bankAccountId }
  await must(fixture.bank.rail.accounts.close(where))
  await fixture.ports.accounts.setStatus(owner.account.id, 'closed', ['open'])
  const { after } = openReconcile()
  const found = await after(RECONCILE_SETTINGS.graceMs + 60_000)
  expect(
    found.filter(({ kind, customer }) => kind === 'closed-account-balance' && customer === owner.customer.id),
  ).toEqual([])
})
