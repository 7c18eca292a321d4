import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { deleteSchedule, pauseSchedule, resumeSchedule } from '#bank/schedule/manage.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { DAY_MS, FRIDAY, HOUR_MS, MONDAY, openBankOnMongo, type BankOnMongo, WEEK_MS } from './bank-on-mongo.ts'

let bank: BankOnMongo
beforeEach(async () => {
  bank = await openBankOnMongo()
})
afterEach(() => bank.drop())
const run = (): Promise<number> => runSchedules(bank.ports)

describe('a scheduled payment', () => {
  it('is made on its day at nine, not before, and only once', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY - 1)
    await run()
    expect(await bank.payment(id, '2026-11-27')).toBeUndefined()
    bank.at(FRIDAY)
    for (let times = 0; times < 3; times += 1) await run()
    const made = await bank.payment(id, '2026-11-27')
    expect(made).toMatchObject({
      state: 'confirmed',
      allowanceDay: '2026-11-27',
      order: { kind: 'send', amount: usd(30_00n), note: 'rent', schedule: { id, day: '2026-11-27' } },
    })
    expect(await bank.held()).toBe(30_00n)
    expect(await bank.told()).toEqual([])
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1, dueAt: FRIDAY + WEEK_MS })
  })

  it('is made again on the next day, with the names of that time', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY)
    await run()
    await bank.ports.customers.update(bank.payee.customer.id, { legalName: 'Renamed Person' })
    bank.at(FRIDAY + WEEK_MS)
    await run()
    expect(await bank.payment(id, '2026-12-04')).toMatchObject({
      state: 'confirmed',
      order: { to: { name: 'Renamed Person' } },
    })
    expect(await bank.held()).toBe(60_00n)
  })

  it('is made by one of two workers at once, whoever it is', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => bank.schedule(undefined, { amount: 10_00n })))
    bank.at(FRIDAY)
    await Promise.all([run(), run(), run(), run()])
    for (const id of ids) {
      expect(await bank.payment(id, '2026-11-27')).toMatchObject({ state: 'confirmed' })
      expect(await bank.read(id)).toMatchObject({ next: 1 })
    }
    expect(await bank.held()).toBe(30_00n)
  })

  it('comes to its end: on its last day, after so many times, or once', async () => {
    const until = await bank.schedule({ repeat: 'weekly', first: '2026-11-27', until: '2026-12-05' }, { amount: 1_00n })
    const times = await bank.schedule({ repeat: 'weekly', first: '2026-11-27', times: 1 }, { amount: 1_00n })
    const once = await bank.schedule({ repeat: 'once', first: '2026-11-27' }, { amount: 1_00n })
    bank.at(FRIDAY)
    await run()
    expect((await bank.payment(times, '2026-11-27'))?.order).toMatchObject({ schedule: { isLast: true } })
    for (const id of [times, once]) expect((await bank.read(id)).state).toBe('ended')
    bank.at(FRIDAY + WEEK_MS)
    await run()
    expect((await bank.payment(until, '2026-12-04'))?.order).toMatchObject({ schedule: { isLast: true } })
    const ended = await bank.read(until)
    expect(ended.state).toBe('ended')
    expect(ended.dueAt).toBeUndefined()
    expect(await bank.held()).toBe(4_00n)
  })
})

