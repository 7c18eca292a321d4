import type { SupportHours } from '#bank/ground/settings.ts'

/** Weekdays, nine to five in New York, and an answer within eight hours of work. */
export const DEFAULT_SUPPORT_HOURS: SupportHours = {
  days: [1, 2, 3, 4, 5],
  opens: 9 * 60,
  closes: 17 * 60,
  timeZone: 'America/New_York',
  answerMs: 8 * 3_600_000,
}

/** Every zone's clock is a multiple of it apart from UTC. */
const STEP_MS = 15 * 60_000
/** Nobody is promised more than this, whatever is configured. */
const MOST_STEPS = (30 * 86_400_000) / STEP_MS
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Whether somebody works then, by the clock of their own zone. */
const worksAt = ({ days, opens, closes, timeZone }: SupportHours): ((at: number) => boolean) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const minutes = Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
    return days.includes(WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1) && minutes >= opens && minutes < closes
  }
}

/** By when an answer can be expected to what is written now, Unix ms: counted in hours of work, to the next quarter of an hour. */
export const answerExpectedBy = (now: number, hours: SupportHours = DEFAULT_SUPPORT_HOURS): number => {
  const works = worksAt(hours)
  let at = Math.ceil(now / STEP_MS) * STEP_MS
  let left = hours.answerMs
  for (let steps = 0; left > 0 && steps < MOST_STEPS; steps += 1) {
    if (works(at)) left -= STEP_MS
    at += STEP_MS
  }
  return at
}
