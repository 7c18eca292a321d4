import type { Alert } from '#bank/alert/alert.ts'
import type { Condition } from '#bank/alert/condition.ts'
import type { Span, Values } from '#bank/alert/measure.ts'
import { formatUsd, type Usd, usd } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import { duration, moment } from '#conversation/words/times.en.ts'
import { percentOf } from './figures.ts'
import { sentence, WITHIN } from './sentence.en.ts'

export type Fired = {
  readonly alert: Pick<Alert, 'coin' | 'condition' | 'repeat'>
  readonly rung: { readonly price: Usd; readonly at: number; readonly from?: Usd }
  readonly timeZone: string
  readonly now: number
  readonly isLate: boolean
  /** Quiet hours were not over when it happened. */
  readonly isKept: boolean
  /** The price now, in cents, where what happened is so no longer. */
  readonly nowAt?: number
  /** For a summary: what the price has done in each of these. */
  readonly spans?: readonly Span[]
  readonly values?: Values
}

const cents = (amount: number): string => formatUsd(usd(BigInt(Math.round(amount))))

/** From where it has come, of a move within a span. */
const moved = (condition: Condition, { price, from }: Fired['rung']): readonly Text[] => {
  if (from === undefined || from.minor === 0n || condition.kind === 'extreme') return []
  const percent = Number(((price.minor - from.minor) * 10_000n) / from.minor)
  return [rich`It went ${percent < 0 ? 'down' : 'up'} ${percentOf(Math.abs(percent))}, from ${bold(formatUsd(from))}.`]
}

const asked = ({ alert, rung, timeZone, now }: Fired): Text =>
  alert.condition.kind === 'level'
    ? rich`You asked to hear when it’s ${alert.condition.direction} ${bold(formatUsd(alert.condition.price))}. It got there ${moment(rung.at, timeZone, now)}.`
    : rich`You asked to hear when ${sentence(alert)}. It happened ${moment(rung.at, timeZone, now)}.`

const goesOn = ({ repeat }: Fired['alert']): Text => {
  if (repeat === undefined) return rich`This alert is finished.`
  return repeat.leastMs > 0
    ? rich`I’ll tell you again the next time, at most once every ${duration(repeat.leastMs).replace(/^1 /, '')}.`
    : rich`I’ll tell you again the next time.`
}

const summary = ({ alert, rung, spans = [], values = {} }: Fired): Text =>
  lines(
    rich`${bold(`${alert.coin} is at ${formatUsd(rung.price)}`)}`,
    ...spans.map((span) => {
      const low = Number(rung.price.minor) - (values[`gain:${span}`] ?? 0)
      const high = Number(rung.price.minor) + (values[`loss:${span}`] ?? 0)
      return rich`Within ${WITHIN[span]}: low ${cents(low)}, high ${cents(high)}`
    }),
  )

export const fired = (it: Fired): Text => {
  const { alert, rung, isLate, isKept, nowAt } = it
  if (alert.condition.kind === 'summary') return summary(it)
  return lines(
    rich`${bold(`${alert.coin} ${nowAt === undefined ? 'is' : 'was'} at ${formatUsd(rung.price)}`)}`,
    ...moved(alert.condition, rung),
    asked(it),
    ...(nowAt === undefined ? [] : [rich`It has gone back since: it’s at ${bold(cents(nowAt))} now.`]),
    ...(isKept ? [rich`I kept this until your quiet hours were over.`] : []),
    ...(isLate ? [rich`Sorry, I couldn’t tell you when it happened. There was a delay on our side.`] : []),
    goesOn(alert),
  )
}
