import { afterEach, describe, expect, it, vi } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { stop, withdrawCard } from '#bank/operation/cancel.ts'
import { confirm } from '#bank/operation/decide.ts'
import type { TransferRail } from '#bank/ground/rail.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { FaultRule } from '#sandbox/faults/faults.ts'
import { place, postedAt, type Somebody, transfersOf, startBankOnSandbox } from './bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
const fault = (rule: object): void => void fixture.bank.faults.add(FaultRule.parse(rule))
afterEach(() => fixture.bank.faults.clear())

/** Each talks to the bank many times. */
vi.setConfig({ testTimeout: 90_000 })

const CANCEL = { method: 'DELETE', route: '/users/*/nodes/*/trans/*' }
const two = async (): Promise<readonly [Somebody, Somebody]> => [await fixture.somebody(), await fixture.somebody(0n)]
const heldBy = async ({ account }: Somebody) => (await fixture.ports.accounts.find(account.id))?.holds
const toldOf = (id: string): readonly string[] => fixture.woken.filter((notice) => notice.startsWith(id))

describe('a payment that waits at the bank', () => {
  it('is stopped on its sender’s word, and everything is as before', async () => {
    const [from, to] = await two()
    const sent = await fixture.waiting(from, to, 30_00n)
    expect(sent).toMatchObject({ state: 'submitted', bankStatus: 'waiting' })
    expect(await stop(fixture.ports, sent.id, to.customer, fixture.now)).toEqual({ kind: 'not-yours' })
    const asked = await stop(fixture.ports, sent.id, from.customer, fixture.now)
    expect(asked).toMatchObject({ kind: 'asked', operation: { state: 'submitted', cancel: 'wanted' } })
    const after = await fixture.advance(sent)
    expect(after).toMatchObject({ state: 'cancelled', why: 'customer-cancelled' })
    expect(toldOf(sent.id)).toEqual([`${sent.id}:cancelled`])
    expect((await transfersOf(fixture, to)).map(({ status }) => status)).toEqual(['cancelled'])
    await fixture.settle(sent)
    expect([await postedAt(fixture, from), await postedAt(fixture, to)]).toEqual([100_00n, 0n])
    expect(await heldBy(from)).toEqual([])
    expect(await fixture.ports.allowances.spent(from.customer.id, sent.allowanceDay ?? '')).toBe(0n)
  })

  it('may be asked for many times at once: the bank is asked, and it ends once', async () => {
    const [from, to] = await two()
    const sent = await fixture.waiting(from, to, 30_00n)
    const answers = await Promise.all(
      [0, 1, 2, 3, 4].map(() => stop(fixture.ports, sent.id, from.customer, fixture.now)),
    )
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['asked']))
    await Promise.all([0, 1, 2].map(() => fixture.advance(sent)))
    expect((await fixture.settle(sent)).state).toBe('cancelled')
    expect(new Set(toldOf(sent.id)).size).toBe(1)
  })

  it('goes on where the bank’s answer to the cancellation is lost: it is looked at again', async () => {
    for (const lost of ['reset-after', 'reset-before', 'status-after']) {
      const [from, to] = await two()
      const sent = await fixture.waiting(from, to, 10_00n)
      await stop(fixture.ports, sent.id, from.customer, fixture.now)
      fault({ ...CANCEL, fault: lost, times: 1 })
      await fixture.advance(sent)
      fixture.now += 20_000
      const after = await fixture.advance(sent)
      expect([lost, after.state, after.why]).toEqual([lost, 'cancelled', 'customer-cancelled'])
    }
  })
})

describe('too late', () => {
  it('is said where the money has left, and the payment arrives', async () => {
    const [from, to] = await two()
    const sent = await fixture.waiting(from, to, 30_00n)
    // The bank has begun, and we have not heard of it yet.
    await fixture.bank.step(5_000)
    expect((await stop(fixture.ports, sent.id, from.customer, fixture.now)).kind).toBe('asked')
    const after = await fixture.advance(sent)
    expect(after).toMatchObject({ state: 'submitted', cancel: 'too-late' })
    expect(toldOf(sent.id)).toEqual([`${sent.id}:submitted`])
    expect((await stop(fixture.ports, sent.id, from.customer, fixture.now)).kind).toBe('too-late')
    expect(await fixture.settle(sent)).toMatchObject({ state: 'settled', cancel: 'too-late' })
    expect([await postedAt(fixture, from), await postedAt(fixture, to)]).toEqual([70_00n, 30_00n])
  })

  it('is said of what has settled while nobody asked the bank', async () => {
    const [from, to] = await two()
    const sent = await fixture.waiting(from, to, 30_00n)
    await stop(fixture.ports, sent.id, from.customer, fixture.now)
    for (let steps = 0; steps < 4; steps += 1) await fixture.bank.step(5_000)
    expect(await fixture.settle(sent)).toMatchObject({ state: 'settled', cancel: 'too-late' })
    expect((await stop(fixture.ports, sent.id, from.customer, fixture.now)).kind).toBe('too-late')
  })

  it('or in time: whatever the bank does in the same moment, the card says what became of the money', async () => {
    const [from, to] = await two()
    const seen: string[] = []
    for (let round = 0; round < 8; round += 1) {
      const before = await postedAt(fixture, to)
      const sent = await fixture.waiting(from, to, 1_00n)
      const acts = [
        () => fixture.bank.step(round % 4 === 3 ? 1 : 5_000),
        () => stop(fixture.ports, sent.id, from.customer, fixture.now).then(() => fixture.advance(sent)),
      ]
      await Promise.all((round % 2 === 0 ? acts : acts.toReversed()).map((act) => act()))
      const { state } = await fixture.settle(sent)
      const moved = (await postedAt(fixture, to)) - before
      expect([state, moved]).toEqual(state === 'cancelled' ? ['cancelled', 0n] : ['settled', 1_00n])
      seen.push(state)
    }
    expect(await heldBy(from)).toEqual([])
    expect(await postedAt(fixture, from)).toBe(
      100_00n - BigInt(seen.filter((state) => state === 'settled').length) * 1_00n,
    )
  })
})

