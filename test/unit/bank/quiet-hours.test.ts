import { expect, it } from 'vitest'
import { quietUntil } from '#bank/alert/quiet.ts'

const NEW_YORK = 'America/New_York'
const night = { from: 22 * 60, to: 7 * 60 }
const at = (iso: string): number => Date.parse(iso)

it.each([
  ['before it begins', '2026-11-30T21:59:59-05:00', undefined],
  ['as it begins', '2026-11-30T22:00:00-05:00', '2026-12-01T07:00:00-05:00'],
  ['after midnight', '2026-12-01T03:00:00-05:00', '2026-12-01T07:00:00-05:00'],
  ['as it ends', '2026-12-01T07:00:00-05:00', undefined],
  ['in the night that loses an hour', '2026-03-07T23:00:00-05:00', '2026-03-08T07:00:00-04:00'],
  ['in the night that gains one', '2026-10-31T23:00:00-04:00', '2026-11-01T07:00:00-05:00'],
])('over midnight, by the clock there: %s', (_, now, until) => {
  expect(quietUntil(night, NEW_YORK, at(now))).toBe(until && at(until))
})

it('within a day', () => {
  const noon = { from: 12 * 60, to: 13 * 60 + 30 }
  expect(quietUntil(noon, 'UTC', at('2026-12-01T12:15:00Z'))).toBe(at('2026-12-01T13:30:00Z'))
  expect(quietUntil(noon, 'UTC', at('2026-12-01T13:30:00Z'))).toBeUndefined()
  expect(quietUntil(noon, 'UTC', at('2026-12-01T11:59:00Z'))).toBeUndefined()
})

it('ends after now even where the end comes twice', () => {
  const until = { from: 22 * 60, to: 90 }
  for (let minute = 0; minute < 300; minute += 7) {
    const now = at('2026-11-01T00:00:00-04:00') + minute * 60_000
    expect(quietUntil(until, NEW_YORK, now) ?? now + 1).toBeGreaterThan(now)
  }
})
