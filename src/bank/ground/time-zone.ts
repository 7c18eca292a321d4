import type { Address, Customer } from './customer.ts'

/**
 * Where nobody has told one, and no address tells it. It is called otherwise than the zone of those who live in it, so that a
 * time in it is said with its name.
 */
export const DEFAULT_TIME_ZONE = 'US/Eastern'

const EASTERN = 'America/New_York'
const CENTRAL = 'America/Chicago'
const MOUNTAIN = 'America/Denver'
const PACIFIC = 'America/Los_Angeles'

/** The zone that most people of a state live in (49 CFR Part 71); those left out are Eastern. */
const OF_STATE: ReadonlyMap<string, string> = new Map([
  ...'AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI'.split(' ').map((state) => [state, CENTRAL] as const),
  ...'CO ID MT NM UT WY'.split(' ').map((state) => [state, MOUNTAIN] as const),
  ...'CA NV OR WA'.split(' ').map((state) => [state, PACIFIC] as const),
  ['AK', 'America/Anchorage'],
  ['AS', 'Pacific/Pago_Pago'],
  ['AZ', 'America/Phoenix'],
  ['GU', 'Pacific/Guam'],
  ['HI', 'Pacific/Honolulu'],
  ['MP', 'Pacific/Saipan'],
  ['PR', 'America/Puerto_Rico'],
  ['VI', 'America/St_Thomas'],
])

/** Parts of a state that keep another time than most of it, by the first three digits of their ZIP codes. */
const OF_AREA: ReadonlyMap<string, string> = new Map([
  // The west of Florida.
  ...['324', '325'].map((area) => [area, CENTRAL] as const),
  // The corners of Indiana by Chicago and by Evansville.
  ...['463', '464', '476', '477'].map((area) => [area, CENTRAL] as const),
  // The west of Kentucky.
  ...['420', '421', '422', '423', '424'].map((area) => [area, CENTRAL] as const),
  // The east of Tennessee.
  ...['373', '374', '376', '377', '378', '379'].map((area) => [area, EASTERN] as const),
  // The west of Nebraska and of the Dakotas.
  ...['577', '586', '691', '692', '693'].map((area) => [area, MOUNTAIN] as const),
  // El Paso.
  ...['798', '799', '885'].map((area) => [area, MOUNTAIN] as const),
  // The north of Idaho, and the east of Oregon.
  ...['835', '838'].map((area) => [area, PACIFIC] as const),
  ['979', MOUNTAIN],
])

/** Mail of the armed forces is addressed to these, wherever its reader is. */
const ANYWHERE: ReadonlySet<string> = new Set(['AA', 'AE', 'AP'])

/** A guess, right for nearly everybody: a few counties keep another time than the area that their ZIP code is of. */
export const timeZoneOf = ({ state, postalCode }: Pick<Address, 'state' | 'postalCode'>): string =>
  OF_AREA.get(postalCode.slice(0, 3)) ?? OF_STATE.get(state) ?? (ANYWHERE.has(state) ? DEFAULT_TIME_ZONE : EASTERN)

/** Whether it is more than the default: named by the customer, or told by the address. */
export const isTimeZoneKnown = ({ timeZoneChosen, address }: Pick<Customer, 'timeZoneChosen' | 'address'>): boolean =>
  timeZoneChosen === true || !ANYWHERE.has(address.state)

/** An IANA name that this machine can count in. */
export const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
