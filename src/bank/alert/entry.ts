import type { AlertId } from '#bank/ground/ids.ts'
import type { Coin } from '#bank/ground/money.ts'
import type { Alert } from './alert.ts'
import { leaveOf, type Side, triggersOf } from './condition.ts'
import { coolsUntil } from './life-cycle.ts'
import { dueOf } from './summary.ts'
import type { Measure } from './measure.ts'

/** `at`: a moment, for what ends or begins by itself. */
export type EntryMeasure = Measure | 'at'

/** Wake this alert when the measure is at least, or at most, so much. */
export type Entry = {
  readonly id: AlertId
  readonly coin: Coin
  readonly measure: EntryMeasure
  readonly side: Side
  readonly score: number
}
export type Reached = Omit<Entry, 'score'>

/** All that can wake this alert as it is. Whatever else is in the index of it is a remainder, and wakes it for nothing. */
export const entriesOf = (alert: Alert): readonly Entry[] => {
  const { id, coin } = alert
  const moment = nextMoment(alert)
  const time: readonly Entry[] =
    moment === undefined ? [] : [{ id, coin, measure: 'at', side: 'least', score: Math.ceil(moment / 1_000) }]
  return [...waitsFor(alert).map((trigger) => ({ id, coin, ...trigger })), ...time]
}

const waitsFor = (alert: Alert): readonly Omit<Entry, 'id' | 'coin'>[] => {
  const triggers = triggersOf(alert.condition)
  if (alert.state === 'armed') return triggers
  const held = triggers[alert.held ?? 0]
  if (alert.state !== 'cooling' || alert.hasLeft === true || held === undefined) return []
  return [leaveOf(held, Number(alert.rung?.price.minor ?? 0n))]
}

const nextMoment = (alert: Alert): number | undefined => {
  const own =
    alert.state === 'snoozed'
      ? alert.until
      : alert.state === 'cooling' && alert.hasLeft === true
        ? coolsUntil(alert)
        : alert.state === 'armed'
          ? dueOf(alert)
          : undefined
  const ends = alert.state === 'expired' || alert.state === 'ended' ? undefined : alert.expiresAt
  const moments = [own, ends].filter((moment) => moment !== undefined)
  return moments.length === 0 ? undefined : Math.min(...moments)
}
