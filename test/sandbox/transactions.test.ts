import { describe, expect, it, vi } from 'vitest'
import {
  balanceOf,
  type Caller,
  fund,
  linkBank,
  openNode,
  renew,
  signUp,
  statusOf,
  transfer,
  startSandbox,
  verifiedUser,
  type SandboxInProcess,
} from './sandbox-in-process.ts'

vi.setConfig({ testTimeout: 60_000 })
const sandbox = startSandbox()

type Pair = { sender: Caller; receiver: Caller; from: string; to: string }

/** Two verified people with an account each; the sender's holds this much. */
const pair = async (amount: number, { sandbox: own }: { sandbox: SandboxInProcess } = { sandbox }): Promise<Pair> => {
  const [sender, receiver] = [await verifiedUser(own), await verifiedUser(own)]
  const [from, to] = [await openNode(own, sender), await openNode(own, receiver)]
  if (amount > 0) await fund(own, sender, from, amount)
  return { sender, receiver, from, to }
}

const send = async ({ sender, from }: Pair, body: object) =>
  (await sandbox.as(sender, 'POST', `/nodes/${from}/trans`, body)).body

describe('creation', () => {
  it('#54 [S,D] answers with the bare transaction, created, its fee zero and without a payee', async () => {
    const two = await pair(0)
    const trans = await send(two, transfer(two.to, 10.5))
    expect(trans).toMatchObject({
      _v: 2,
      amount: { amount: 10.5, currency: 'USD' },
      recent_status: { status: 'CREATED', status_id: '1', note: 'Transaction Created.' },
      fees: [{ fee: 0, note: 'Facilitator Fee', to: { id: 'None' } }],
    })
    expect(trans.timeline).toEqual([trans.recent_status])
    expect(trans).not.toHaveProperty('success')
  })

  it('#55 [S] looks neither at the balance nor at what the node is allowed', async () => {
    const two = await pair(0)
    const rich = await sandbox.as(two.sender, 'POST', `/nodes/${two.from}/trans`, transfer(two.to, 1_000_000))
    expect(rich).toMatchObject({ status: 200, body: { recent_status: { status: 'CREATED' } } })
  })

  it('#68 [S] echoes supp_id, group_id, note and ip', async () => {
    const two = await pair(0)
    const extra = { supp_id: 's-1', group_id: 'g-1', note: 'rent' }
    expect((await send(two, transfer(two.to, 1, { extra }))).extra).toMatchObject({ ...extra, ip: '203.0.113.7' })
  })
})

