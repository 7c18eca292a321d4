import { describe, expect, it, vi } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { type ConfirmOutcome, confirm } from '#bank/operation/decide.ts'
import { askFor } from '#bank/request/ask.ts'
import { askBack } from '#bank/request/back.ts'
import { block, decline, expireRequests, withdraw } from '#bank/request/close.ts'
import { MAX_OPEN_PER_PAIR, REQUEST_LIFE_MS } from '#bank/request/limits.ts'
import { proposePayment } from '#bank/request/pay.ts'
import type { MoneyRequest } from '#bank/request/request.ts'
import { askableBack } from '#bank/request/view.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { ConversationId } from '#bank/ground/ids.ts'
import {
  place,
  postedAt,
  type BankOnSandbox,
  type Somebody,
  transfersOf,
  startBankOnSandbox,
} from './bank-on-sandbox.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
/** Each talks to the bank many times. */
vi.setConfig({ testTimeout: 90_000 })
let turns = 0

const asked = async (asker: Somebody, payer: Somebody, cents = 20_00n): Promise<MoneyRequest> => {
  turns += 1
  const made = await askFor(fixture.ports, asker.customer, {
    ...{ turn: `t${turns}`, conversation: 'web:asker' as ConversationId, now: fixture.now },
    ...{ payer: payer.customer.id, to: asker.account.id, amount: usd(cents), note: 'pizza' },
  })
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const card = async (payer: Somebody, request: MoneyRequest, where = 'one'): Promise<Operation> => {
  const given = { request: request.id, from: payer.account.id, place: place(where), now: fixture.now }
  const made = await proposePayment(fixture.ports, payer.customer, given)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const standing = async ({ id }: MoneyRequest): Promise<MoneyRequest | undefined> => fixture.ports.requests.find(id)
const told = ({ woken }: BankOnSandbox, { id }: MoneyRequest): readonly string[] =>
  woken.filter((notice) => notice.startsWith(id)).map((notice) => notice.slice(id.length + 1))
const once = (notices: readonly string[]): readonly string[] => [...new Set(notices)].toSorted()

describe('a request', () => {
  it('is paid once, into the account it was asked for, and both sides are told', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const request = await asked(asker, payer)
    expect(told(fixture, request)).toEqual(['open:payer'])
    // What one wrote to the other is not in the clear at rest.
    const raw = await fixture.stores.db.collection('requests').findOne({ payer: payer.customer.id })
    expect(
      Object.values(raw ?? {})
        .map(String)
        .join(' '),
    ).not.toContain('pizza')
    await expect(fixture.ports.requests.change(request.id, 0, { state: 'returned', dueAt: null })).rejects.toThrow(
      RangeError,
    )
    const made = await card(payer, request)
    expect(made.order).toMatchObject({ request: request.id, amount: usd(20_00n), note: 'pizza', kind: 'send' })
    await confirm(fixture.ports, made.id, payer.customer, unasked(fixture.now))
    expect((await fixture.settle(made)).state).toBe('settled')
    expect(await standing(request)).toMatchObject({ state: 'paid', payment: made.id })
    expect(once(told(fixture, request))).toEqual(['open:payer', 'paid:asker', 'paid:payer'])
    expect([await postedAt(fixture, payer), await postedAt(fixture, asker)]).toEqual([80_00n, 20_00n])
    // Whoever presses Pay again is shown the payment there was.
    expect((await card(payer, request)).id).toBe(made.id)
  })

  it('pressed and confirmed on two platforms at once is one payment', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const request = await asked(asker, payer)
    const places = ['telegram', 'web', 'discord', 'web2']
    const cards = await Promise.all(places.map((each) => card(payer, request, each)))
    expect(new Set(cards.map(({ id }) => id)).size).toBe(1)
    const presses = await Promise.all(
      cards.flatMap(({ id }) => [0, 1, 2].map(() => confirm(fixture.ports, id, payer.customer, unasked(fixture.now)))),
    )
    const count = (kind: ConfirmOutcome['kind']): number => presses.filter((each) => each.kind === kind).length
    expect([count('confirmed'), count('already')]).toEqual([1, 11])
    await Promise.all(cards.map((each) => fixture.advance(each)))
    await fixture.settle(cards[0] as Operation)
    expect(await transfersOf(fixture, asker)).toHaveLength(1)
    expect(await postedAt(fixture, payer)).toBe(80_00n)
    expect(await standing(request)).toMatchObject({ state: 'paid' })
    expect((await fixture.ports.accounts.find(payer.account.id))?.holds).toEqual([])
  })

  it('gets another card once the one before has ended with no money moved', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody(10_00n)]
    const request = await asked(asker, payer, 9_00n)
    const first = await card(payer, request)
    fixture.now += 600_000
    expect((await confirm(fixture.ports, first.id, payer.customer, unasked(fixture.now))).kind).toBe('expired')
    const second = await card(payer, request)
    expect(second.id).not.toBe(first.id)
    await confirm(fixture.ports, second.id, payer.customer, unasked(fixture.now))
    await fixture.settle(second)
    expect(await transfersOf(fixture, asker)).toHaveLength(1)
    expect((await confirm(fixture.ports, first.id, payer.customer, unasked(fixture.now))).kind).toBe('already')
  })

  it('declined, withdrawn or forgotten can’t be paid, and the asker hears it once', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const [one, two, three] = [await asked(asker, payer), await asked(asker, payer), await asked(asker, payer)]
    const cards = [await card(payer, one), await card(payer, two), await card(payer, three)]
    expect((await decline(fixture.ports, payer.customer, one.id, fixture.now)).kind).toBe('closed')
    expect((await decline(fixture.ports, payer.customer, one.id, fixture.now)).kind).toBe('ended-before')
    expect((await withdraw(fixture.ports, asker.customer, two.id, fixture.now)).kind).toBe('closed')
    expect((await withdraw(fixture.ports, payer.customer, three.id, fixture.now)).kind).toBe('not-yours')
    expect((await decline(fixture.ports, asker.customer, three.id, fixture.now)).kind).toBe('not-yours')
    fixture.now += REQUEST_LIFE_MS + 1
    for (let sweeps = 0; sweeps < 3; sweeps += 1) await expireRequests(fixture.ports)
    expect((await standing(three))?.state).toBe('expired')
    for (const { id } of cards)
      expect((await confirm(fixture.ports, id, payer.customer, unasked(fixture.now))).kind).not.toBe('confirmed')
    expect(once(told(fixture, one))).toEqual(['declined:asker', 'declined:payer', 'open:payer'])
    expect(once(told(fixture, two))).toEqual(['open:payer', 'withdrawn:asker', 'withdrawn:payer'])
    expect(once(told(fixture, three))).toEqual(['expired:asker', 'expired:payer', 'open:payer'])
    expect(await transfersOf(fixture, asker)).toEqual([])
  })

  it('withdrawn while it is being confirmed is either paid and says so, or never paid', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody(200_00n)]
    const outcomes: string[] = []
    for (let round = 0; round < 12; round += 1) {
      fixture.now += REQUEST_LIFE_MS
      const request = await asked(asker, payer, 1_00n)
      const made = await card(payer, request)
      const before = (await transfersOf(fixture, asker)).length
      const both = [
        () => confirm(fixture.ports, made.id, payer.customer, unasked(fixture.now)),
        () => withdraw(fixture.ports, asker.customer, request.id, fixture.now),
      ]
      await Promise.all((round % 2 === 0 ? both : both.toReversed()).map((act) => act()))
      await fixture.settle(made)
      const paid = (await transfersOf(fixture, asker)).length - before
      const state = (await standing(request))?.state ?? 'gone'
      expect([state, paid]).toEqual(state === 'paid' ? ['paid', 1] : ['withdrawn', 0])
      outcomes.push(state)
    }
    expect(outcomes).toHaveLength(12)
    expect((await fixture.ports.accounts.find(payer.account.id))?.holds).toEqual([])
  })

  it('is nobody else’s to pay', async () => {
    const [asker, payer, other] = [await fixture.somebody(0n), await fixture.somebody(), await fixture.somebody()]
    const request = await asked(asker, payer)
    const given = { request: request.id, from: other.account.id, place: place('x'), now: fixture.now }
    expect(await proposePayment(fixture.ports, other.customer, given)).toMatchObject({ error: { kind: 'not-yours' } })
  })

  it('repeated by the same turn is one request', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody(0n)]
    const wanted = {
      ...{ turn: 'again', conversation: 'web:asker' as ConversationId, now: fixture.now, note: '' },
      ...{ payer: payer.customer.id, to: asker.account.id, amount: usd(5_00n) },
    }
    const made = await Promise.all([0, 1, 2, 3].map(() => askFor(fixture.ports, asker.customer, wanted)))
    expect(new Set(made.map((each) => (each.ok ? each.value.id : each.error.kind))).size).toBe(1)
    expect(await fixture.ports.requests.askedBy(asker.customer.id, 10)).toHaveLength(1)
  })
})

