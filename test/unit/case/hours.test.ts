import { describe, expect, it } from 'vitest'
import { answerExpectedBy, DEFAULT_SUPPORT_HOURS } from '#bank/case/hours.ts'
import { readConfig } from '#app/config/config.ts'

const at = (text: string): number => Date.parse(text)
const by = (text: string, hours = DEFAULT_SUPPORT_HOURS): string =>
  new Date(answerExpectedBy(at(text), hours)).toISOString()

describe('when an answer can be expected', () => {
  it.each([
    // New York is five hours behind UTC in winter, four in summer.
    ['on a Monday at nine', '2026-11-30T14:00:00Z', '2026-11-30T22:00:00.000Z'],
    ['on a Monday at noon: the rest of the hours are Tuesday’s', '2026-11-30T17:00:00Z', '2026-12-01T17:00:00.000Z'],
    ['in the night before', '2026-11-30T03:12:00Z', '2026-11-30T22:00:00.000Z'],
    ['on a Friday evening: Monday’s hours', '2026-11-27T23:30:00Z', '2026-11-30T22:00:00.000Z'],
    ['on a Saturday', '2026-11-28T15:00:00Z', '2026-11-30T22:00:00.000Z'],
    ['in summer', '2026-07-01T13:00:00Z', '2026-07-01T21:00:00.000Z'],
    ['over the change of the clocks', '2026-10-30T21:00:00Z', '2026-11-02T22:00:00.000Z'],
  ])('%s', (_, now, expected) => {
    expect(by(now)).toBe(expected)
  })

  it('is in the hours of every zone and of every set of days', () => {
    for (const timeZone of ['Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland', 'Etc/UTC']) {
      const hours = { days: [6, 7], opens: 600, closes: 720, timeZone, answerMs: 3_600_000 }
      const local = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: 'numeric', hourCycle: 'h23' })
      expect(local.format(answerExpectedBy(at('2026-11-30T14:00:00Z'), hours))).toMatch(/^Sat, 11$/)
    }
  })

  it('is never put off without end, whatever is set', () => {
    const never = { days: [], opens: 0, closes: 0, timeZone: 'Etc/UTC', answerMs: 3_600_000 }
    expect(answerExpectedBy(0, never)).toBe(30 * 86_400_000)
  })
})

describe('the hours of support', () => {
  const given = {
    ...{
      MONGODB_URL: 'mongodb://127.0.0.1',
      REDIS_URL: 'redis://127.0.0.1',
      DATA_KEY: 'tPYJ+kzSPF4B1FRjqcNeNAcUH7PPXlLyTwRcbVXdcmA=',
    },
    ...{
      SYNAPSE_URL: 'http://127.0.0.1:9',
      SYNAPSE_CLIENT_ID: 'id',
      SYNAPSE_CLIENT_SECRET: 's',
      SYNAPSE_FINGERPRINT: 'f',
    },
  }
  const read = (hours: string) => readConfig({ ...given, SUPPORT_HOURS: hours }).SUPPORT_HOURS

  it('are read', () => {
    expect(read('mon-fri 09:00-17:00 America/New_York')).toMatchObject({
      days: [1, 2, 3, 4, 5],
      opens: 540,
      closes: 1_020,
    })
    expect(read('sat 10:30-24:00 Europe/Madrid')).toMatchObject({
      days: [6],
      opens: 630,
      closes: 1_440,
      timeZone: 'Europe/Madrid',
    })
  })

  it.each([
    'always',
    'mon-fri 17:00-09:00 Etc/UTC',
    'fri-mon 09:00-17:00 Etc/UTC',
    'mon-fri 09:00-17:00 Mars/Olympus',
    'mon-fri 09:00-25:00 Etc/UTC',
    'xyz 09:00-17:00 Etc/UTC',
  ])('stop the start as %s', (hours) => {
    expect(() => read(hours)).toThrow(/SUPPORT_HOURS/)
  })
})
