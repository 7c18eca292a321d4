import { afterEach, describe, expect, it } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { TransferOrder } from '#bank/ground/rail.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import { FaultRule } from '#sandbox/faults/faults.ts'
import { IP, must, register, startRailOnSandbox } from './rail-on-sandbox.ts'

const bank = startRailOnSandbox(1_500)
afterEach(() => bank.faults.clear())

const TRANS = '/users/*/nodes/*/trans'
const fault = (rule: object): void => void bank.faults.add(FaultRule.parse(rule))

const newOrder = async (): Promise<() => TransferOrder> => {
  const user = (await register(bank)).id
  const open = async () =>
    (await must(bank.rail.accounts.open({ operation: newId('operation'), user, kind: 'deposit', nickname: 'x' }))).id
  const [fromNode, toNode] = [await open(), await open()]
  return () => ({
    operation: newId('operation'),
    fromUser: user,
    fromAccount: fromNode,
    toAccount: toNode,
    toKind: 'deposit',
    amount: usd(100n),
    note: '',
    ip: IP,
  })
}

/** What a caller does with the three failures: the port's promise is that this makes each transfer once. */
const persist = async (order: TransferOrder): Promise<BankTransfer> => {
  const where = { user: order.fromUser, account: order.fromAccount, operation: order.operation }
  for (let tries = 0; tries < 60; tries++) {
    const submitted = await bank.rail.transfers.submit(order)
    if (submitted.ok) return submitted.value
    if (submitted.error.kind === 'refused') throw new Error(submitted.error.message)
    if (submitted.error.kind === 'not-sent') continue
    for (let looks = 0; looks < 60; looks++) {
      const found = await bank.rail.transfers.findByOperation(where)
      if (found.ok && found.value !== undefined) return found.value
      if (found.ok) break
    }
  }
  throw new Error('gave up')
}
const made = async ({ fromUser, fromAccount: fromNode }: TransferOrder): Promise<readonly string[]> =>
  (await must(bank.rail.transfers.list({ user: fromUser, account: fromNode, page: 1 }))).transfers.map(
    ({ operation }) => operation,
  )

describe('a transfer on a bank with faults', () => {
  it.each<readonly [string, object, string, number]>([
    ['does it and never answers', { fault: 'hang-after' }, 'unknown', 1],
    ['does it and breaks the connection', { fault: 'reset-after' }, 'unknown', 1],
    ['does it and says 503', { fault: 'status-after', status: 503 }, 'unknown', 1],
    ['never answers', { fault: 'hang-before' }, 'unknown', 0],
    ['breaks the connection', { fault: 'reset-before' }, 'unknown', 0],
    ['says 500', { fault: 'status', status: 500 }, 'unknown', 0],
    ['says that it is too much', { fault: 'status', status: 429 }, 'not-sent', 0],
  ])('%s', async (_name, rule, kind, done) => {
    const order = (await newOrder())()
    fault({ ...rule, method: 'POST', route: TRANS, times: 1 })
    expect(await bank.rail.transfers.submit(order)).toMatchObject({ ok: false, error: { kind } })
    expect(await made(order)).toHaveLength(done)
    await persist(order)
    expect(await made(order)).toEqual([order.operation])
  })

  it.each(['html', 'empty', 'truncated'])('answers with something that cannot be read: %s', async (kind) => {
    const order = (await newOrder())()
    fault({ fault: kind, method: 'POST', route: TRANS, times: 1 })
    expect(await bank.rail.transfers.submit(order)).toMatchObject({ ok: false, error: { kind: 'unknown' } })
    await persist(order)
    expect(await made(order)).toEqual([order.operation])
  })

  it('makes each of twenty transfers once while a third of everything goes wrong', async () => {
    const next = await newOrder()
    const orders = Array.from({ length: 20 }, next)
    for (const kind of ['reset-before', 'reset-after', 'status', 'status-after', 'html', 'truncated', 'hang-after']) {
      fault({ fault: kind, probability: kind === 'hang-after' ? 0.02 : 0.06 })
    }
    const transfers = await Promise.all(orders.map(persist))
    bank.faults.clear()
    const operations = orders.map(({ operation }) => operation).toSorted()
    expect(transfers.map(({ operation }) => operation).toSorted()).toEqual(operations)
    expect((await made(next())).toSorted()).toEqual(operations)
  })
})
