type Place = { name: string; street: string; city: string; state: string; zip: string; lat: number; lon: number }

const place = (
  name: string,
  street: string,
  city: string,
  state: string,
  zip: string,
  at: [lat: number, lon: number],
): Place => ({
  name,
  street,
  city,
  state,
  zip,
  lat: at[0],
  lon: at[1],
})

const PLACES: readonly Place[] = [
  place('WALGREENS 1241', '825 Market St', 'San Francisco', 'CA', '94103', [37.7846, -122.4068]),
  place('CVS 2852', '731 Market St', 'San Francisco', 'CA', '94103', [37.7869, -122.4037]),
  place('TARGET T2766', '789 Mission St', 'San Francisco', 'CA', '94103', [37.7843, -122.4044]),
  place('7-ELEVEN 14125', '1 Market St', 'San Francisco', 'CA', '94105', [37.7939, -122.3951]),
  place('KROGER 451', '1977 Union Ave', 'Memphis', 'TN', '38104', [35.1373, -89.9926]),
  place('WALGREENS 3471', '1863 Union Ave', 'Memphis', 'TN', '38104', [35.1371, -89.9958]),
  place('CVS 2201', '540 8th Ave', 'New York', 'NY', '10018', [40.7544, -73.9925]),
  place('DUANE READE 14', '4 Times Square', 'New York', 'NY', '10036', [40.756, -73.9862]),
]

const EARTH_MILES = 3_958.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

const miles = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number => {
  const [dLat, dLon] = [radians(b.lat - a.lat), radians(b.lon - a.lon)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_MILES * Math.asin(Math.sqrt(h))
}

const body = (one: Place, index: number, distance: number): object => ({
  atmLocation: {
    address: { city: one.city, country: 'US', postalCode: one.zip, state: one.state, street: one.street },
    coordinates: { latitude: one.lat, longitude: one.lon },
    id: String(10_000 + index),
    isAvailable24Hours: index % 2 === 0,
    isDepositAvailable: index % 3 === 0,
    isHandicappedAccessible: true,
    isOffPremise: true,
    isSeasonal: false,
    languageType: null,
    locationDescription: one.name,
    logoName: one.name.split(' ')[0],
    name: one.name,
  },
  distance: Math.round(distance * 100) / 100,
})

/** One made up for a zip code that has none here: always the same one, and no farther than any radius. */
const madeUp = (zip: string): Place => {
  const number = Number(zip)
  return place(`7-ELEVEN ${zip}`, `${(number % 900) + 100} Main St`, 'Anytown', 'CA', zip, [
    25 + (number % 2_300) / 100,
    -70 - (number % 5_000) / 100,
  ])
}

/** The places to look among, and where from: a zip code stands for the first place in it, or in its district. */
const around = (zip: string): { places: readonly Place[]; centre: Place } | undefined => {
  if (!/^\d{5}(?:-\d{4})?$/.test(zip)) return undefined
  const [five, district] = [zip.slice(0, 5), zip.slice(0, 3)]
  const known = PLACES.find((one) => one.zip === five) ?? PLACES.find((one) => one.zip.startsWith(district))
  if (known !== undefined) return { places: PLACES, centre: known }
  const own = madeUp(five)
  return { places: [...PLACES, own], centre: own }
}

/** ATMs near a zip code or a position, nearest first. Every zip code has one. */
export const atmsNear = (near: { zip: string } | { lat: number; lon: number }, radius: number): object[] => {
  const found = 'zip' in near ? around(near.zip) : { places: PLACES, centre: near }
  if (found === undefined) return []
  const { places, centre } = found
  return places
    .map((one, index) => ({ one, index, distance: miles(centre, one) }))
    .filter(({ distance }) => distance <= Math.max(0, radius))
    .sort((a, b) => a.distance - b.distance)
    .map(({ one, index, distance }) => body(one, index, distance))
}
