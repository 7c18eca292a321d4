import { type Condition, triggersOf, type Way } from '#bank/alert/condition.ts'
import type { Span } from '#bank/alert/measure.ts'
import { type Coin, formatUsd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { unreachable } from '#kit/result.ts'
import { bold, rich } from '#conversation/words/text.ts'
import { percentOf, timeOfDay } from './figures.ts'

export const WITHIN: Readonly<Record<Span, string>> = {
  hour: 'una hora',
  day: '24 horas',
  week: '7 días',
  month: '30 días',
}
const WEEKDAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const
const WHERE = { above: 'por encima de', below: 'por debajo de' } as const
const MOVES: Readonly<Record<Way, string>> = { up: 'suba', down: 'baje', either: 'se mueva' }
const HAS_MOVED: Readonly<Record<Way, string>> = { up: 'haya subido', down: 'haya bajado', either: 'se haya movido' }
const EXTREMES = { high: 'un nuevo máximo', low: 'un nuevo mínimo' } as const
const LAST: Readonly<Record<Span, string>> = {
  hour: 'la última hora',
  day: 'las últimas 24 horas',
  week: 'los últimos 7 días',
  month: 'los últimos 30 días',
}

const fromLevel = (coin: Coin, condition: Extract<Condition, { kind: 'from' }>): Text => {
  const { way, percent, from } = condition
  const [first] = triggersOf(condition)
  const level = bold(formatUsd(usd(BigInt(first?.score ?? 0))))
  const side = way === 'up' ? WHERE.above : way === 'down' ? WHERE.below : 'de distancia de'
  const line = way === 'either' ? [] : rich` (a ${level} o ${way === 'up' ? 'más' : 'menos'})`
  return [...rich`${bold(coin)} esté un ${percentOf(percent)} ${side} ${bold(formatUsd(from))}`, ...line]
}

/** What it waits for, after “cuando”. */
export const sentence = ({ coin, condition }: { readonly coin: Coin; readonly condition: Condition }): Text => {
  switch (condition.kind) {
    case 'level':
      return rich`${bold(coin)} esté a ${bold(formatUsd(condition.price))} o ${WHERE[condition.direction]} eso`
    case 'from':
      return fromLevel(coin, condition)
    case 'moved':
      return rich`${bold(coin)} ${HAS_MOVED[condition.way]} ${bold(formatUsd(condition.by))} desde ${bold(formatUsd(condition.from))}`
    case 'change':
      return rich`${bold(coin)} ${MOVES[condition.way]} un ${bold(percentOf(condition.percent))} en ${WITHIN[condition.span]}`
    case 'swing':
      return rich`${bold(coin)} ${MOVES[condition.way]} ${bold(formatUsd(condition.by))} en ${WITHIN[condition.span]}`
    case 'extreme':
      return rich`${bold(coin)} marque ${EXTREMES[condition.which]} de ${LAST[condition.span]}`
    case 'summary': {
      const day = condition.weekday === undefined ? 'todos los días' : `cada ${WEEKDAYS[condition.weekday] ?? ''}`
      return rich`sean las ${timeOfDay(condition, 'es-US')}, ${day}, con cómo se ha movido ${bold(coin)}`
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
      return `${coin} ${condition.direction === 'above' ? 'sobre' : 'bajo'} ${formatUsd(condition.price).replace(/\.00$/, '')}`
    case 'from':
      return `${coin} ${SIGNS[condition.way]}${percentOf(condition.percent)}`
    case 'moved':
      return `${coin} ${SIGNS[condition.way]}${formatUsd(condition.by).replace(/\.00$/, '')}`
    case 'change':
      return `${coin} ${SIGNS[condition.way]}${percentOf(condition.percent)} en ${WITHIN[condition.span]}`
    case 'swing':
      return `${coin} ${SIGNS[condition.way]}${formatUsd(condition.by).replace(/\.00$/, '')} en ${WITHIN[condition.span]}`
    case 'extreme':
      return `${coin} ${condition.which === 'high' ? 'máximo' : 'mínimo'} de ${WITHIN[condition.span]}`
    case 'summary':
      return `${coin} a las ${timeOfDay(condition, 'es-US')}`
    default:
      return unreachable(condition)
  }
}