describe('settlement', () => {
  it('#59 [D] passes the statuses in order; the sender falls with the debit, the receiver rises at the end', async () => {
    const two = await pair(100)
    const { _id } = await send(two, transfer(two.to, 40.25))
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(100)
    await sandbox.step(5_000)
    expect(await statusOf(sandbox, two.sender, two.from, _id)).toBe('PROCESSING-DEBIT')
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(59.75)
    expect(await balanceOf(sandbox, two.receiver, two.to)).toBe(0)
    await sandbox.step(5_000)
    expect(await statusOf(sandbox, two.sender, two.from, _id)).toBe('PROCESSING-CREDIT')
    await sandbox.step(5_000)
    const settled = (await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).body
    expect(
      settled.timeline.map(({ status, status_id: id }: { status: string; status_id: string }) => [status, id]),
    ).toEqual([
      ['CREATED', '1'],
      ['PROCESSING-DEBIT', '2'],
      ['PROCESSING-CREDIT', '3'],
      ['SETTLED', '4'],
    ])
    expect(await balanceOf(sandbox, two.receiver, two.to)).toBe(40.25)
  })

  it('lives through all steps in order when the clock jumps', async () => {
    const two = await pair(100)
    const { _id } = await send(two, transfer(two.to, 40))
    await sandbox.step(3_600_000)
    const settled = (await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).body
    const dates = settled.timeline.map(({ date }: { date: number }) => date - settled.timeline[0].date)
    expect(dates).toEqual([0, 5_000, 10_000, 15_000])
  })

  it('#56 [S] from a node that may only receive: canceled within ten seconds, naming why', async () => {
    const two = await pair(0)
    const info = { account_num: '12345678', routing_num: '051000017', type: 'PERSONAL', class: 'CHECKING' }
    const bank = await openNode(sandbox, two.sender, 'ACH-US', info)
    const { body } = await sandbox.as(two.sender, 'POST', `/nodes/${bank}/trans`, transfer(two.to, 5))
    await sandbox.step(10_000)
    const trans = (await sandbox.as(two.sender, 'GET', `/nodes/${bank}/trans/${body._id}`)).body
    expect(trans.recent_status).toMatchObject({ status: 'CANCELED', status_id: '5' })
    expect(trans.recent_status.note).toContain("'allowed' is CREDIT")
  })

  it('#57 [D,I] with too little money it stays created, until patience ends', async () => {
    const two = await pair(10)
    const { _id } = await send(two, transfer(two.to, 50))
    await sandbox.step(30_000)
    expect(await statusOf(sandbox, two.sender, two.from, _id)).toBe('CREATED')
    await sandbox.step(60_000)
    const trans = (await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).body
    expect(trans.recent_status).toMatchObject({ status: 'CANCELED', code: 'C10' })
    expect(trans.recent_status.note).toContain('insufficient funds')
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(10)
  })

  it('goes on by itself once the money is there', async () => {
    const two = await pair(10)
    const { _id } = await send(two, transfer(two.to, 50))
    await sandbox.step(10_000)
    await fund(sandbox, two.sender, two.from, 40)
    await sandbox.step(20_000)
    expect(await statusOf(sandbox, two.sender, two.from, _id)).toBe('SETTLED')
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(0)
  })

  it('#58 [D] of an unverified sender it is queued as Q06, and goes on after KYC', async () => {
    const [sender, receiver] = [await signUp(sandbox), await verifiedUser(sandbox)]
    const [from, to] = [await openNode(sandbox, sender), await openNode(sandbox, receiver)]
    const { body } = await sandbox.as(sender, 'POST', `/nodes/${from}/trans`, transfer(to, 5))
    await sandbox.step(6_000)
    const trans = (await sandbox.as(sender, 'GET', `/nodes/${from}/trans/${body._id}`)).body
    expect(trans.recent_status).toMatchObject({ status: 'QUEUED-BY-SYNAPSE', status_id: '-1', code: 'Q06' })
  })

  it('#66 [D] process_on waits whole days, and is shown as a time in ms', async () => {
    const two = await pair(100)
    const trans = await send(two, transfer(two.to, 5, { extra: { process_on: 1 } }))
    expect(trans.extra.process_on).toBe(trans.extra.created_on + 86_400_000)
    await sandbox.step(80_000_000)
    const sender = await renew(sandbox, two.sender)
    expect(await statusOf(sandbox, sender, two.from, trans._id)).toBe('CREATED')
    await sandbox.step(6_420_000)
    expect(await statusOf(sandbox, sender, two.from, trans._id)).toBe('SETTLED')
  })

  it('#65 [D] an ACH of a magic amount returns with its code, and the money goes back', async () => {
    const two = await pair(500)
    const [bank] = await linkBank(sandbox, two.sender)
    const pulls: [number, string][] = [
      [222.22, 'R01'],
      [222.26, 'R06'],
      [222.45, 'R34'],
    ]
    for (const [amount, code] of pulls) {
      const { body } = await sandbox.as(
        two.sender,
        'POST',
        `/nodes/${two.from}/trans`,
        transfer(bank, amount, { type: 'ACH-US' }),
      )
      await sandbox.step(30_000)
      const trans = (await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${body._id}`)).body
      expect(trans.recent_status).toMatchObject({ status: 'RETURNED', status_id: '6', code })
      expect(trans.recent_status.note).toContain(code)
      expect(await balanceOf(sandbox, two.sender, two.from)).toBe(500)
    }
  })
})
