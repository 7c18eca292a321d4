import { describe, expect, it, vi } from 'vitest'
import { interestOf } from '#sandbox/transactions/interest.ts'
import { startOverHttp } from './over-http.ts'
import {
  type Answer,
  type Caller,
  fund,
  openNode,
  renew,
  startSandbox,
  transfer,
  verifiedUser,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const DAY = 86_400_000
const HOUSE = '55b3f8c686c2732b4c4e9df6'
const sandbox = startOverHttp({ clockStart: Date.UTC(2026, 0, 1), interestPercent: 3.65 })
const without = startSandbox({ clockStart: Date.UTC(2026, 0, 1) })

const paid = async (user: Caller, node: string): Promise<Answer['body'][]> =>
  (await sandbox.as(user, 'GET', `/nodes/${node}/trans`)).body.trans.filter(
    ({ from }: Answer['body']) => from.id === HOUSE,
  )
const balance = async (user: Caller, node: string): Promise<{ amount: number; interest?: number }> =>
  (await sandbox.as(user, 'GET', `/nodes/${node}`)).body.info.balance

describe('interest', () => {
  it('is what each day earns, half-even, and nothing where there is nothing', () => {
    expect(interestOf([], 5)).toBe(0n)
    expect(interestOf([-5_000n, -1n], 5)).toBe(0n)
    expect(interestOf(Array<bigint>(365).fill(100_000n), 5)).toBe(5_000n)
    // 100 dollars for one day at 1.825 %: half a cent; three times as much: one and a half.
    expect([interestOf([10_000n], 1.825), interestOf([30_000n], 1.825)]).toEqual([0n, 2n])
  })

  it('is paid at the end of each month, as a transaction, from the balance of each day', async () => {
    let user = await verifiedUser(sandbox)
    const [earning, other, plain] = [
      await openNode(sandbox, user, 'IB-DEPOSIT-US'),
      await openNode(sandbox, user, 'IB-SUBACCOUNT-US'),
      await openNode(sandbox, user),
    ]
    await fund(sandbox, user, earning, 1_000)
    await fund(sandbox, user, plain, 1_000)
    await sandbox.step(40 * DAY)
    user = await renew(sandbox, user)
    // January has 31 days; 1000 dollars at 3.65 % earn 10 cents a day.
    const [trans, ...more] = await paid(user, earning)
    expect(more).toEqual([])
    expect(trans).toMatchObject({
      amount: { amount: 3.1, currency: 'USD' },
      from: { id: HOUSE, type: 'SYNAPSE-US' },
      to: { id: earning },
      recent_status: { status: 'SETTLED' },
      extra: { created_on: Date.UTC(2026, 1, 1), note: 'Interest 2026-01' },
    })
    expect(await balance(user, earning)).toEqual({ amount: 1_003.1, currency: 'USD', interest: 3.1 })
    expect(await balance(user, other)).toEqual({ amount: 0, currency: 'USD', interest: 0 })
    expect(await balance(user, plain)).toEqual({ amount: 1_000, currency: 'USD' })
    // Several months at once: each earns on what the ones before it paid.
    await sandbox.step(60 * DAY)
    user = await renew(sandbox, user)
    const amounts = (await paid(user, earning)).map(({ amount }) => amount.amount)
    expect(amounts).toEqual([3.12, 2.81, 3.1])
    expect(await balance(user, earning)).toMatchObject({ amount: 1_009.03, interest: 9.03 })
    expect((await sandbox.admin('GET', '/books')).body.balanced).toBe(true)
  })

  it('that a crash interrupted is not paid twice', async () => {
    const user = await verifiedUser(sandbox)
    const node = await openNode(sandbox, user, 'IB-DEPOSIT-US')
    await fund(sandbox, user, node, 1_000)
    await sandbox.step(31 * DAY)
    const own = await renew(sandbox, user)
    const before = (await paid(own, node)).length
    const { store, clock } = sandbox.server.services
    const month = new Date(clock.now())
    const ago = Date.UTC(month.getUTCFullYear(), month.getUTCMonth() - 1, 1)
    await store.meta.updateOne({ _id: 'interest' }, { $set: { through: ago } })
    const { createInterest } = await import('#sandbox/transactions/interest.ts')
    await createInterest(sandbox.server.services).payDue()
    expect((await paid(own, node)).length).toBe(before)
  })

  it('is not paid unless it is set', async () => {
    const user = await verifiedUser(without)
    const node = await openNode(without, user, 'IB-DEPOSIT-US')
    await fund(without, user, node, 1_000)
    await without.step(40 * DAY)
    const read = await without.as(await renew(without, user), 'GET', `/nodes/${node}`)
    expect(read.body.info.balance).toEqual({ amount: 1_000, currency: 'USD', interest: 0 })
  })
})

describe('SynapseFi’s own account', () => {
  it('takes transfers and fees at the id every client knows, and is in nobody’s lists', async () => {
    const user = await verifiedUser(without)
    const [from, to] = [await openNode(without, user), await openNode(without, user)]
    await fund(without, user, from, 100)
    const books = async () => (await without.admin('GET', '/books')).body
    const earned = async (): Promise<number> => (await books()).totals.revenue.USD
    const before = await earned()
    const sent = await without.as(user, 'POST', `/nodes/${from}/trans`, transfer(HOUSE, 20.1, { type: 'SYNAPSE-US' }))
    expect(sent).toMatchObject({ status: 200, body: { to: { id: HOUSE, type: 'SYNAPSE-US' } } })
    const fees = [{ fee: 0.5, note: 'Fee', to: { id: HOUSE } }]
    await without.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 10, { fees }))
    await without.step(15_000)
    for (const { recent_status: now } of (await without.as(user, 'GET', `/nodes/${from}/trans`)).body.trans)
      expect(now.status).toBe('SETTLED')
    const amounts = await Promise.all(
      [from, to].map(async (id) => (await without.as(user, 'GET', `/nodes/${id}`)).body.info.balance.amount),
    )
    expect(amounts).toEqual([69.9, 9.5])
    expect(await earned()).toBeCloseTo(before + 20.6, 2)
    expect((await books()).balanced).toBe(true)
    expect((await without.as(user, 'GET', `/nodes/${HOUSE}`)).status).toBe(404)
    const { nodes } = (await without.platform('GET', '/nodes')).body
    expect(nodes.map(({ _id }: { _id: string }) => _id)).not.toContain(HOUSE)
  })

  it('gives back what returns, and pays no fee of the platform’s', async () => {
    const user = await verifiedUser(without)
    const [from, to] = [await openNode(without, user), await openNode(without, user)]
    await fund(without, user, from, 100)
    const path = `/nodes/${from}/trans`
    const { _id } = (await without.as(user, 'POST', path, transfer(HOUSE, 20, { type: 'SYNAPSE-US' }))).body
    await without.step(15_000)
    await without.admin('POST', `/transactions/${_id}/return`, { code: 'R01' })
    await without.step(1)
    expect((await without.as(user, 'GET', `/nodes/${from}`)).body.info.balance.amount).toBe(100)
    const fees = [{ fee: -0.5, note: 'Fee', to: { id: HOUSE } }]
    const refused = await without.as(user, 'POST', path, transfer(to, 10, { fees }))
    expect([refused.status, refused.body.error_code]).toEqual([404, '404'])
  })
})
