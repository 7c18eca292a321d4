import { afterEach, describe, expect, it, vi } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { stop, withdrawCard } from '#bank/operation/cancel.ts'
import { confirm } from '#bank/operation/decide.ts'
import type { TransferRail } from '#bank/ground/rail.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { FaultRule } from '#sandbox/faults/faults.ts'
import { place, postedAt, type Somebody, transfersOf, useRequestBench } from './bench.ts'

const world = useRequestBench()
const fault = (rule: object): void => void world.bank.faults.add(FaultRule.parse(rule))
afterEach(() => world.bank.faults.clear())

/** Each talks to the bank many times. */
vi.setConfig({ testTimeout: 90_000 })

const CANCEL = { method: 'DELETE', route: '/users/*/nodes/*/trans/*' }
const two = async (): Promise<readonly [Somebody, Somebody]> => [await world.somebody(), await world.somebody(0n)]
const heldBy = async ({ account }: Somebody) => (await world.ports.accounts.find(account.id))?.holds
const toldOf = (id: string): readonly string[] => world.woken.filter((notice) => notice.startsWith(id))

describe('a payment that waits at the bank', () => {
  it('is stopped on its sender’s word, and everything is as before', async () => {
    const [from, to] = await two()
    const sent = await world.waiting(from, to, 30_00n)
    expect(sent).toMatchObject({ state: 'submitted', bankStatus: 'waiting' })
    expect(await stop(world.ports, sent.id, to.customer, world.now)).toEqual({ kind: 'not-yours' })
    const asked = await stop(world.ports, sent.id, from.customer, world.now)
    expect(asked).toMatchObject({ kind: 'asked', operation: { state: 'submitted', cancel: 'wanted' } })
    const after = await world.advance(sent)
    expect(after).toMatchObject({ state: 'cancelled', why: 'customer-cancelled' })
    expect(toldOf(sent.id)).toEqual([`${sent.id}:cancelled`])
    expect((await transfersOf(world, to)).map(({ status }) => status)).toEqual(['cancelled'])
    await world.settle(sent)
    expect([await postedAt(world, from), await postedAt(world, to)]).toEqual([100_00n, 0n])
    expect(await heldBy(from)).toEqual([])
    expect(await world.ports.allowances.spent(from.customer.id, sent.allowanceDay ?? '')).toBe(0n)
  })

  it('may be asked for many times at once: the bank is asked, and it ends once', async () => {
    const [from, to] = await two()
    const sent = await world.waiting(from, to, 30_00n)
    const answers = await Promise.all([0, 1, 2, 3, 4].map(() => stop(world.ports, sent.id, from.customer, world.now)))
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['asked']))
    await Promise.all([0, 1, 2].map(() => world.advance(sent)))
    expect((await world.settle(sent)).state).toBe('cancelled')
    expect(new Set(toldOf(sent.id)).size).toBe(1)
  })

  it('goes on where the bank’s answer to the cancellation is lost: it is looked at again', async () => {
    for (const lost of ['reset-after', 'reset-before', 'status-after']) {
      const [from, to] = await two()
      const sent = await world.waiting(from, to, 10_00n)
      await stop(world.ports, sent.id, from.customer, world.now)
      fault({ ...CANCEL, fault: lost, times: 1 })
      await world.advance(sent)
      world.now += 20_000
      const after = await world.advance(sent)
      expect([lost, after.state, after.why]).toEqual([lost, 'cancelled', 'customer-cancelled'])
    }
  })
})

