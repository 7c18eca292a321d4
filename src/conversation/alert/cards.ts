import type { Alert } from '#bank/alert/alert.ts'
import { SPANS, type Values } from '#bank/alert/measure.ts'
import { reachedOf } from '#bank/alert/condition.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { type ButtonDraft, type CardDraft, goalButton } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { firedWords } from './fired-words.ts'
import { alertWords } from './words.ts'

export type Rung = {
  readonly price: Usd
  readonly at: number
  /** What a move is measured from. */
  readonly from?: Usd
}

/** A price has done what the customer wanted to hear about. `values`: of now, as far as they are known. */
export const alertCard = (
  alert: Pick<Alert, 'id' | 'coin' | 'condition' | 'repeat'>,
  rung: Rung,
  { values, ...facts }: { readonly timeZone: string; readonly values: Values } & Localized,
  { now, toldAt, isKept = false }: { readonly now: number; readonly toldAt: number; readonly isKept?: boolean },
): CardDraft => {
  const w = firedWords(facts)
  const { price } = values
  const { condition } = alert
  const spans = SPANS.filter((span) => values[`gain:${span}`] !== undefined)
  const isOver = price !== undefined && condition.kind !== 'summary' && reachedOf(condition, values) === undefined
  return {
    text: w.fired({
      alert,
      rung,
      timeZone: facts.timeZone,
      now,
      isLate: toldAt - rung.at > LATE_MS,
      isKept,
      ...(isOver && price !== undefined && now - rung.at > LATE_MS && { nowAt: price }),
      ...(condition.kind === 'summary' && { spans, values }),
    }),
    rows: rowsOf(alert, facts),
  }
}
/** Longer than this between the moment and its telling, and it is said that it was told late. */
const LATE_MS = 120_000

const rowsOf = ({ id, coin, repeat }: Pick<Alert, 'id' | 'coin' | 'repeat'>, to: Localized) => {
  const [labels, w] = [labelWords(to), alertWords(to).buttons]
  return [
    [
      goalButton(`${labels.buy} ${coin}`, goal('buy', { coin })),
      goalButton(`${labels.sell} ${coin}`, goal('sell', { coin })),
    ],
    [actButton(w.snooze, id, 'snooze'), ...(repeat === undefined ? [actButton(w.again, id, 'again')] : [])],
    [actButton(w.edit, id, 'edit'), actButton(w.delete, id, 'delete')],
    [
      goalButton(labels.prices, goal('prices')),
      goalButton(labels.alerts, goal('alerts')),
      goalButton(labels.menu, goal('menu')),
    ],
  ]
}

const actButton = (label: string, alert: AlertId, act: string): ButtonDraft =>
  goalButton(label, goal('alert-act', { alert, act }))
