import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '#bank/ground/allowances.ts'
import {
  addDays,
  addMonths,
  type Day,
  dateAt,
  daysIn,
  HOUR,
  isDay,
  lastOf,
  makeDay,
  momentOf,
  monthDayOf,
  nextAfter,
  type Recurrence,
  weekdayOf,
} from '#bank/ground/calendar.ts'

const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 36_500 }).map((n) => addDays('2024-01-01', n))
const ZONES = Intl.supportedValuesOf('timeZone')
const zone = fc.constantFrom(...ZONES)
const end = fc.oneof(
  fc.constant({}),
  fc.integer({ min: 1, max: 60 }).map((times) => ({ times })),
  day.map((until) => ({ until })),
)
const rule: fc.Arbitrary<Recurrence> = fc
  .record({ repeat: fc.constantFrom('once' as const, 'weekly' as const, 'monthly' as const), first: day, end })
  .chain(({ repeat, first, end }) =>
    // As it is made: a first day on the last of a short month may stand for a later day of the month.
    (monthDayOf(first) === daysIn(Number(first.slice(0, 4)), Number(first.slice(5, 7))) && repeat === 'monthly'
      ? fc.integer({ min: monthDayOf(first), max: 31 })
      : fc.constant(monthDayOf(first))
    ).map((monthDay) => ({ repeat, first, ...(repeat === 'monthly' && { monthDay }), ...end })),
  )
const daysOf = (given: Recurrence, most = 60): readonly Day[] =>
  Array.from({ length: most }, (_, index) => dateAt(given, index)).filter((each) => each !== undefined)

describe('the days of a schedule', () => {
  it('are real, come one after the other and never twice, and begin with the first', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const days = daysOf(given)
        expect(days.every(isDay)).toBe(true)
        expect(days.every((each, at) => at === 0 || each > (days[at - 1] ?? ''))).toBe(true)
        expect(new Set(days).size).toBe(days.length)
        expect(days[0] ?? given.first).toBe(given.first)
        expect(days.length).toBeLessThanOrEqual(given.repeat === 'once' ? 1 : (given.times ?? 60))
        expect((days.at(-1) ?? '') <= (given.until ?? '9999')).toBe(true)
      }),
    )
  })

  it('keep their weekday', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const weekdays = daysOf({ ...given, repeat: 'weekly' }).map(weekdayOf)
        expect(weekdays.every((each) => each === weekdayOf(given.first))).toBe(true)
      }),
    )
  })

  it('keep their day of the month, as far as the month has it', () => {
    fc.assert(
      fc.property(rule, fc.integer({ min: 1, max: 31 }), ({ first }, monthDay) => {
        const monthly: Recurrence = { repeat: 'monthly', first: addMonths(first, 0, monthDay), monthDay }
        for (const [at, each] of daysOf(monthly).entries()) {
          const most = daysIn(Number(each.slice(0, 4)), Number(each.slice(5, 7)))
          expect(monthDayOf(each)).toBe(Math.min(monthDay, most))
          expect(each.slice(0, 7)).toBe(addMonths(`${first.slice(0, 7)}-01`, at).slice(0, 7))
        }
      }),
    )
  })

  it('leave no week and no month out', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const days = daysOf(given)
        for (const [at, each] of days.entries()) {
          const before = days[at - 1]
          if (before === undefined) continue
          const apart = (Date.parse(each) - Date.parse(before)) / 86_400_000
          expect(apart).toBeGreaterThanOrEqual(given.repeat === 'weekly' ? 7 : 28)
          expect(apart).toBeLessThanOrEqual(given.repeat === 'weekly' ? 7 : 31)
        }
      }),
    )
  })

  it('say which is the last, if there is one', () => {
    fc.assert(
      fc.property(rule, (given) => {
        const isEndless = given.repeat !== 'once' && given.until === undefined && given.times === undefined
        const last = lastOf({ ...given, ...(given.until !== undefined && { times: 400 }) })
        expect(last).toBe(isEndless ? undefined : daysOf(given, 400).at(-1))
      }),
    )
  })

  it.each<[Recurrence, readonly Day[]]>([
    [
      { repeat: 'monthly', first: '2027-01-31', monthDay: 31, times: 5 },
      ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'],
    ],
    [{ repeat: 'monthly', first: '2028-01-30', monthDay: 30, times: 3 }, ['2028-01-30', '2028-02-29', '2028-03-30']],
    [{ repeat: 'monthly', first: '2027-02-28', monthDay: 31, times: 2 }, ['2027-02-28', '2027-03-31']],
    [{ repeat: 'weekly', first: '2028-02-25', until: '2028-03-09' }, ['2028-02-25', '2028-03-03']],
    [{ repeat: 'monthly', first: '2026-12-31', monthDay: 31, times: 2 }, ['2026-12-31', '2027-01-31']],
    [{ repeat: 'once', first: '2028-02-29' }, ['2028-02-29']],
    [{ repeat: 'weekly', first: '2027-01-01', until: '2026-12-31' }, []],
  ])('%j', (given, days) => {
    expect(daysOf(given)).toEqual(days)
  })

  it('know which dates no calendar has', () => {
    expect(makeDay(2027, 2, 29)).toBeUndefined()
    expect(makeDay(2028, 2, 29)).toBe('2028-02-29')
    expect(makeDay(2027, 13, 1)).toBeUndefined()
    expect(makeDay(2027, 4, 31)).toBeUndefined()
    for (const text of ['2027-02-29', '2027-1-1', '', 'tomorrow', '2027-00-10']) expect(isDay(text)).toBe(false)
  })
})

const hourOf = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

describe('the moment of a day', () => {
  it('is nine in the morning of that very day, in any zone, whatever its clocks do', () => {
    fc.assert(
      fc.property(day, zone, (given, timeZone) => {
        const at = momentOf(given, timeZone)
        expect(dayOf(at, timeZone)).toBe(given)
        expect(hourOf(at, timeZone)).toBe(`0${HOUR}:00`)
      }),
      { numRuns: 1_500 },
    )
  })

  it.each([
    ['2027-03-14', 'America/New_York', 13],
    ['2027-03-13', 'America/New_York', 14],
    ['2026-11-01', 'America/New_York', 14],
    ['2027-03-28', 'Europe/Berlin', 7],
    ['2026-10-04', 'Australia/Lord_Howe', 22],
    ['2027-01-01', 'Pacific/Kiritimati', 19],
  ])('%s in %s, on the day its clocks change, is %i o’clock in Greenwich', (given, timeZone, hour) => {
    expect(new Date(momentOf(given, timeZone)).getUTCHours()).toBe(hour)
  })

  it('comes in the order of the days', () => {
    fc.assert(
      fc.property(rule, zone, (given, timeZone) => {
        const moments = daysOf(given, 30).map((each) => momentOf(each, timeZone))
        expect(moments.every((each, at) => at === 0 || each > (moments[at - 1] ?? 0))).toBe(true)
      }),
    )
  })

  it('the next one is the first still to come', () => {
    fc.assert(
      fc.property(rule, zone, fc.integer({ min: -40, max: 900 }), fc.nat(86_400_000), (given, timeZone, days, ms) => {
        const now = Date.parse(given.first) + days * 86_400_000 + ms
        const moments = daysOf(given, 200).map((each) => momentOf(each, timeZone))
        const expected = moments.findIndex((each) => each > now)
        const next = nextAfter(given, timeZone, now)
        expect(next ?? -1).toBe(expected)
      }),
    )
  })
})
