import type { Condition } from '#bank/alert/condition.ts'
import { formatUsd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.es.ts'
import { percentOf } from './figures.ts'
import type { Fired } from './fired-words.en.ts'
import { sentence, WITHIN } from './sentence.es.ts'

const cents = (amount: number): string => formatUsd(usd(BigInt(Math.round(amount))))

const moved = (condition: Condition, { price, from }: Fired['rung']): readonly Text[] => {
  if (from === undefined || from.minor === 0n || condition.kind === 'extreme') return []
  const percent = Number(((price.minor - from.minor) * 10_000n) / from.minor)
  return [rich`${percent < 0 ? 'Bajó' : 'Subió'} un ${percentOf(Math.abs(percent))}, desde ${bold(formatUsd(from))}.`]
}

const asked = ({ alert, rung, timeZone, now }: Fired): Text =>
  alert.condition.kind === 'level'
    ? rich`Pediste que te avisara cuando estuviera ${alert.condition.direction === 'above' ? 'por encima de' : 'por debajo de'} ${bold(formatUsd(alert.condition.price))}. Llegó ahí ${moment(rung.at, timeZone, now)}.`
    : rich`Pediste que te avisara cuando ${sentence(alert)}. Pasó ${moment(rung.at, timeZone, now)}.`

const goesOn = ({ repeat }: Fired['alert']): Text => {
  if (repeat === undefined) return rich`Esta alerta ya terminó.`
  return repeat.leastMs > 0
    ? rich`Te avisaré otra vez cuando vuelva a pasar, como mucho una vez cada ${duration(repeat.leastMs).replace(/^1 /, '')}.`
    : rich`Te avisaré otra vez cuando vuelva a pasar.`
}

const summary = ({ alert, rung, spans = [], values = {} }: Fired): Text =>
  lines(
    rich`${bold(`${alert.coin} está a ${formatUsd(rung.price)}`)}`,
    ...spans.map((span) => {
      const low = Number(rung.price.minor) - (values[`gain:${span}`] ?? 0)
      const high = Number(rung.price.minor) + (values[`loss:${span}`] ?? 0)
      return rich`En ${WITHIN[span]}: mínimo ${cents(low)}, máximo ${cents(high)}`
    }),
  )

export const fired = (it: Fired): Text => {
  const { alert, rung, isLate, isKept, nowAt } = it
  if (alert.condition.kind === 'summary') return summary(it)
  return lines(
    rich`${bold(`${alert.coin} ${nowAt === undefined ? 'está' : 'estuvo'} a ${formatUsd(rung.price)}`)}`,
    ...moved(alert.condition, rung),
    asked(it),
    ...(nowAt === undefined ? [] : [rich`Después volvió atrás: ahora está a ${bold(cents(nowAt))}.`]),
    ...(isKept ? [rich`La guardé hasta que terminaron tus horas de silencio.`] : []),
    ...(isLate ? [rich`Perdón, no pude avisarte cuando pasó. Hubo un retraso de nuestro lado.`] : []),
    goesOn(alert),
  )
}
