import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OperationId, ScheduleId } from '#bank/ground/ids.ts'
import { ASK_LIFE_MS, operationOf, proposeDay } from '#bank/schedule/day.ts'
import { answerMissed, deleteSchedule } from '#bank/schedule/manage.ts'
import { runSchedules } from '#bank/schedule/run.ts'
import { LATE_MS } from '#bank/schedule/schedule.ts'
import { FRIDAY, HOUR_MS, openBankOnMongo, type BankOnMongo, WEEK_MS } from './bank-on-mongo.ts'

let bank: BankOnMongo
beforeEach(async () => {
  bank = await openBankOnMongo()
})
afterEach(() => bank.drop())
const run = (): Promise<number> => runSchedules(bank.ports)
const answer = (operation: OperationId, what: 'run' | 'skip') =>
  answerMissed(bank.ports, bank.payer.customer, { operation, answer: what, now: bank.ports.clock() })
const stateOf = async (id: ScheduleId, day: string) => (await bank.payment(id, day))?.state

describe('a payment that was missed while nobody was here', () => {
  it('is still made when it is only a little late', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY + LATE_MS)
    await run()
    expect(await stateOf(id, '2026-11-27')).toBe('confirmed')
    expect(await bank.told()).toEqual([])
  })

  it('is asked about, once, and not paid', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY + LATE_MS + 1)
    await Promise.all([run(), run()])
    await run()
    expect(await stateOf(id, '2026-11-27')).toBe('proposed')
    expect(await bank.held()).toBe(0n)
    expect(await bank.told()).toMatchObject([{ kind: 'scheduled', what: 'missed' }])
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 1, dueAt: FRIDAY + WEEK_MS })
  })

  it('is made when its customer says so, once, however often they say it', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY + 8 * HOUR_MS)
    await run()
    const operation = operationOf(id, '2026-11-27')
    const answers = await Promise.all([answer(operation, 'run'), answer(operation, 'run'), answer(operation, 'run')])
    for (const each of answers) expect(each).toMatchObject({ kind: 'stands', operation: { state: 'confirmed' } })
    expect(await bank.held()).toBe(30_00n)
    expect(await answer(operation, 'skip')).toMatchObject({ kind: 'stands', operation: { state: 'confirmed' } })
  })

  it('is left out when its customer says so, for good', async () => {
    const id = await bank.schedule()
    bank.at(FRIDAY + 8 * HOUR_MS)
    await run()
    const operation = operationOf(id, '2026-11-27')
    expect(await answer(operation, 'skip')).toMatchObject({ kind: 'skipped' })
    expect(await answer(operation, 'run')).toMatchObject({ kind: 'skipped' })
    expect(await bank.held()).toBe(0n)
  })

  it('answered both ways at once is either made or left out, and both hear the same', async () => {
    for (let round = 0; round < 6; round += 1) {
      const id = await bank.schedule(undefined, { amount: 1_00n })
      bank.at(FRIDAY + 8 * HOUR_MS)
      await run()
      const operation = operationOf(id, '2026-11-27')
      await Promise.all([answer(operation, 'run'), answer(operation, 'skip')])
      const [one, two] = await Promise.all([answer(operation, 'run'), answer(operation, 'skip')])
      expect(one.kind).toBe(two.kind)
      expect(['confirmed', 'cancelled']).toContain(await stateOf(id, '2026-11-27'))
      bank.at(FRIDAY - 4 * 24 * HOUR_MS)
    }
  })

  it('is refused like any other when there is no money by then, and nobody else can answer for it', async () => {
    const id = await bank.schedule(undefined, { amount: 400_00n })
    bank.at(FRIDAY + 8 * HOUR_MS)
    await run()
    const operation = operationOf(id, '2026-11-27')
    const stranger = { operation, answer: 'run', now: bank.ports.clock() } as const
    expect(await answerMissed(bank.ports, bank.payee.customer, stranger)).toEqual({ kind: 'not-yours' })
    expect(await answer(operation, 'run')).toMatchObject({ operation: { state: 'refused', why: 'insufficient-funds' } })
    expect(await bank.held()).toBe(0n)
  })

  it('can not be made any more once the schedule was deleted, or after a week', async () => {
    const [deleted, old] = [await bank.schedule(), await bank.schedule()]
    bank.at(FRIDAY + 8 * HOUR_MS)
    await run()
    await deleteSchedule(bank.ports, bank.payer.customer, deleted, bank.ports.clock())
    expect(await answer(operationOf(deleted, '2026-11-27'), 'run')).toMatchObject({ kind: 'skipped' })
    bank.at(FRIDAY + 8 * HOUR_MS + ASK_LIFE_MS)
    expect(await answer(operationOf(old, '2026-11-27'), 'run')).toMatchObject({ operation: { state: 'expired' } })
    expect(await bank.held()).toBe(0n)
  })

  it('is one of several: each of the last ones is asked about, never a burst of payments', async () => {
    const id = await bank.schedule({ repeat: 'weekly', first: '2026-11-27' }, { amount: 1_00n })
    bank.at(FRIDAY + 2 * WEEK_MS + HOUR_MS)
    await run()
    expect(await stateOf(id, '2026-11-27')).toBe('proposed')
    expect(await stateOf(id, '2026-12-04')).toBe('proposed')
    // An hour late only: that is on time.
    expect(await stateOf(id, '2026-12-11')).toBe('confirmed')
    expect(await bank.held()).toBe(1_00n)
    expect((await bank.told()).map(({ what }) => what)).toEqual(['missed', 'missed'])
  })

  it('is one of very many: the older ones are left out in one sentence', async () => {
    const id = await bank.schedule({ repeat: 'weekly', first: '2026-11-27' }, { amount: 1_00n })
    bank.at(FRIDAY + 30 * WEEK_MS + 8 * HOUR_MS)
    await Promise.all([run(), run()])
    await run()
    const told = await bank.told()
    expect(told.map(({ kind, what }) => what ?? kind).filter((what) => what === 'missed')).toHaveLength(3)
    expect(told).toHaveLength(4)
    expect(told.find(({ kind }) => kind === 'skipped')).toMatchObject({
      first: '2026-11-27',
      last: '2027-06-04',
      count: 28,
    })
    expect(await bank.held()).toBe(0n)
    expect(await bank.read(id)).toMatchObject({ state: 'active', next: 31 })
  })

  it('is not told as left out when it was paid just before everything stopped', async () => {
    const id = await bank.schedule({ repeat: 'weekly', first: '2026-11-27' }, { amount: 1_00n })
    bank.at(FRIDAY)
    const before = await bank.read(id)
    await run()
    // As if the process had died after the payment and before the schedule moved on.
    const { revision } = await bank.read(id)
    await bank.ports.schedules.change(id, revision, { ...before, state: 'active', next: 0, dueAt: FRIDAY })
    bank.at(FRIDAY + 10 * WEEK_MS + 8 * HOUR_MS)
    await run()
    const skipped = (await bank.told()).find(({ kind }) => kind === 'skipped')
    expect(skipped).toMatchObject({ first: '2026-12-04', last: '2027-01-15', count: 7 })
    expect(await stateOf(id, '2026-11-27')).toBe('confirmed')
    expect(await bank.held()).toBe(1_00n)
  })

  it('that was begun in time and then forgotten is asked about, and told when it is too late for that', async () => {
    const [soon, late] = [await bank.schedule(), await bank.schedule()]
    bank.at(FRIDAY)
    for (const id of [soon, late])
      await proposeDay(bank.ports, await bank.read(id), '2026-11-27', bank.payer.customer, FRIDAY)
    const { revision, ...rest } = await bank.read(late)
    await bank.ports.schedules.change(late, revision, { ...rest, dueAt: FRIDAY + 8 * 24 * HOUR_MS })
    bank.at(FRIDAY + 8 * HOUR_MS)
    await run()
    expect(await bank.told()).toMatchObject([{ what: 'missed' }])
    bank.at(FRIDAY + 9 * 24 * HOUR_MS)
    await run()
    expect((await bank.told()).map(({ kind, what }) => what ?? kind)).toContain('skipped')
    expect(await bank.held()).toBeLessThanOrEqual(30_00n)
  })
})