describe('a day that can not be paid', () => {
  it('is refused and told when the money is short, and the schedule goes on', async () => {
    const id = await bank.schedule(undefined, { amount: 70_00n })
    bank.at(FRIDAY)
    await run()
    bank.at(FRIDAY + WEEK_MS)
    await run()
    expect(await bank.payment(id, '2026-12-04')).toMatchObject({ state: 'refused', why: 'insufficient-funds' })
    expect(await bank.told()).toMatchObject([{ kind: 'scheduled', what: 'refused' }])
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 2 })
    expect(await bank.held()).toBe(70_00n)
  })

  it.each([
    [
      'the sender may not send any more',
      'not-allowed',
      async () => {
        await bank.ports.customers.update(bank.payer.customer.id, { tier: 'receive-only' })
      },
    ],
    [
      'the payee may not receive',
      'payee-cannot-receive',
      async () => {
        await bank.ports.customers.update(bank.payee.customer.id, { tier: 'locked' })
      },
    ],
    [
      'an account is closed',
      'account-closed',
      async () => {
        await bank.ports.accounts.setStatus(bank.payee.account.id, 'closed', ['open'])
      },
    ],
    [
      'the own account is closed',
      'account-closed',
      async () => {
        await bank.ports.accounts.setStatus(bank.payer.account.id, 'closed', ['open'])
      },
    ],
  ] as const)('is refused when %s', async (_, why, change) => {
    const id = await bank.schedule()
    await change()
    bank.at(FRIDAY)
    await run()
    expect(await bank.payment(id, '2026-11-27')).toMatchObject({ state: 'refused', why })
    expect(await bank.told()).toMatchObject([{ kind: 'scheduled', what: 'refused' }])
    expect(await bank.held()).toBe(0n)
  })

  it('is refused when the day’s limit is used up, together with other payments of that day', async () => {
    await bank.drop()
    bank = await openBankOnMongo(3_000_00n)
    const ids = await Promise.all([1, 2, 3].map(() => bank.schedule(undefined, { amount: 400_00n })))
    bank.at(FRIDAY)
    await Promise.all([run(), run()])
    const states = await Promise.all(ids.map(async (id) => (await bank.payment(id, '2026-11-27'))?.state))
    expect(states.filter((state) => state === 'confirmed')).toHaveLength(2)
    expect(states).toContain('refused')
    expect(await bank.ports.allowances.spent(bank.payer.customer.id, '2026-11-27')).toBe(800_00n)
  })
})

describe('pausing and deleting', () => {
  it('stops what is still to come, and leaves out what passes meanwhile', async () => {
    const id = await bank.schedule()
    const { customer } = bank.payer
    expect(await pauseSchedule(bank.ports, customer, id, MONDAY)).toMatchObject({ kind: 'done' })
    bank.at(FRIDAY + HOUR_MS)
    await run()
    expect(await bank.payment(id, '2026-11-27')).toBeUndefined()
    await resumeSchedule(bank.ports, customer, id, FRIDAY + HOUR_MS)
    await run()
    expect(await bank.payment(id, '2026-11-27')).toBeUndefined()
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1 })
  })

  it('ends one whose last day has passed meanwhile', async () => {
    const id = await bank.schedule({ repeat: 'weekly', first: '2026-11-27', times: 2 })
    await pauseSchedule(bank.ports, bank.payer.customer, id, MONDAY)
    const resumed = await resumeSchedule(bank.ports, bank.payer.customer, id, FRIDAY + 2 * WEEK_MS)
    expect(resumed).toMatchObject({ kind: 'done', schedule: { state: 'ended' } })
  })

  it('at the very moment of a payment either stops it or says that it is on its way', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await bank.schedule(undefined, { amount: 1_00n })
      bank.at(FRIDAY)
      const stop = round % 2 === 0 ? pauseSchedule : deleteSchedule
      const [, decided] = await Promise.all([run(), stop(bank.ports, bank.payer.customer, id, FRIDAY), run()])
      await run()
      const payment = await bank.payment(id, '2026-11-27')
      const isMade = payment !== undefined && payment.state !== 'cancelled' && payment.state !== 'proposed'
      const wasMoved = (await bank.read(id)).next === 1
      // Either the day was over when it was stopped, or its customer was told how it stands.
      const isSaid = decided.kind === 'done' && decided.underWay !== undefined
      expect(isMade).toBe(isSaid || wasMoved)
      bank.at(MONDAY)
    }
  })

  it('is nobody else’s to do', async () => {
    const id = await bank.schedule()
    for (const change of [pauseSchedule, resumeSchedule, deleteSchedule])
      expect(await change(bank.ports, bank.payee.customer, id, MONDAY)).toEqual({ kind: 'not-yours' })
  })
})

describe('a far day', () => {
  it('is paid at nine of its own clock, on both sides of a change of clocks', async () => {
    const id = await bank.schedule({ repeat: 'weekly', first: '2027-03-07' }, { amount: 1_00n })
    expect((await bank.read(id)).dueAt).toBe(Date.UTC(2027, 2, 7, 14))
    bank.at(Date.UTC(2027, 2, 7, 14))
    await run()
    expect((await bank.read(id)).dueAt).toBe(Date.UTC(2027, 2, 14, 13))
    expect(Date.UTC(2027, 2, 14, 13) - Date.UTC(2027, 2, 7, 14)).toBe(7 * DAY_MS - HOUR_MS)
  })
})