describe('before the bank has it', () => {
  it('a confirmed payment is cancelled at once', async () => {
    const [from, to] = await two()
    const made = await proposeSend(fixture.ports, from.customer, {
      ...{
        turn: 'early',
        place: place('early'),
        now: fixture.now,
        from: from.account.id,
        amount: usd(5_00n),
        note: '',
      },
      payee: { account: to.account.id },
    })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(fixture.ports, made.value.id, from.customer, unasked(fixture.now))
    // Walking away from the card elsewhere changes nothing.
    expect((await withdrawCard(fixture.ports, made.value.id, from.customer, fixture.now)).kind).toBe('too-late')
    expect((await stop(fixture.ports, made.value.id, from.customer, fixture.now)).kind).toBe('cancelled')
    await fixture.settle(made.value)
    expect(await transfersOf(fixture, to)).toEqual([])
    expect(await heldBy(from)).toEqual([])
  })

  it('one that is being handed to the bank is stopped as soon as the bank has answered', async () => {
    const [from, to] = await two()
    const made = await proposeSend(fixture.ports, from.customer, {
      ...{
        turn: 'flight',
        place: place('flight'),
        now: fixture.now,
        from: from.account.id,
        amount: usd(5_00n),
        note: '',
      },
      payee: { account: to.account.id },
    })
    if (!made.ok) throw new Error(made.error.kind)
    await confirm(fixture.ports, made.value.id, from.customer, unasked(fixture.now))
    // While the bank's answer is on its way back.
    const transfers = fixture.ports.rail.transfers as { submit: TransferRail['submit'] }
    const { submit } = transfers
    transfers.submit = async (order) => {
      const answer = await submit(order)
      expect((await stop(fixture.ports, made.value.id, from.customer, fixture.now)).kind).toBe('asked')
      return answer
    }
    const after = await fixture.advance(made.value).finally(() => void (transfers.submit = submit))
    expect(after).toMatchObject({ state: 'cancelled', why: 'customer-cancelled' })
    expect((await transfersOf(fixture, to)).map(({ status }) => status)).toEqual(['cancelled'])
  })

  it('one whose submit nobody heard of is not sent again, and ends as the bank says', async () => {
    for (const lost of ['reset-before', 'reset-after']) {
      const [from, to] = await two()
      const made = await proposeSend(fixture.ports, from.customer, {
        ...{ turn: `lost-${lost}`, place: place('lost'), now: fixture.now, from: from.account.id },
        ...{ amount: usd(5_00n), note: '', payee: { account: to.account.id } },
      })
      if (!made.ok) throw new Error(made.error.kind)
      await confirm(fixture.ports, made.value.id, from.customer, unasked(fixture.now))
      fault({ method: 'POST', route: '/users/*/nodes/*/trans', fault: lost, times: 1 })
      fault({ method: 'GET', route: '/users/*/nodes/*/trans', fault: 'status', times: 1 })
      expect((await fixture.advance(made.value)).state).toBe('unknown')
      expect((await stop(fixture.ports, made.value.id, from.customer, fixture.now)).kind).toBe('asked')
      fixture.now += 20_000
      await fixture.advance(made.value)
      fixture.now += 120_000
      await fixture.advance(made.value)
      const after = await fixture.settle(made.value)
      expect([lost, after.state, after.why]).toEqual([lost, 'cancelled', 'customer-cancelled'])
      expect([await postedAt(fixture, from), await postedAt(fixture, to)]).toEqual([100_00n, 0n])
      expect((await transfersOf(fixture, to)).map(({ status }) => status)).toEqual(
        lost === 'reset-before' ? [] : ['cancelled'],
      )
    }
  })
})
