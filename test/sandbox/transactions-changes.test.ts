import { describe, expect, it, vi } from 'vitest'
import {
  balanceOf,
  type Caller,
  fund,
  linkBank,
  openNode,
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

describe('fees', () => {
  it('#61 [S,D] replace the default and come out of what the receiver gets', async () => {
    const [two, platform] = [await pair(100), await pair(50)]
    const trans = await send(
      two,
      transfer(two.to, 20, { fees: [{ fee: 0.5, note: 'Platform fee', to: { id: platform.from } }] }),
    )
    expect(trans.fees).toEqual([{ fee: 0.5, note: 'Platform fee', to: { id: platform.from } }])
    await sandbox.step(15_000)
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(80)
    expect(await balanceOf(sandbox, two.receiver, two.to)).toBe(19.5)
    expect(await balanceOf(sandbox, platform.sender, platform.from)).toBe(50.5)
  })

  it('#61 [S,D] a negative fee charges the fee node, and the receiver gets the full amount', async () => {
    const [two, platform] = [await pair(100), await pair(50)]
    const { _id } = await send(
      two,
      transfer(two.to, 20, { fees: [{ fee: -0.25, note: 'On us', to: { id: platform.from } }] }),
    )
    await sandbox.step(15_000)
    expect(await balanceOf(sandbox, two.receiver, two.to)).toBe(20)
    expect(await balanceOf(sandbox, platform.sender, platform.from)).toBe(49.75)
    const { fees } = (await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).body
    expect(fees).toHaveLength(2)
    expect(fees[1]).toMatchObject({ fee: 0.25, note: 'Synapse Facilitator Fee' })
  })

  it('that cannot be paid keep the transaction created', async () => {
    const [two, platform] = [await pair(100), await pair(0)]
    const { _id } = await send(two, transfer(two.to, 20, { fees: [{ fee: -0.25, to: { id: platform.from } }] }))
    await sandbox.step(30_000)
    expect(await statusOf(sandbox, two.sender, two.from, _id)).toBe('CREATED')
  })
})

describe('changes', () => {
  const remove = (two: Pair, id: string) => sandbox.as(two.sender, 'DELETE', `/nodes/${two.from}/trans/${id}`)

  it('#62 [S,D] DELETE cancels what has not started; later it is refused', async () => {
    const two = await pair(100)
    const early = await send(two, transfer(two.to, 10))
    const canceled = await remove(two, early._id)
    expect(canceled).toMatchObject({ status: 200, body: { recent_status: { status: 'CANCELED', status_id: '5' } } })
    expect(canceled.body.timeline).toHaveLength(2)
    expect((await remove(two, early._id)).status).toBe(400)
    const late = await send(two, transfer(two.to, 10))
    await sandbox.step(5_000)
    expect(await remove(two, late._id)).toMatchObject({
      status: 400,
      body: { error_code: '410', error: { code: 'cannot_cancel_transaction' } },
    })
    await sandbox.step(20_000)
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(90)
  })

  it('#62 [S,D] what is queued can be canceled, and what left for a linked bank is given back', async () => {
    const user = await signUp(sandbox)
    const [from, to] = [await openNode(sandbox, user), await openNode(sandbox, user)]
    const { body } = await sandbox.as(user, 'POST', `/nodes/${from}/trans`, transfer(to, 5))
    await sandbox.step(5_000)
    expect((await sandbox.as(user, 'DELETE', `/nodes/${from}/trans/${body._id}`)).body.recent_status.status).toBe(
      'CANCELED',
    )
    const two = await pair(100)
    const [bank] = await linkBank(sandbox, two.sender)
    const out = await send(two, transfer(bank, 30, { type: 'ACH-US' }))
    await sandbox.step(5_000)
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(70)
    expect((await remove(two, out._id)).status).toBe(200)
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(100)
  })

  it('#63 [S] comments are appended to the current note, in order', async () => {
    const two = await pair(100)
    const { _id } = await send(two, transfer(two.to, 10))
    const comment = (text: string) =>
      sandbox.as(two.sender, 'PATCH', `/nodes/${two.from}/trans/${_id}`, { comment: text })
    await comment('first')
    const { body } = await comment('second')
    expect(body.recent_status).toMatchObject({ status: 'CREATED', note: 'Transaction Created. first second' })
    expect(body.timeline).toEqual([body.recent_status])
    expect((await comment(5 as unknown as string)).status).toBe(400)
  })

  it('#64 [S] is seen from both nodes and in the lists of both users', async () => {
    const two = await pair(0)
    const { _id } = await send(two, transfer(two.to, 10))
    expect((await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).status).toBe(200)
    expect((await sandbox.as(two.receiver, 'GET', `/nodes/${two.to}/trans/${_id}`)).status).toBe(200)
    for (const user of [two.sender, two.receiver]) {
      expect((await sandbox.as(user, 'GET', '/trans')).body.trans.map((one: { _id: string }) => one._id)).toContain(_id)
    }
    const stranger = await verifiedUser(sandbox)
    const node = await openNode(sandbox, stranger)
    expect((await sandbox.as(stranger, 'GET', `/nodes/${node}/trans/${_id}`)).status).toBe(404)
  })

  it('of a locked user is canceled', async () => {
    const two = await pair(100)
    const { _id } = await send(two, transfer(two.to, 10))
    await sandbox.as(two.sender, 'PATCH', '', { permission: 'LOCKED' })
    await sandbox.step(5_000)
    expect(await statusOf(sandbox, two.receiver, two.to, _id)).toBe('CANCELED')
  })

  it('a returned ACH is retried as a new transaction', async () => {
    const two = await pair(500)
    const [bank] = await linkBank(sandbox, two.sender)
    const { _id } = await send(two, transfer(bank, 222.22, { type: 'ACH-US' }))
    await sandbox.step(30_000)
    const again = await sandbox.as(two.sender, 'PATCH', `/nodes/${two.from}/trans/${_id}`, { retry_transaction: true })
    expect(again.body).toMatchObject({ recent_status: { status: 'CREATED' }, extra: { supp_id: _id } })
    expect(again.body._id).not.toBe(_id)
  })

  it('an operator lets a settled one return, fees and all', async () => {
    const [two, platform] = [await pair(100), await pair(0)]
    const { _id } = await send(two, transfer(two.to, 20, { fees: [{ fee: 1, to: { id: platform.from } }] }))
    await sandbox.step(15_000)
    await sandbox.admin('POST', `/transactions/${_id}/return`, { code: 'R10' })
    await sandbox.step(0)
    expect((await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans/${_id}`)).body.recent_status).toMatchObject({
      status: 'RETURNED',
      code: 'R10',
    })
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(100)
    expect(await balanceOf(sandbox, two.receiver, two.to)).toBe(0)
    expect(await balanceOf(sandbox, platform.sender, platform.from)).toBe(0)
  })
})

describe('batches and disputes', () => {
  const batch = (two: Pair, transactions: object[]) =>
    sandbox.as(two.sender, 'POST', `/nodes/${two.from}/batch-trans`, { transactions })

  it('#67 [D,I] create all items, enforce keys per item, and have a limit', async () => {
    const two = await pair(100)
    const keyed = (key: string) => transfer(two.to, 1, { extra: { idempotency_key: key } })
    const first = await batch(two, [keyed('b-1'), keyed('b-2'), transfer(two.to, 1)])
    expect(first.body.trans.map((one: { recent_status: { status: string } }) => one.recent_status.status)).toEqual([
      'CREATED',
      'CREATED',
      'CREATED',
    ])
    const second = await batch(two, [keyed('b-2'), keyed('b-3')])
    expect(second.body.trans[0]).toMatchObject({ error_code: '450', success: false })
    expect(second.body.trans[1].recent_status.status).toBe('CREATED')
    expect((await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans`)).body.trans_count).toBe(5)
    expect(
      (
        await batch(
          two,
          Array.from({ length: 101 }, () => transfer(two.to, 1)),
        )
      ).status,
    ).toBe(400)
    expect((await batch(two, [transfer(two.to, 1), transfer(two.to, -1)])).status).toBe(400)
    expect((await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/trans`)).body.trans_count).toBe(5)
  })

  it('a card transaction is disputed once, with a provisional credit', async () => {
    const two = await pair(100)
    const made = await sandbox.as(two.sender, 'GET', `/nodes/${two.from}/dummy-tran?amount=30&type=POS_DEBIT`)
    await sandbox.step(15_000)
    const path = `/nodes/${two.from}/trans/${made.body.transaction_id}`
    const { body } = await sandbox.as(two.sender, 'PATCH', `${path}/dispute`, { dispute_reason: 'CHARGE_BACK' })
    expect(body).toMatchObject({ success: true, provisional_credit_tran: expect.any(String) })
    expect((await sandbox.as(two.sender, 'GET', path)).body.extra.other).toMatchObject({
      disputed: true,
      dispute_reason: 'CHARGE_BACK',
    })
    expect((await sandbox.as(two.sender, 'PATCH', `${path}/dispute`, { dispute_reason: 'CHARGE_BACK' })).status).toBe(
      400,
    )
    await sandbox.step(15_000)
    expect(await balanceOf(sandbox, two.sender, two.from)).toBe(100)
  })
})

describe('forms', () => {
  it('refuse what cannot be a transfer', async () => {
    const two = await pair(0)
    const body = transfer(two.to, 1) as Record<string, unknown>
    const wrong: [object, number][] = [
      [transfer(two.to, 0), 400],
      [transfer(two.to, -5), 400],
      [transfer(two.from, 1), 400],
      [transfer('5d2a1c0e9b3f4a0012345699', 1), 404],
      [{ ...body, amount: { amount: 1, currency: 'EUR' } }, 400],
      [{ ...body, amount: { amount: '1', currency: 'USD' } }, 400],
      [{ ...body, extra: {} }, 400],
      [{ ...body, to: undefined }, 400],
      [{ ...body, amount: undefined }, 400],
    ]
    for (const [given, status] of wrong) {
      expect((await sandbox.as(two.sender, 'POST', `/nodes/${two.from}/trans`, given)).status).toBe(status)
    }
  })
})
