import { expect, it } from 'vitest'
import { DEFAULT_TIME_ZONE, timeZoneOf } from '#bank/ground/time-zone.ts'

it.each([
  ['NY', '10001', 'America/New_York'],
  ['CA', '94105', 'America/Los_Angeles'],
  ['TX', '77002', 'America/Chicago'],
  ['TX', '79901', 'America/Denver'],
  ['FL', '33101', 'America/New_York'],
  ['FL', '32501', 'America/Chicago'],
  ['TN', '37203', 'America/Chicago'],
  ['TN', '37902', 'America/New_York'],
  ['KY', '40202', 'America/New_York'],
  ['KY', '42101', 'America/Chicago'],
  ['IN', '46204', 'America/New_York'],
  ['IN', '46402', 'America/Chicago'],
  ['ID', '83702', 'America/Denver'],
  ['ID', '83814', 'America/Los_Angeles'],
  ['SD', '57701', 'America/Denver'],
  ['AZ', '85001', 'America/Phoenix'],
  ['HI', '96813', 'Pacific/Honolulu'],
  ['AK', '99501', 'America/Anchorage'],
  ['PR', '00901', 'America/Puerto_Rico'],
  ['GU', '96910', 'Pacific/Guam'],
])('somebody in %s %s keeps the time of %s', (state, postalCode, zone) => {
  expect(timeZoneOf({ state, postalCode })).toBe(zone)
  expect(() => new Intl.DateTimeFormat('en-US', { timeZone: zone })).not.toThrow()
})

it.each([
  ['AA', '34002'],
  ['AE', '09007'],
  ['AP', '96309'],
])('mail to %s %s tells nobody’s zone, so that times are said with the name of one', (state, postalCode) => {
  expect(timeZoneOf({ state, postalCode })).toBe(DEFAULT_TIME_ZONE)
  expect(timeZoneOf({ state: 'NY', postalCode: '10001' })).not.toBe(DEFAULT_TIME_ZONE)
})