describe('too late', () => {
  it('is said where the money has left, and the payment arrives', async () => {
    const [from, to] = await two()
    const sent = await world.waiting(from, to, 30_00n)
    // The bank has begun, and we have not heard of it yet.
    await world.bank.step(5_000)
    expect((await stop(world.ports, sent.id, from.customer, world.now)).kind).toBe('asked')
    const after = await world.advance(sent)
    expect(after).toMatchObject({ state: 'submitted', cancel: 'too-late' })
    expect(toldOf(sent.id)).toEqual([`${sent.id}:submitted`])
    expect((await stop(world.ports, sent.id, from.customer, world.now)).kind).toBe('too-late')
    expect(await world.settle(sent)).toMatchObject({ state: 'settled', cancel: 'too-late' })
    expect([await postedAt(world, from), await postedAt(world, to)]).toEqual([70_00n, 30_00n])
  })

  it('is said of what has settled while nobody asked the bank', async () => {
    const [from, to] = await two()
    const sent = await world.waiting(from, to, 30_00n)
    await stop(world.ports, sent.id, from.customer, world.now)
    for (let steps = 0; steps < 4; steps += 1) await world.bank.step(5_000)
    expect(await world.settle(sent)).toMatchObject({ state: 'settled', cancel: 'too-late' })
    expect((await stop(world.ports, sent.id, from.customer, world.now)).kind).toBe('too-late')
  })

  it('or in time: whatever the bank does in the same moment, the card says what became of the money', async () => {
    const [from, to] = await two()
    const seen: string[] = []
    for (let round = 0; round < 8; round += 1) {
      const before = await postedAt(world, to)
      const sent = await world.waiting(from, to, 1_00n)
      const acts = [
        () => world.bank.step(round % 4 === 3 ? 1 : 5_000),
        () => stop(world.ports, sent.id, from.customer, world.now).then(() => world.advance(sent)),
      ]
      await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
      const { state } = await world.settle(sent)
      const moved = (await postedAt(world, to)) - before
      expect([state, moved]).toEqual(state === 'cancelled' ? ['cancelled', 0n] : ['settled', 1_00n])
      seen.push(state)
    }
    expect(await heldBy(from)).toEqual([])
    expect(await postedAt(world, from)).toBe(
      100_00n - BigInt(seen.filter((state) => state === 'settled').length) * 1_00n,
    )
  })
})

describe('before the bank has it', () => {
  it('a confirmed payment is cancelled at once', async () => {
    const [from, to] = await two()
    const made = await proposeSend(world.ports, from.customer, {
      ...{ turn: 'early', place: place('early'), now: world.now, from: from.account.id, amount: usd(5_00n), note: '' },
      payee: { account: to.account.id },
    })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(world.ports, made.value.id, from.customer, world.now)
    // Walking away from the card elsewhere changes nothing.
    expect((await withdrawCard(world.ports, made.value.id, from.customer, world.now)).kind).toBe('too-late')
    expect((await stop(world.ports, made.value.id, from.customer, world.now)).kind).toBe('cancelled')
    await world.settle(made.value)
    expect(await transfersOf(world, to)).toEqual([])
    expect(await heldBy(from)).toEqual([])
  })

  it('one that is being handed to the bank is stopped as soon as the bank has answered', async () => {
    const [from, to] = await two()
    const made = await proposeSend(world.ports, from.customer, {
      ...{
        turn: 'flight',
        place: place('flight'),
        now: world.now,
        from: from.account.id,
        amount: usd(5_00n),
        note: '',
      },
      payee: { account: to.account.id },
    })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(world.ports, made.value.id, from.customer, world.now)
    // While the bank's answer is on its way back.
    const transfers = world.ports.rail.transfers as { submit: TransferRail['submit'] }
    const { submit } = transfers
    transfers.submit = async (order) => {
      const answer = await submit(order)
      expect((await stop(world.ports, made.value.id, from.customer, world.now)).kind).toBe('asked')
      return answer
    }
    const after = await world.advance(made.value).finally(() => void (transfers.submit = submit))
    expect(after).toMatchObject({ state: 'cancelled', why: 'customer-cancelled' })
    expect((await transfersOf(world, to)).map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('one whose submit nobody heard of is not sent again, and ends as the bank says', async () => {
    for (const lost of ['reset-before', 'reset-after']) {
      const [from, to] = await two()
      const made = await proposeSend(world.ports, from.customer, {
        ...{ turn: `lost-${lost}`, place: place('lost'), now: world.now, from: from.account.id },
        ...{ amount: usd(5_00n), note: '', payee: { account: to.account.id } },
      })
      if (!made.ok) throw new Error(made.error.kind)
      await confirm(world.ports, made.value.id, from.customer, world.now)
      fault({ method: 'POST', route: '/users/*/nodes/*/trans', fault: lost, times: 1 })
      fault({ method: 'GET', route: '/users/*/nodes/*/trans', fault: 'status', times: 1 })
      expect((await world.advance(made.value)).state).toBe('unknown')
      expect((await stop(world.ports, made.value.id, from.customer, world.now)).kind).toBe('asked')
      world.now += 20_000
      await world.advance(made.value)
      world.now += 120_000
      await world.advance(made.value)
      const after = await world.settle(made.value)
      expect([lost, after.state, after.why]).toEqual([lost, 'cancelled', 'customer-cancelled'])
      expect([await postedAt(world, from), await postedAt(world, to)]).toEqual([100_00n, 0n])
      expect((await transfersOf(world, to)).map(({ status }) => status)).toEqual(
        lost === 'reset-before' ? [] : ['cancelled'],
      )
    }
  })
})
