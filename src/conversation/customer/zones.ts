import { DEFAULT_TIME_ZONE, isTimeZone, timeZoneOf } from '#bank/ground/time-zone.ts'
import { stateCode } from '#conversation/form/us-states.ts'
import { fold } from '#conversation/reading/fold.ts'
import { LOCALES, type Localized } from '#conversation/words/locale.ts'

/** Those of the United States, from east to west, as they are offered. */
export const OFFERED_ZONES = [
  'America/Puerto_Rico',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
] as const

/** What people call a zone or one of its big cities that IANA does not; in lower case and without accents. */
const CALLED: readonly (readonly [zone: string, names: string])[] = [
  [
    'America/New_York',
    'eastern|east coast|est|edt|et|del este|este|costa este|miami|boston|atlanta|philadelphia|filadelfia|washington|washington dc|orlando|charlotte|nyc|nueva york|cleveland|pittsburgh|baltimore|tampa|raleigh',
  ],
  [
    'America/Chicago',
    'central|del centro|centro|cst|cdt|ct|houston|dallas|austin|san antonio|fort worth|new orleans|nueva orleans|st louis|saint louis|minneapolis|milwaukee|memphis|nashville|kansas city|oklahoma city|omaha|mcallen|laredo|brownsville',
  ],
  [
    'America/Denver',
    'mountain|de la montana|de las montanas|montana time|mst|mdt|mt|salt lake city|albuquerque|el paso|boise|colorado springs|santa fe',
  ],
  ['America/Phoenix', 'arizona|tucson|mesa|scottsdale'],
  [
    'America/Los_Angeles',
    'pacific|west coast|pst|pdt|pt|del pacifico|pacifico|costa oeste|la|l.a.|san francisco|san diego|seattle|portland|las vegas|sacramento|san jose|oakland|reno|fresno|long beach|tijuana',
  ],
  ['America/Anchorage', 'alaska'],
  ['Pacific/Honolulu', 'hawaii|hawai'],
  ['America/Puerto_Rico', 'puerto rico|san juan|atlantic|atlantico|ponce'],
  ['America/Mexico_City', 'mexico city|ciudad de mexico|cdmx|mexico|guadalajara'],
  ['America/Guatemala', 'guatemala'],
  ['Europe/London', 'london|londres|uk|england|inglaterra'],
  ['Europe/Madrid', 'madrid|spain|espana|barcelona'],
  ['Europe/Berlin', 'berlin|germany|alemania'],
  ['Asia/Tokyo', 'tokyo|tokio|japan|japon'],
  ['UTC', 'utc|gmt'],
]

/** `new york` for `America/New_York`: the last part of each name. Of two alike the first counts. */
const cities = (): ReadonlyMap<string, string> =>
  new Map(
    Intl.supportedValuesOf('timeZone')
      .toReversed()
      .map((zone) => [zone.split('/').at(-1)?.replaceAll('_', ' ').toLowerCase() ?? zone, zone] as const),
  )
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...cities(),
  ...CALLED.flatMap(([zone, names]) => names.split('|').map((name) => [name, zone] as const)),
])

/** Words around the name of a zone. */
const AROUND =
  /^(?:the |la |el |de |in |en |hora |horario |zona |zona horaria )+|(?: (?:standard|daylight|summer))? ?(?:time(?: zone)?|zone)$|,? (?:usa|us|eeuu|ee\.? ?uu\.?)$/g

/** A zone by its IANA name, a city, a state or what people call it; undefined where it is none that is known. */
export const zoneNamed = (text: string): string | undefined => {
  const typed = text.trim()
  if (/^[A-Za-z]+(?:\/[\w+-]+)+$/.test(typed) && isTimeZone(typed)) return typed
  const said = fold(typed)
    .toLowerCase()
    .replaceAll(/[.!?]+$/g, '')
    .replaceAll(/\s+/g, ' ')
  const bare = said.replaceAll(AROUND, '').trim()
  const [city = bare] = bare.split(',')
  const found = BY_NAME.get(said) ?? BY_NAME.get(bare) ?? BY_NAME.get(city.trim())
  return found ?? zoneOfState(bare) ?? zoneOfState(bare.split(',').at(-1)?.trim() ?? '')
}

const zoneOfState = (text: string): string | undefined => {
  const state = LOCALES.map((locale) => stateCode(text, { locale })).find((code) => code !== undefined)
  const zone = state === undefined ? undefined : timeZoneOf({ state, postalCode: '' })
  // Mail of the armed forces tells none.
  return zone === DEFAULT_TIME_ZONE ? undefined : zone
}

/** `Mountain Time`, `hora de las Montañas`: as it is called there, winter and summer. */
export const zoneName = (timeZone: string, { locale }: Localized): string => {
  const parts = new Intl.DateTimeFormat(locale === 'es' ? 'es-US' : 'en-US', { timeZone, timeZoneName: 'longGeneric' })
  const name = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value
  return name ?? timeZone
}
