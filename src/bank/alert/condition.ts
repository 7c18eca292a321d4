import type { Usd } from '#bank/ground/money.ts'
import { unreachable } from '#kit/result.ts'
import type { Measure, Span, Values } from './measure.ts'

export type Direction = 'above' | 'below'
export const WAYS = ['up', 'down', 'either'] as const
export type Way = (typeof WAYS)[number]

/** What an alert waits for. Percentages in hundredths: 500 is five percent. */
export type Condition =
  | { readonly kind: 'level'; readonly direction: Direction; readonly price: Usd }
  /** So far from a price: that of the moment it was made, or one that was named, as what was paid. */
  | {
      readonly kind: 'from'
      readonly way: Way
      readonly percent: number
      readonly from: Usd
      readonly of: 'now' | 'named'
    }
  /** Moved by so many dollars, from the price of the moment it was made. */
  | { readonly kind: 'moved'; readonly way: Way; readonly by: Usd; readonly from: Usd }
  /** So much within a span. */
  | { readonly kind: 'change'; readonly way: Way; readonly percent: number; readonly span: Span }
  | { readonly kind: 'swing'; readonly way: Way; readonly by: Usd; readonly span: Span }
  | { readonly kind: 'extreme'; readonly which: 'high' | 'low'; readonly span: Exclude<Span, 'hour'> }
  /** At a time of day, minutes after midnight there; weekly on one day, of which Sunday is 0. */
  | { readonly kind: 'summary'; readonly minute: number; readonly weekday?: number; readonly timeZone: string }

/** One number that has to be reached: at least so much of its measure, or at most. */
export type Trigger = { readonly measure: Measure; readonly side: Side; readonly score: number }
export const SIDES = ['least', 'most'] as const
export type Side = (typeof SIDES)[number]

const WHOLE = 10_000
const cents = ({ minor }: Usd): number => Number(minor)
const least = (measure: Measure, score: number): Trigger => ({ measure, side: 'least', score })
const most = (measure: Measure, score: number): Trigger => ({ measure, side: 'most', score })

const ways = (way: Way, up: Trigger, down: Trigger): readonly Trigger[] =>
  way === 'up' ? [up] : way === 'down' ? [down] : [up, down]

/** Any of them is enough. A price that only touches the line counts. */
export const triggersOf = (condition: Condition): readonly Trigger[] => {
  switch (condition.kind) {
    case 'level': {
      const price = cents(condition.price)
      return [condition.direction === 'above' ? least('price', price) : most('price', price)]
    }
    case 'from': {
      const { way, percent } = condition
      const from = cents(condition.from)
      const up = Math.ceil((from * (WHOLE + percent)) / WHOLE)
      return ways(way, least('price', up), most('price', Math.floor((from * (WHOLE - percent)) / WHOLE)))
    }
    case 'moved': {
      const [from, by] = [cents(condition.from), cents(condition.by)]
      return ways(condition.way, least('price', from + by), most('price', from - by))
    }
    case 'change': {
      const { way, percent, span } = condition
      return ways(way, least(`rise:${span}`, percent), least(`fall:${span}`, percent))
    }
    case 'swing': {
      const { way, by, span } = condition
      return ways(way, least(`gain:${span}`, cents(by)), least(`loss:${span}`, cents(by)))
    }
    case 'extreme':
      return [least(`${condition.which}:${condition.span}`, 1)]
    case 'summary':
      return []
    default:
      return unreachable(condition)
  }
}

export const isReached = ({ measure, side, score }: Trigger, values: Values): boolean => {
  const value = values[measure]
  return value !== undefined && (side === 'least' ? value >= score : value <= score)
}

/** Which of the triggers is reached; undefined for none. */
export const reachedOf = (condition: Condition, values: Values): number | undefined => {
  const at = triggersOf(condition).findIndex((trigger) => isReached(trigger, values))
  return at === -1 ? undefined : at
}

/** Half a percent of the price; a fifth of a move. */
const PRICE_BAND = 0.005
const MOVE_BAND = 0.2

/**
 * How far the other way it has to go before the same trigger can be reached again: a price that trembles on the line rings
 * once. `price`: at the ring, for highs and lows, whose line moves.
 */
export const leaveOf = ({ measure, side, score }: Trigger, price: number): Trigger => {
  if (measure === 'price') {
    const band = Math.max(1, Math.round(score * PRICE_BAND))
    return side === 'least' ? most('price', score - band) : least('price', score + band)
  }
  if (measure.startsWith('high') || measure.startsWith('low'))
    return most(measure, -Math.max(1, Math.round(price * PRICE_BAND)))
  return most(measure, Math.min(score - 1, Math.round(score * (1 - MOVE_BAND))))
}

const keyOf = (condition: Condition): string =>
  JSON.stringify(
    Object.entries(condition).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value),
  )

/** Whether a customer would hear the same twice. */
export const isSame = (a: Condition, b: Condition): boolean => keyOf(a) === keyOf(b)
