import { describe, expect, it, vi } from 'vitest'
import { linkByLogin, linkByNumbers, openAccount } from '#bank/account/manage.ts'
import { createIntake } from '#bank/availability/intake.ts'
import { newId } from '#bank/ground/ids.ts'
import { MAX_ACCOUNTS, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { confirm } from '#bank/operation/decide.ts'
import { proposeSend } from '#bank/operation/propose-payment.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { plain } from '#conversation/words/text.ts'
import { place, type Somebody, startBankOnSandbox } from '#test/integration/request/bank-on-sandbox.ts'
import { anAccount, anOperation } from '#test/support/mongo-stores.ts'
import { unasked } from '#test/support/unasked.ts'

const fixture = startBankOnSandbox()
vi.setConfig({ testTimeout: 120_000 })

const cause = () => ({ turn: newId('operation'), place: place('one'), now: fixture.now })
const opens = ({ customer }: Somebody, nickname = 'Rent'): Promise<Operation> =>
  openAccount(fixture.ports, customer, { ...cause(), product: 'deposit', nickname })
const pays = async (from: Somebody, to: Somebody) => {
  const given = { ...cause(), from: from.account.id, payee: { account: to.account.id }, amount: usd(1_00n), note: '' }
  const card = await proposeSend(fixture.ports, from.customer, given)
  if (!card.ok) throw new Error(card.error.kind)
  return await confirm(fixture.ports, card.value.id, from.customer, unasked(fixture.now))
}
const words = (operation: Operation): string => {
  const facts = { locale: 'en', timeZone: 'UTC', tier: 'full', missing: [], accounts: [] } as const
  return plain(outcomeCard(operation, facts, fixture.now).text)
}

describe('what one customer has under way', () => {
  const fill = async ({ customer }: Somebody, count: number): Promise<void> => {
    const set = { customer: customer.id, state: 'confirmed', createdAt: fixture.now } as const
    for (let n = 0; n < count; n += 1) await fixture.ports.operations.insert(anOperation(set))
  }

  it(`is ${MAX_UNDER_WAY} at most: one less is taken on, and one more is refused with nothing set aside`, async () => {
    const [busy, other] = [await fixture.somebody(), await fixture.somebody()]
    await fill(busy, MAX_UNDER_WAY - 1)
    expect(await pays(busy, other)).toMatchObject({ kind: 'confirmed' })
    const refused = await pays(busy, other)
    expect(refused).toMatchObject({ kind: 'turned-away', operation: { state: 'refused', why: 'too-many-under-way' } })
    expect((await fixture.ports.accounts.find(busy.account.id))?.holds).toHaveLength(1)
    const opening = await opens(busy)
    expect(opening).toMatchObject({ state: 'refused', why: 'too-many-under-way' })
    expect(words(opening)).toMatch(/wasn’t opened[\s\S]*20 things in progress[\s\S]*Nothing is lost/)
    // Others do not notice.
    expect(await pays(other, busy)).toMatchObject({ kind: 'confirmed' })
  })

  it('leaves room for all others in what may wait for the bank, however much one customer asks for', async () => {
    const [loud, payer] = [await fixture.somebody(0n), await fixture.somebody()]
    const waiting = fixture.stores.stores.overview.waiting
    const before = await waiting(10_000)
    for (let n = 0; n < 3 * MAX_UNDER_WAY; n += 1)
      await linkByLogin(fixture.ports, loud.customer, { ...cause(), bank: 'fake', loginName: 'me', password: 'x' })
    expect((await waiting(10_000)) - before).toBeLessThanOrEqual(MAX_UNDER_WAY)
    const isFull = createIntake({ count: waiting, most: before + MAX_UNDER_WAY + 1, clock: () => fixture.now })
    expect(await isFull()).toBe(false)
    expect(await pays(payer, loud)).toMatchObject({ kind: 'confirmed' })
  })
})

describe('accounts of one customer', () => {
  const fill = async ({ customer }: Somebody, count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) await fixture.ports.accounts.insert(anAccount({ customer: customer.id }))
  }

  it(`are ${MAX_ACCOUNTS} at most, linked ones among them, and secrets for one more are not kept`, async () => {
    const owner = await fixture.somebody(0n)
    await fill(owner, MAX_ACCOUNTS - 2)
    expect(await opens(owner)).toMatchObject({ state: 'confirmed' })
    const refused = [
      await opens(owner),
      await linkByLogin(fixture.ports, owner.customer, { ...cause(), bank: 'fake', loginName: 'me', password: 'x' }),
      await linkByNumbers(fixture.ports, owner.customer, {
        ...{ ...cause(), nickname: 'Chase', accountNumber: '1232225674134', routingNumber: '051000017' },
        accountClass: 'checking',
      }),
    ]
    for (const operation of refused) {
      expect(operation).toMatchObject({ state: 'refused', why: 'too-many-accounts' })
      expect(words(operation)).toMatch(/12 accounts, wallets and linked banks[\s\S]*Close one/)
      expect(await fixture.ports.vault.get(operation.id, fixture.now)).toBeUndefined()
    }
    // One that is closed makes room for another.
    const [first] = await fixture.ports.accounts.ofCustomer(owner.customer.id)
    if (first === undefined) throw new Error('there is an account')
    await fixture.ports.accounts.setStatus(first.id, 'closed', ['open'])
    expect(await opens(owner)).toMatchObject({ state: 'confirmed' })
  })

  it('are no more also when all are asked for in the same moment: the bank is asked for the first of them', async () => {
    const owner = await fixture.somebody(0n)
    await fill(owner, MAX_ACCOUNTS - 4)
    const openings = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map((nickname) => opens(owner, nickname)))
    await Promise.all(openings.map((operation) => fixture.advance(operation)))
    const accounts = await fixture.ports.accounts.ofCustomer(owner.customer.id)
    expect(accounts).toHaveLength(MAX_ACCOUNTS)
  })
})