describe('limits', () => {
  it('hold when many are asked at once, and give way once one has ended', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody(0n)]
    const tries = await Promise.all(
      Array.from({ length: 6 }, () => asked(asker, payer, 1_00n).catch((error: unknown) => String(error))),
    )
    const made = tries.filter((each): each is MoneyRequest => typeof each !== 'string')
    expect(made).toHaveLength(MAX_OPEN_PER_PAIR)
    await expect(asked(asker, payer)).rejects.toThrow('too-many-of-one')
    await decline(fixture.ports, payer.customer, (made[0] as MoneyRequest).id, fixture.now)
    await asked(asker, payer)
  })

  it('stop whoever is blocked, without saying so, and decline what waits', async () => {
    const [asker, payer] = [await fixture.somebody(0n), await fixture.somebody(0n)]
    const request = await asked(asker, payer)
    expect(await block(fixture.ports, payer.customer, asker.customer.id, fixture.now)).toBe(1)
    expect((await standing(request))?.state).toBe('declined')
    await expect(asked(asker, payer)).rejects.toThrow('unavailable')
    await asked(payer, asker)
    await fixture.ports.requestBlocks.remove({ by: payer.customer.id, whom: asker.customer.id })
    await asked(asker, payer)
  })
})

describe('a settled payment', () => {
  it('can be asked back from whoever got it: in full, once', async () => {
    const [asker, payee] = [await fixture.somebody(), await fixture.somebody(0n)]
    const sent = await fixture.waiting(asker, payee, 12_34n)
    const transfer = sent.bankId ?? ''
    expect(await askableBack(fixture.ports, asker.customer, transfer)).toBeUndefined()
    await fixture.settle(sent)
    expect(await askableBack(fixture.ports, payee.customer, transfer)).toBeUndefined()
    const wanted = (turn: string) => ({
      ...{ turn, conversation: 'web:asker' as ConversationId, now: fixture.now },
      ...{ transfer, to: asker.account.id, note: 'back' },
    })
    const back = await askBack(fixture.ports, asker.customer, wanted('b1'))
    expect(back).toMatchObject({ value: { amount: usd(12_34n), payer: payee.customer.id, original: transfer } })
    expect(await askBack(fixture.ports, asker.customer, wanted('b2'))).toEqual(back)
    expect(await askBack(fixture.ports, payee.customer, wanted('b3'))).toMatchObject({ ok: false })
  })
})
