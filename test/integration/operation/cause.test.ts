import { describe, expect, it, vi } from 'vitest'
import { type ConversationId, newId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { confirm } from '#bank/operation/decide.ts'
import { askFor } from '#bank/request/ask.ts'
import { decline, withdraw } from '#bank/request/close.ts'
import { proposePayment } from '#bank/request/pay.ts'
import type { MoneyRequest } from '#bank/request/request.ts'
import { proposeDay } from '#bank/schedule/day.ts'
import { confirmSchedule, deleteSchedule, proposeSchedule } from '#bank/schedule/manage.ts'
import { type Schedule, stopped } from '#bank/schedule/schedule.ts'
import { place, postedAt, type Somebody, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 60_000 })

const two = async (): Promise<readonly [Somebody, Somebody]> => [await fixture.somebody(), await fixture.somebody(0n)]
const press = ({ id }: Operation, { customer }: Somebody) => confirm(fixture.ports, id, customer, unasked(fixture.now))
const expectNothingSetAside = async ({ account }: Somebody): Promise<void> =>
  expect(await fixture.ports.accounts.find(account.id)).toMatchObject({ holds: [], available: usd(100_00n) })

/** A request, and the card its payer was shown for it. */
const requested = async (payer: Somebody, asker: Somebody) => {
  const request = await askFor(fixture.ports, asker.customer, {
    ...{ turn: newId('operation'), conversation: 'web:asker' as ConversationId, now: fixture.now },
    ...{ payer: payer.customer.id, to: asker.account.id, amount: usd(20_00n), note: 'pizza' },
  })
  if (!request.ok) throw new Error(request.error.kind)
  const given = { request: request.value.id, from: payer.account.id, place: place('payer'), now: fixture.now }
  const card = await proposePayment(fixture.ports, payer.customer, given)
  if (!card.ok) throw new Error(card.error.kind)
  return { request: request.value, card: card.value }
}

/** Ended, and the process died before it had withdrawn the card. */
const ends = async ({ id, revision }: MoneyRequest, state: 'declined' | 'withdrawn' | 'expired'): Promise<void> =>
  expect(await fixture.ports.requests.change(id, revision, { state, endedAt: fixture.now, dueAt: null })).toBe(true)

describe('a payment of a request', () => {
  it.each(['withdrawn', 'declined', 'expired'] as const)('is not confirmed once that is %s', async (state) => {
    const [payer, asker] = await two()
    const { request, card } = await requested(payer, asker)
    await ends(request, state)
    const answer = await press(card, payer)
    expect(answer).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why: 'request-ended' } })
    await expectNothingSetAside(payer)
  })

  it('is not confirmed once the request has run out, before any sweep has seen that', async () => {
    const [payer, asker] = await two()
    const { request, card } = await requested(payer, asker)
    const late = fixture.now
    fixture.now = request.expiresAt
    await fixture.stores.db
      .collection<{ _id: string }>('operations')
      .updateOne({ _id: card.id }, { $set: { expiresAt: fixture.now + 60_000, wakeAt: fixture.now + 60_000 } })
    expect(await press(card, payer)).toMatchObject({ operation: { state: 'refused', why: 'request-ended' } })
    await expectNothingSetAside(payer)
    fixture.now = late
  })

  it('has the last word from its confirmation on: who takes the request back is told that it is being paid', async () => {
    const [payer, asker] = await two()
    const { request, card } = await requested(payer, asker)
    await press(card, payer)
    const { ports } = fixture
    expect(await withdraw(ports, asker.customer, request.id, fixture.now)).toMatchObject({ kind: 'being-paid' })
    expect(await decline(ports, payer.customer, request.id, fixture.now)).toMatchObject({ kind: 'being-paid' })
    await fixture.advance(card)
    expect(await fixture.settle(card)).toMatchObject({ state: 'settled' })
    expect(await postedAt(fixture, asker)).toBe(20_00n)
    expect((await ports.requests.find(request.id))?.state).toBe('paid')
  })
})

const scheduled = async (payer: Somebody, payee: Somebody): Promise<{ schedule: Schedule; card: Operation }> => {
  const made = await proposeSchedule(fixture.ports, payer.customer, {
    ...{ turn: newId('schedule'), conversation: 'web:payer' as ConversationId, now: fixture.now },
    ...{ from: payer.account.id, payee: { account: payee.account.id }, amount: usd(20_00n), note: 'rent' },
    rule: { repeat: 'weekly', first: new Date(fixture.now + 3 * 86_400_000).toISOString().slice(0, 10) },
  })
  if (!made.ok) throw new Error(made.error.kind)
  await confirmSchedule(fixture.ports, payer.customer, made.value.id, unasked(fixture.now))
  const schedule = await fixture.ports.schedules.find(made.value.id)
  if (schedule === undefined) throw new Error('the schedule is gone')
  const card = await proposeDay(fixture.ports, schedule, schedule.rule.first, payer.customer, fixture.now)
  return { schedule, card }
}

describe('a payment of a schedule', () => {
  it('is not confirmed once the schedule is deleted, also where a process died before it withdrew the card', async () => {
    const [payer, payee] = await two()
    const { schedule, card } = await scheduled(payer, payee)
    const { id, revision } = schedule
    expect(await fixture.ports.schedules.change(id, revision, stopped(schedule, 'deleted'))).toBe(true)
    expect(await press(card, payer)).toMatchObject({ operation: { state: 'refused', why: 'schedule-ended' } })
    await expectNothingSetAside(payer)
  })

  it('has the last word from its confirmation on: who deletes the schedule is told that it is under way', async () => {
    const [payer, payee] = await two()
    const { schedule, card } = await scheduled(payer, payee)
    await press(card, payer)
    const deleted = await deleteSchedule(fixture.ports, payer.customer, schedule.id, fixture.now)
    expect(deleted).toMatchObject({ kind: 'done', underWay: { id: card.id } })
    await fixture.advance(card)
    expect(await fixture.settle(card)).toMatchObject({ state: 'settled' })
  })
})
