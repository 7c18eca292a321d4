import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Recurrence } from '#bank/ground/calendar.ts'
import { type ConversationId, newId, type ScheduleId } from '#bank/ground/ids.ts'
import { type Usd, usd } from '#bank/ground/money.ts'
import { proposePurchases } from '#bank/schedule/coins.ts'
import { confirmSchedule, pauseSchedule, resumeSchedule } from '#bank/schedule/manage.ts'
import { followDay } from '#bank/schedule/pause.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { anAccount } from '#test/support/mongo-stores.ts'
import { unasked } from '#test/support/unasked.ts'
import { type BankOnMongo, DAY_MS, FRIDAY, HOUR_MS, MONDAY, openBankOnMongo, WEEK_MS } from './bank-on-mongo.ts'

const FRIDAYS = ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18'] as const

const openWorld = async (cents?: bigint) => {
  const bank = await openBankOnMongo(cents)
  const wallet = anAccount({ customer: bank.payer.customer.id, kind: 'crypto', nickname: 'Coins', asOf: MONDAY })
  await bank.stores.accounts.insert(wallet)
  let now = MONDAY
  let quote: { price: Usd; at: number } | undefined
  const prices = { latest: async (coin: 'BTC' | 'ETH') => quote && { coin, ...quote } }
  const ports = { ...bank.ports, prices } as unknown as BankOnMongo['ports']
  const at = (then: number, ageMs = 0): void => {
    now = then
    bank.at(then)
    quote = { price: usd(60_000_00n), at: then - ageMs }
  }
  at(MONDAY)
  const propose = (over: { rule?: Recurrence; amount?: bigint; replaces?: ScheduleId } = {}) =>
    proposePurchases(ports, bank.payer.customer, {
      turn: newId('schedule'),
      conversation: 'web:1' as ConversationId,
      now,
      from: bank.payer.account.id,
      wallet: wallet.id,
      coin: 'BTC',
      amount: usd(over.amount ?? 20_00n),
      rule: over.rule ?? { repeat: 'weekly', first: FRIDAYS[0] },
      ...(over.replaces !== undefined && { replaces: over.replaces }),
    })
  const agreed = async (over: Parameters<typeof propose>[0] = {}): Promise<ScheduleId> => {
    const made = await propose(over)
    if (!made.ok) throw new Error(made.error.kind)
    const decided = await confirmSchedule(ports, bank.payer.customer, made.value.id, unasked(now))
    if (decided.kind !== 'done') throw new Error(decided.kind)
    return made.value.id
  }
  const stateOf = async (id: ScheduleId, day: string): Promise<string> => {
    const made = await bank.payment(id, day)
    return made === undefined
      ? 'none'
      : `${made.order.kind} ${made.state}${made.why === undefined ? '' : ` ${made.why}`}`
  }
  return { bank, ports, wallet, at, forget: () => (quote = undefined), propose, agreed, stateOf }
}

