import { type Condition, triggersOf, type Way } from '#bank/alert/condition.ts'
import type { Span } from '#bank/alert/measure.ts'
import { type Coin, formatUsd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { unreachable } from '#kit/result.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { percentOf, timeOfDay } from './figures.ts'

export const WITHIN: Readonly<Record<Span, string>> = {
  hour: 'an hour',
  day: '24 hours',
  week: '7 days',
  month: '30 days',
}
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MOVES: Readonly<Record<Way, string>> = { up: 'rises', down: 'falls', either: 'moves' }
const HAS_MOVED: Readonly<Record<Way, string>> = { up: 'has risen', down: 'has fallen', either: 'has moved' }

const fromLevel = (coin: Coin, condition: Extract<Condition, { kind: 'from' }>): Text => {
  const { way, percent, from } = condition
  const [first] = triggersOf(condition)
  const level = bold(formatUsd(usd(BigInt(first?.score ?? 0))))
  const away = `${percentOf(percent)} ${way === 'up' ? 'above' : way === 'down' ? 'below' : 'away from'}`
  const line = way === 'up' ? rich` (at or above ${level})` : way === 'down' ? rich` (at or below ${level})` : []
  return [...rich`${bold(coin)} is ${away} ${bold(formatUsd(from))}`, ...line]
}

/** What it waits for, after “when”. */
export const sentence = ({ coin, condition }: { readonly coin: Coin; readonly condition: Condition }): Text => {
  switch (condition.kind) {
    case 'level':
      return rich`${bold(coin)} is at or ${condition.direction} ${bold(formatUsd(condition.price))}`
    case 'from':
      return fromLevel(coin, condition)
    case 'moved':
      return rich`${bold(coin)} ${HAS_MOVED[condition.way]} by ${bold(formatUsd(condition.by))} from ${bold(formatUsd(condition.from))}`
    case 'change':
      return rich`${bold(coin)} ${MOVES[condition.way]} by ${bold(percentOf(condition.percent))} within ${WITHIN[condition.span]}`
    case 'swing':
      return rich`${bold(coin)} ${MOVES[condition.way]} by ${bold(formatUsd(condition.by))} within ${WITHIN[condition.span]}`
    case 'extreme':
      return rich`${bold(coin)} makes a new ${condition.which} of the last ${WITHIN[condition.span]}`
    case 'summary': {
      const day = condition.weekday === undefined ? 'every day' : `every ${WEEKDAYS[condition.weekday] ?? ''}`
      return rich`it is ${timeOfDay(condition, 'en-US')}, ${day}, with how ${bold(coin)} has moved`
    }
    default:
      return unreachable(condition)
  }
}

const SIGNS: Readonly<Record<Way, string>> = { up: '+', down: '−', either: '±' }

/** The same for a button: at most 30 characters. */
export const short = ({ coin, condition }: { readonly coin: Coin; readonly condition: Condition }): string => {
  switch (condition.kind) {
    case 'level':
      return `${coin} ${condition.direction} ${formatUsd(condition.price).replace(/\.00$/, '')}`
    case 'from':
      return `${coin} ${SIGNS[condition.way]}${percentOf(condition.percent)}`
    case 'moved':
      return `${coin} ${SIGNS[condition.way]}${formatUsd(condition.by).replace(/\.00$/, '')}`
    case 'change':
      return `${coin} ${SIGNS[condition.way]}${percentOf(condition.percent)} in ${WITHIN[condition.span]}`
    case 'swing':
      return `${coin} ${SIGNS[condition.way]}${formatUsd(condition.by).replace(/\.00$/, '')} in ${WITHIN[condition.span]}`
    case 'extreme':
      return `${coin} ${condition.which} of ${WITHIN[condition.span]}`
    case 'summary':
      return `${coin} at ${timeOfDay(condition, 'en-US')}`
    default:
      return unreachable(condition)
  }
}
