import { afterEach, describe, expect, it, vi } from 'vitest'
import { proposeClose, renameAccount } from '#bank/account/manage.ts'
import { newId } from '#bank/ground/ids.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { cancel, confirm } from '#bank/operation/decide.ts'
import { createEngine } from '#bank/operation/engine.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { reopenStray, sweep } from '#bank/operation/sweep.ts'
import { connectCapabilities, type Ports } from '#bank/registry.ts'
import { createDemoFunds } from '#adapters/synapse/demo.ts'
import { FaultRule } from '#sandbox/faults/faults.ts'
import { must } from '#test/integration/synapse/rail-on-sandbox.ts'
import { place, postedAt, type Somebody, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { throughEffects } from '#test/support/effects.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 120_000 })
afterEach(() => fixture.bank.faults.clear())

const closingCard = async ({ customer, account }: Somebody): Promise<Operation> => {
  const given = { turn: newId('operation'), place: place('owner'), now: fixture.now, account: account.id }
  const made = await proposeClose(fixture.ports, customer, given)
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const paymentCard = async (from: Somebody, to: Somebody): Promise<Operation> => {
  const made = await proposeSend(fixture.ports, from.customer, {
    ...{ turn: newId('operation'), place: place('payer'), now: fixture.now, from: from.account.id },
    ...{ payee: { account: to.account.id }, amount: usd(7_00n), note: '' },
  })
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}
const press = (operation: Operation, { customer }: Somebody, ports: Ports = fixture.ports) =>
  confirm(ports, operation.id, customer, unasked(fixture.now))
const statusOf = async ({ account }: Somebody) => (await fixture.ports.accounts.find(account.id))?.status
const stateOf = async ({ id }: Operation) => (await fixture.ports.operations.find(id))?.state
/** As the bank has it. */
const isActive = async ({ customer, account }: Somebody): Promise<boolean> =>
  (await must(fixture.bank.rail.accounts.read({ user: customer.bankUserId ?? '', account: account.bankAccountId })))
    .active
const expectNothingSetAside = async (payer: Somebody): Promise<void> => {
  expect(await fixture.ports.accounts.find(payer.account.id)).toMatchObject({ holds: [], status: 'open' })
  const day = dayOf(fixture.now, payer.customer.timeZone)
  expect(await fixture.ports.allowances.spent(payer.customer.id, day)).toBe(0n)
}

/** Ports of a process that read the account a moment before it was taken: what a race looks like from the inside. */
const justBefore = async ({ account }: Somebody): Promise<Ports> => {
  const before = await fixture.ports.accounts.find(account.id)
  const find: Ports['accounts']['find'] = async (id) =>
    id === account.id ? before : await fixture.ports.accounts.find(id)
  return { ...fixture.ports, accounts: { ...fixture.ports.accounts, find } }
}

describe('closing an account', () => {
  it('closes an empty one, here and at the bank', async () => {
    const owner = await fixture.somebody(0n)
    const closing = await closingCard(owner)
    expect(await press(closing, owner)).toMatchObject({ kind: 'confirmed' })
    expect(await statusOf(owner)).toBe('closing')
    expect(await fixture.advance(closing)).toMatchObject({ state: 'settled' })
    expect([await statusOf(owner), await isActive(owner)]).toEqual(['closed', false])
  })

  it('is refused while a payment to it is confirmed, and stays as it was', async () => {
    const [owner, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const closing = await closingCard(owner)
    await press(await paymentCard(payer, owner), payer)
    const answer = await press(closing, owner)
    expect(answer).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why: 'busy' } })
    expect(await statusOf(owner)).toBe('open')
  })

  it('is refused while a payment to it waits at the bank, which then arrives', async () => {
    const [owner, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const closing = await closingCard(owner)
    const payment = await fixture.waiting(payer, owner, 7_00n)
    const answer = await press(closing, owner)
    expect(answer).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why: 'busy' } })
    expect(await statusOf(owner)).toBe('open')
    expect(await fixture.settle(payment)).toMatchObject({ state: 'settled' })
    expect(await postedAt(fixture, owner)).toBe(7_00n)
  })

  it('of a payment and a closing in the same moment, pays into an open account where the closing looks first', async () => {
    const [owner, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const [closing, payment] = [await closingCard(owner), await paymentCard(payer, owner)]
    const racing = await justBefore(owner)
    expect(await press(closing, owner)).toMatchObject({ kind: 'confirmed' })
    expect(await press(payment, payer, racing)).toMatchObject({ kind: 'confirmed' })
    expect(await fixture.advance(closing)).toMatchObject({ state: 'refused', why: 'busy' })
    expect(fixture.woken).toContain(`${closing.id}:refused`)
    expect(await statusOf(owner)).toBe('open')
    await fixture.advance(payment)
    expect(await fixture.settle(payment)).toMatchObject({ state: 'settled' })
    expect([await statusOf(owner), await isActive(owner), await postedAt(fixture, owner)]).toEqual([
      'open',
      true,
      7_00n,
    ])
  })

  it('of a payment and a closing in the same moment, gives the money back where the payment looks first', async () => {
    const [owner, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const [closing, payment] = [await closingCard(owner), await paymentCard(payer, owner)]
    const racing = await justBefore(owner)
    await press(closing, owner)
    await press(payment, payer, racing)
    expect(await fixture.advance(payment)).toMatchObject({ state: 'refused', why: 'payee-account-closed' })
    expect(fixture.woken).toContain(`${payment.id}:refused`)
    await expectNothingSetAside(payer)
    expect(await fixture.advance(closing)).toMatchObject({ state: 'settled' })
    expect([await statusOf(owner), await isActive(owner), await postedAt(fixture, owner)]).toEqual([
      'closed',
      false,
      0n,
    ])
    expect(await postedAt(fixture, payer)).toBe(100_00n)
  })

  it('is refused when the bank has money in it that was not seen here', async () => {
    const owner = await fixture.somebody(0n)
    const closing = await closingCard(owner)
    const user = owner.customer.bankUserId ?? ''
    const funded = { user, node: owner.account.bankAccountId, amount: usd(3_00n) }
    await press(closing, owner)
    await must(createDemoFunds(fixture.bank.config).fundNode(funded))
    for (let steps = 0; steps < 4; steps += 1) await fixture.bank.step(5_000)
    expect(await fixture.advance(closing)).toMatchObject({ state: 'refused', why: 'not-empty' })
    expect([await statusOf(owner), await isActive(owner)]).toEqual(['open', true])
  })

  it('leaves nothing to be renamed or proven: what was asked for just before is refused when it is its turn', async () => {
    const owner = await fixture.somebody(0n)
    const given = { place: place('owner'), now: fixture.now, account: owner.account.id }
    const renaming = await renameAccount(fixture.ports, owner.customer, {
      ...{ ...given, turn: newId('operation'), nickname: 'Home' },
    })
    if (!renaming.ok) throw new Error(renaming.error.kind)
    await fixture.ports.accounts.setStatus(owner.account.id, 'closed', ['open'])
    expect(await fixture.advance(renaming.value)).toMatchObject({ state: 'refused', why: 'account-closed' })
    expect(await fixture.ports.accounts.find(owner.account.id)).toMatchObject({
      nickname: 'Everyday',
      status: 'closed',
    })
    const late = { ...given, turn: newId('operation'), nickname: 'Late' }
    expect(await renameAccount(fixture.ports, owner.customer, late)).toMatchObject({ ok: false })
  })

  it('takes no second closing, and no name, while it is being closed', async () => {
    const owner = await fixture.somebody(0n)
    const [closing, second] = [await closingCard(owner), await closingCard(owner)]
    await press(closing, owner)
    const given = { turn: newId('operation'), place: place('owner'), now: fixture.now, account: owner.account.id }
    const closed = { ok: false, error: { kind: 'closing' } }
    expect(await proposeClose(fixture.ports, owner.customer, given)).toEqual(closed)
    expect(await renameAccount(fixture.ports, owner.customer, { ...given, nickname: 'Home' })).toEqual(closed)
    expect(await press(second, owner)).toMatchObject({ operation: { state: 'refused', why: 'account-closed' } })
    // The refused one does not open what the other is closing.
    await fixture.advance(second)
    expect(await statusOf(owner)).toBe('closing')
    expect(await fixture.advance(closing)).toMatchObject({ state: 'settled' })
  })

  it('is done once although the bank’s answer is lost, and is not undone by what is looked at then', async () => {
    const owner = await fixture.somebody(0n)
    const closing = await closingCard(owner)
    await press(closing, owner)
    const lost = { method: 'DELETE', route: '/users/*/nodes/*', fault: 'reset-after', times: 1 }
    fixture.bank.faults.add(FaultRule.parse(lost))
    expect((await fixture.settle(closing)).state).toBe('settled')
    expect([await statusOf(owner), await isActive(owner)]).toEqual(['closed', false])
  })

  it('opens again when it is cancelled, or its card has run out, before the bank was asked', async () => {
    const owner = await fixture.somebody(0n)
    const cancelled = await closingCard(owner)
    await press(cancelled, owner)
    expect(await cancel(fixture.ports, cancelled.id, owner.customer, fixture.now)).toMatchObject({ kind: 'cancelled' })
    expect(await statusOf(owner)).toBe('open')
    const late = await closingCard(owner)
    // A process died after it had taken the account, and the customer never pressed again.
    expect(await fixture.ports.accounts.beginClosing(owner.account.id, late.id)).toBe('closing')
    fixture.now += 10 * 60_000
    expect(await fixture.advance(late)).toMatchObject({ state: 'expired' })
    expect(await statusOf(owner)).toBe('open')
  })

  it('ends the same whatever a process dies of: closed with its card saying so, or open', async () => {
    let owner = await fixture.somebody(0n)
    const stores = ['operations', 'accounts', 'journal', 'notices', 'customers', 'rail'] as const
    let [deaths, isOver] = [0, false]
    for (let n = 1; !isOver; n += 1) {
      const closing = await closingCard(owner)
      let count = 0
      const wrapped = stores.map((name) => [
        name,
        throughEffects(
          fixture.ports[name],
          async (_name, go) => {
            count += 1
            if (count > n) throw new Error('killed')
            const done = await go()
            if (count === n) throw new Error('killed')
            return done
          },
          name,
        ),
      ])
      const dying: Ports = { ...fixture.ports, ...Object.fromEntries(wrapped) }
      await press(closing, owner, dying).catch(() => undefined)
      await createEngine(dying, connectCapabilities(dying), () => fixture.now)
        .advance(closing.id)
        .catch(() => undefined)
      isOver = count < n
      deaths += isOver ? 0 : 1
      for (let rounds = 0; rounds < 4; rounds += 1) {
        fixture.now += 10 * 60_000
        await sweep(fixture.ports)
        await fixture.advance(closing)
        await reopenStray(fixture.ports)
      }
      const [status, state] = [await statusOf(owner), await stateOf(closing)]
      expect([status, state === 'settled']).toEqual(state === 'settled' ? ['closed', true] : ['open', false])
      expect(await isActive(owner)).toBe(status === 'open')
      if (status !== 'open') owner = await fixture.somebody(0n)
    }
    expect(deaths).toBeGreaterThan(10)
  })
})
