import { LRUCache } from 'lru-cache'

export type Shape = 'time' | 'timeInZone' | 'day' | 'dayAndYear' | 'year'

const SHAPES: Readonly<Record<Shape, Intl.DateTimeFormatOptions>> = {
  time: { hour: 'numeric', minute: '2-digit' },
  timeInZone: { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' },
  day: { month: 'short', day: 'numeric' },
  dayAndYear: { month: 'short', day: 'numeric', year: 'numeric' },
  year: { year: 'numeric' },
}
const kept = new LRUCache<string, Intl.DateTimeFormat>({ max: 400 })

/** Formatters are costly to make, so one is kept per language, zone and shape. */
export const timeFormat = (language: string, timeZone: string, shape: Shape): Intl.DateTimeFormat => {
  const key = `${language} ${timeZone} ${shape}`
  const found = kept.get(key)
  if (found) return found
  const made = new Intl.DateTimeFormat(language, { timeZone, ...SHAPES[shape] })
  kept.set(key, made)
  return made
}
