import { describe, expect, it, vi } from 'vitest'
import { newId } from '#bank/ground/ids.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import { confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { proposePayOut } from '#bank/payment/propose.ts'
import { connectCapabilities } from '#bank/registry.ts'
import { place, postedAt, startBankOnSandbox, transfersOf } from '#test/integration/request/bank-on-sandbox.ts'
import { must } from '#test/integration/synapse/rail-on-sandbox.ts'
import { anAccount } from '#test/support/mongo-stores.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 60_000 })

/** A customer with 1000.00 here and an account at another bank. */
const openWorld = async () => {
  const payer = await fixture.somebody(1_000_00n)
  const { customer } = payer
  const login = { bank: 'fake', loginName: 'synapse_nomfa', password: 'test1234' }
  const user = customer.bankUserId ?? ''
  const answer = await must(fixture.bank.rail.accounts.linkByLogin({ operation: newId('operation'), user, ...login }))
  const node = answer.step === 'linked' ? answer.accounts[0] : undefined
  if (node === undefined) throw new Error('no bank was linked')
  const linked = anAccount({
    customer: customer.id,
    kind: 'external',
    nickname: 'Chase',
    last4: '8901',
    bankAccountId: node.id,
  })
  await fixture.ports.accounts.insert(linked)
  const propose = (amount: Usd, to = linked.id) =>
    proposePayOut(fixture.ports, customer, {
      ...{ turn: newId('operation'), place: place('payer'), now: fixture.now, from: payer.account.id, to, amount },
    })
  const confirmed = async (amount: Usd) => {
    const card = await propose(amount)
    if (!card.ok) throw new Error(card.error.kind)
    expect(await confirm(fixture.ports, card.value.id, customer, unasked(fixture.now))).toMatchObject({
      kind: 'confirmed',
    })
    return card.value
  }
  return {
    ...{ payer, linked, propose, confirmed },
    here: async () => await fixture.ports.accounts.find(payer.account.id),
    spent: () => fixture.ports.allowances.spent(customer.id, dayOf(fixture.now, customer.timeZone)),
    /** By our journal: what has left the account here, in transit, and what is at the other bank. */
    ledgers: async () => {
      const all = await fixture.stores.stores.ledgers.balances([payer.account.id, linked.id])
      return [payer.account.id, linked.id].map((id) => all.get(id))
    },
    sent: async () => (await transfersOf(fixture, payer)).filter(({ to }) => to.account === node.id),
  }
}

describe('paying out to a linked bank', () => {
  it('names the bank by its last digits, moves it once, and counts it against the day', async () => {
    const world = await openWorld()
    const card = await world.confirmed(usd(50_25n))
    expect(card.order).toMatchObject({ kind: 'pay-out', to: { name: 'Chase ··8901' } })
    expect(await world.here()).toMatchObject({ held: usd(50_25n), available: usd(949_75n) })
    const after = await fixture.settle(card)
    expect(after.state).toBe('settled')
    expect(await postedAt(fixture, world.payer)).toBe(949_75n)
    expect(await world.here()).toMatchObject({ posted: usd(949_75n), held: usd(0n), holds: [] })
    expect(await world.sent()).toHaveLength(1)
    expect(await world.spent()).toBe(50_25n)
    expect(await world.ledgers()).toEqual([-50_25n, 50_25n])
  })

  it.each([
    [222_23n, 'R02'],
    [222_24n, 'R03'],
    [222_25n, 'R04'],
    [222_37n, 'R20'],
  ])('brings the money back to the cent when the other bank sends it back: %s, %s', async (cents, code) => {
    const world = await openWorld()
    const after = await fixture.settle(await world.confirmed(usd(cents)))
    expect(after).toMatchObject({ state: 'returned', why: 'bank-return', code })
    expect(await postedAt(fixture, world.payer)).toBe(1_000_00n)
    expect(await world.here()).toMatchObject({ available: usd(1_000_00n), holds: [] })
    expect(await world.spent()).toBe(0n)
    expect(await world.ledgers()).toEqual([0n, 0n])
  })

  it('sends it once, whatever dies between the steps', async () => {
    const world = await openWorld()
    const card = await world.confirmed(usd(75_00n))
    const { transfers } = fixture.ports.rail
    for (const dies of ['before the bank is asked', 'after it has answered'] as const) {
      const submit: typeof transfers.submit = async (order) => {
        if (dies === 'after it has answered') await transfers.submit(order)
        throw new Error('the process died')
      }
      const ports = { ...fixture.ports, rail: { ...fixture.ports.rail, transfers: { ...transfers, submit } } }
      await createEngine(ports, connectCapabilities(ports), () => fixture.now)
        .advance(card.id)
        .catch(() => undefined)
      fixture.now += 120_000
    }
    expect((await fixture.settle(card)).state).toBe('settled')
    expect(await world.sent()).toHaveLength(1)
    expect(await postedAt(fixture, world.payer)).toBe(925_00n)
    expect(await world.ledgers()).toEqual([-75_00n, 75_00n])
  })

  it('makes no card for what can’t be paid out', async () => {
    const world = await openWorld()
    const { payer, linked } = world
    expect(await world.propose(usd(1_000_01n))).toMatchObject({
      ok: false,
      error: { kind: 'short', available: usd(1_000_00n) },
    })
    expect(await world.propose(usd(0n))).toMatchObject({ ok: false, error: { kind: 'too-small' } })
    expect(await world.propose(usd(10n), payer.account.id)).toMatchObject({ ok: false, error: { kind: 'not-yours' } })
    const other = await openWorld()
    expect(await world.propose(usd(10n), other.linked.id)).toMatchObject({ ok: false, error: { kind: 'not-yours' } })
    await fixture.ports.accounts.setStatus(linked.id, 'closed', ['open'])
    expect((await world.propose(usd(10n))).ok).toBe(false)
  })

  it('refuses what is no longer there when it is confirmed', async () => {
    const world = await openWorld()
    const [first, second] = [await world.propose(usd(600_00n)), await world.propose(usd(600_00n))]
    if (!first.ok || !second.ok) throw new Error('there are two cards')
    const { customer } = world.payer
    expect(await confirm(fixture.ports, first.value.id, customer, unasked(fixture.now))).toMatchObject({
      kind: 'confirmed',
    })
    expect(await confirm(fixture.ports, second.value.id, customer, unasked(fixture.now))).toMatchObject({
      kind: 'short',
    })
  })
})