describe('coins that are bought again and again', () => {
  let world: Awaited<ReturnType<typeof openWorld>>
  beforeEach(async () => {
    world = await openWorld()
  })
  afterEach(() => world.bank.drop())

  it('are bought once on each day, at that day’s price, by however many processes', async () => {
    const { bank, ports, at, agreed, stateOf } = world
    const id = await agreed()
    at(FRIDAY - 1)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[0])).toBe('none')
    at(FRIDAY)
    await Promise.all(Array.from({ length: 6 }, () => runSchedules(ports)))
    const made = await bank.payment(id, FRIDAYS[0])
    expect(made).toMatchObject({
      state: 'confirmed',
      order: { kind: 'buy', amount: usd(20_00n), quote: { coin: 'BTC', price: usd(60_000_00n) }, schedule: { id } },
    })
    expect(await bank.held()).toBe(20_00n)
    at(FRIDAY + WEEK_MS)
    await runSchedules(ports)
    expect(await bank.held()).toBe(40_00n)
    expect(await bank.told()).toEqual([])
  })

  it('come on the last day of a month that is too short, and end after so many times', async () => {
    const { bank, ports, at, agreed, stateOf } = world
    const id = await agreed({ rule: { repeat: 'monthly', first: '2027-01-31', monthDay: 31, times: 2 } })
    for (const day of ['2027-01-31', '2027-02-28']) {
      at(Date.parse(`${day}T14:00:00Z`))
      await runSchedules(ports)
      expect(await stateOf(id, day)).toBe('buy confirmed')
    }
    expect((await bank.read(id)).state).toBe('ended')
    expect(await bank.payment(id, '2027-02-28')).toMatchObject({ order: { schedule: { isLast: true } } })
  })

  it.each([
    ['the money is missing', 'buy refused insufficient-funds', 'buy refused insufficient-funds', { amount: 150_00n }],
    ['the price is too old', 'buy refused no-price', 'buy confirmed', { ageMs: HOUR_MS }],
    ['the account is frozen', 'buy refused frozen', 'buy refused frozen', { frozen: true }],
    ['the wallet is closed', 'buy refused payee-account-closed', 'buy refused payee-account-closed', { closed: true }],
  ] as const)('are left out and told where %s, and go on the week after', async (_, ended, after, given) => {
    const { bank, ports, wallet, at, agreed, stateOf } = world
    const { amount, ageMs, frozen, closed } = { amount: 20_00n, ageMs: 0, frozen: false, closed: false, ...given }
    const id = await agreed({ amount })
    const { customers, accounts } = bank.stores
    const { customer } = bank.payer
    if (frozen) await customers.setFrozen(customer.id, undefined, { since: MONDAY })
    if (closed) await accounts.setStatus(wallet.id, 'closed', ['open'])
    at(FRIDAY, ageMs)
    await runSchedules(ports)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[0])).toBe(ended)
    expect(await bank.held()).toBe(0n)
    expect(await bank.told()).toEqual([expect.objectContaining({ kind: 'scheduled', what: 'refused' })])
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1 })
    at(FRIDAY + WEEK_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[1])).toBe(after)
  })

  it('wait while nothing was ever heard of a price, and are bought once it is there', async () => {
    const { ports, at, agreed, stateOf, forget } = world
    const id = await agreed()
    at(FRIDAY)
    forget()
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[0])).toBe('none')
    at(FRIDAY + HOUR_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[0])).toBe('buy confirmed')
  })

  it('are never bought late: what was missed is left out and told in one piece', async () => {
    const { bank, ports, at, agreed, stateOf } = world
    const id = await agreed()
    at(FRIDAY + 2 * WEEK_MS + DAY_MS)
    await runSchedules(ports)
    expect(await Promise.all(FRIDAYS.map((day) => stateOf(id, day)))).toEqual(['none', 'none', 'none', 'none'])
    expect(await bank.told()).toEqual([expect.objectContaining({ kind: 'skipped', count: 3 })])
    at(FRIDAY + 3 * WEEK_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[3])).toBe('buy confirmed')
  })

  it('pause by themselves after three refusals in a row, and buy nothing while they are paused', async () => {
    const { bank, ports, at, agreed, stateOf } = world
    const id = await agreed({ amount: 150_00n })
    for (const week of [0, 1, 2]) {
      at(FRIDAY + week * WEEK_MS)
      await runSchedules(ports)
      const made = await bank.payment(id, FRIDAYS[week] ?? '')
      if (made !== undefined) await followDay(ports, made)
    }
    expect(await bank.read(id)).toMatchObject({ state: 'paused', why: 'refusals' })
    expect((await bank.told()).map(({ kind }) => kind)).toContain('schedule-paused')
    at(FRIDAY + 3 * WEEK_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[3])).toBe('none')
  })

  it('buy nothing while paused, and leave out the days that passed meanwhile', async () => {
    const { bank, ports, at, agreed, stateOf } = world
    const id = await agreed()
    await pauseSchedule(ports, bank.payer.customer, id, MONDAY)
    at(FRIDAY)
    await runSchedules(ports)
    await resumeSchedule(ports, bank.payer.customer, id, FRIDAY + DAY_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[0])).toBe('none')
    at(FRIDAY + WEEK_MS)
    await runSchedules(ports)
    expect(await stateOf(id, FRIDAYS[1])).toBe('buy confirmed')
  })

  it('ask for the PIN for all that they will ever take, and are refused where they can’t be agreed on', async () => {
    const { bank, ports, propose, wallet } = world
    const many = await propose({ amount: 60_00n })
    if (!many.ok) throw new Error(many.error.kind)
    const said = { consent: { chat: 'web:1' as never }, now: MONDAY }
    expect(await confirmSchedule(ports, bank.payer.customer, many.value.id, said)).toMatchObject({ kind: 'pin-wanted' })
    expect(await propose({ amount: 501_00n })).toMatchObject({ error: { kind: 'over-payment-limit' } })
    expect(await propose({ rule: { repeat: 'weekly', first: '2026-11-20' } })).toMatchObject({
      error: { kind: 'no-days' },
    })
    await bank.stores.accounts.setStatus(wallet.id, 'closed', ['open'])
    expect(await propose()).toMatchObject({ ok: false })
  })
})
