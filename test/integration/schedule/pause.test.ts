import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { usd } from '#bank/ground/money.ts'
import { resumeSchedule } from '#bank/schedule/manage.ts'
import { followDay, turnedDown } from '#bank/schedule/pause.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { FRIDAY, openBankOnMongo, type BankOnMongo, WEEK_MS } from './bank-on-mongo.ts'

let bank: BankOnMongo
beforeEach(async () => {
  bank = await openBankOnMongo()
})
afterEach(() => bank.drop())
const run = (): Promise<number> => runSchedules(bank.ports)

describe('a schedule whose payments do not go through', () => {
  it('pauses when it was refused here three times in a row, and says so', async () => {
    const id = await bank.schedule(undefined, { amount: 400_00n })
    for (let week = 0; week < 5; week += 1) {
      bank.at(FRIDAY + week * WEEK_MS)
      await run()
    }
    expect((await bank.told()).map(({ kind, what }) => what ?? kind)).toEqual([
      ...['refused', 'refused', 'refused'],
      'schedule-paused',
    ])
    expect(await bank.read(id)).toMatchObject({ state: 'paused', why: 'refusals', next: 3 })
    expect(await bank.payment(id, '2026-12-18')).toBeUndefined()
    const resumed = await resumeSchedule(bank.ports, bank.payer.customer, id, bank.ports.clock())
    expect(resumed).toMatchObject({ kind: 'done', schedule: { state: 'active', since: 5 } })
    expect((await bank.read(id)).why).toBeUndefined()
  })

  it('counts refusals in a row only', async () => {
    const id = await bank.schedule(undefined, { amount: 70_00n })
    const { account } = bank.payer
    for (const [week, cents] of [10_00n, 10_00n, 100_00n, 10_00n, 10_00n].entries()) {
      const posted = { ...account, posted: usd(cents), asOf: FRIDAY + week * WEEK_MS - 1 }
      await bank.ports.accounts.refresh(account.id, posted)
      bank.at(FRIDAY + week * WEEK_MS)
      await run()
      if (week === 2) await bank.ends(id, '2026-12-11', ['submitted', 'settled'])
    }
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 5 })
    expect(await turnedDown(bank.ports, await bank.read(id))).toHaveLength(2)
  })

  it('counts what the bank refuses, stops or sends back later, in whatever order it is heard of', async () => {
    const id = await bank.schedule(undefined, { amount: 1_00n })
    for (const week of [0, 1, 2, 3]) {
      bank.at(FRIDAY + week * WEEK_MS)
      await run()
    }
    const { ports } = bank
    await followDay(ports, await bank.ends(id, '2026-12-18', ['submitted', 'refused'], 'not-allowed'))
    await followDay(ports, await bank.ends(id, '2026-12-11', ['submitted', 'cancelled'], 'bank-cancelled'))
    await followDay(ports, await bank.ends(id, '2026-12-04', ['cancelled'], 'customer-cancelled'))
    const first = await bank.ends(id, '2026-11-27', ['submitted', 'settled'])
    await followDay(ports, first)
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 4 })
    const back = await bank.ends(id, '2026-11-27', ['returned'], 'bank-return')
    await Promise.all([followDay(ports, back), followDay(ports, back), followDay(ports, back)])
    expect(await bank.read(id)).toMatchObject({ state: 'paused', why: 'refusals', next: 4 })
    expect(await bank.told()).toMatchObject([{ kind: 'schedule-paused' }])
  })

  it('counts from where it was resumed', async () => {
    const id = await bank.schedule(undefined, { amount: 1_00n })
    const days = ['2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18']
    const turnDown = async (week: number): Promise<void> => {
      bank.at(FRIDAY + week * WEEK_MS)
      await run()
      await followDay(bank.ports, await bank.ends(id, days[week] ?? '', ['submitted', 'refused'], 'not-allowed'))
    }
    for (const week of [0, 1, 2]) await turnDown(week)
    expect((await bank.read(id)).state).toBe('paused')
    await resumeSchedule(bank.ports, bank.payer.customer, id, bank.ports.clock())
    await turnDown(3)
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 4, since: 3 })
  })

  it('is not paid any more after three refusals, also before they are concluded', async () => {
    const id = await bank.schedule(undefined, { amount: 1_00n })
    for (const [week, day] of ['2026-11-27', '2026-12-04', '2026-12-11'].entries()) {
      bank.at(FRIDAY + week * WEEK_MS)
      await run()
      await bank.ends(id, day, ['submitted', 'refused'], 'not-allowed')
    }
    bank.at(FRIDAY + 3 * WEEK_MS)
    await run()
    expect(await bank.payment(id, '2026-12-18')).toBeUndefined()
    expect(await bank.read(id)).toMatchObject({ state: 'paused', why: 'refusals', next: 3 })
  })
})
