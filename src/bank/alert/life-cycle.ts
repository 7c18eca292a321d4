import type { Alert, Change } from './alert.ts'
import { dueOf } from './summary.ts'
import { isReached, leaveOf, reachedOf, triggersOf } from './condition.ts'
import type { Values } from './measure.ts'

/** The whole life of an alert; nothing else can happen to it. */
const NEXT = {
  /** Waits for its line, which the price has not reached. A ring leads straight to what comes after it. */
  armed: ['armed', 'fired', 'cooling', 'snoozed', 'paused', 'expired', 'ended'],
  /** Of an earlier version: claimed for one ring, whose notice may not be written yet. Whoever finds it writes the notice. */
  fired: ['armed', 'cooling', 'ended'],
  /** The line is reached: it waits for the price to leave it by a band, and for the least interval between two rings. */
  cooling: ['armed', 'cooling', 'snoozed', 'paused', 'expired', 'ended'],
  snoozed: ['armed', 'cooling', 'snoozed', 'paused', 'expired', 'ended'],
  paused: ['armed', 'cooling', 'expired', 'ended'],
  /** Its time was over before it rang. */
  expired: ['armed', 'cooling', 'snoozed', 'ended'],
  /** It has rung, or was deleted. */
  ended: ['armed', 'cooling', 'snoozed', 'ended'],
} as const satisfies Record<string, readonly string[]>
export type AlertState = keyof typeof NEXT
export const ALERT_STATES: readonly AlertState[] = [
  'armed',
  'fired',
  'cooling',
  'snoozed',
  'paused',
  'expired',
  'ended',
]
/** Those in which it is its customer's to see, and counts against how many they may have. */
export const LIVE: readonly AlertState[] = ['armed', 'fired', 'cooling', 'snoozed', 'paused']

export const canBecome = (from: AlertState, to: AlertState): boolean =>
  (NEXT[from] as readonly AlertState[]).includes(to)

/** When the least interval since the last ring is over. */
export const coolsUntil = ({ repeat, rung }: Pick<Alert, 'repeat' | 'rung'>): number =>
  (rung?.at ?? 0) + (repeat?.leastMs ?? 0)

/** Begins to wait: where its line is reached already, for the next time. */
export const waiting = (condition: Alert['condition'], values: Values): Pick<Change, 'state' | 'held' | 'hasLeft'> => {
  const held = reachedOf(condition, values)
  return held === undefined
    ? { state: 'armed', held: undefined, hasLeft: undefined }
    : { state: 'cooling', held, hasLeft: undefined }
}

/** What a price, or the time, makes of an alert; undefined: nothing. */
export type Step = { readonly ring: number } | { readonly to: Change } | undefined

export const stepOf = (alert: Alert, values: Values, now: number): Step => {
  const { state, expiresAt } = alert
  if (state === 'fired' || state === 'expired' || state === 'ended') return undefined
  if (expiresAt !== undefined && expiresAt <= now) return { to: { state: 'expired' } }
  if (state === 'paused') return undefined
  if (state === 'snoozed')
    return (alert.until ?? 0) > now ? undefined : { to: { ...waiting(alert.condition, values), until: undefined } }
  if (state === 'cooling') return cooled(alert, values, now)
  const due = dueOf(alert)
  if (due !== undefined) return due <= now && values.price !== undefined ? { ring: 0 } : undefined
  const reached = reachedOf(alert.condition, values)
  return reached === undefined ? undefined : { ring: reached }
}

const cooled = (alert: Alert, values: Values, now: number): Step => {
  const held = triggersOf(alert.condition)[alert.held ?? 0]
  if (held === undefined) return { to: waiting(alert.condition, values) }
  const leave = leaveOf(held, Number(alert.rung?.price.minor ?? 0n))
  const hasLeft = alert.hasLeft === true || isReached(leave, values)
  if (!hasLeft) return undefined
  if (coolsUntil(alert) <= now) return { to: waiting(alert.condition, values) }
  return alert.hasLeft === true ? undefined : { to: { state: 'cooling', hasLeft: true } }
}

/** After a ring: over, or it waits until it can ring again. */
export const settled = ({ repeat, condition }: Pick<Alert, 'repeat' | 'condition'>): Change => {
  if (repeat === undefined) return { state: 'ended' }
  return { state: condition.kind === 'summary' ? 'armed' : 'cooling' }
}
