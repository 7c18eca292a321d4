import { z } from 'zod'
import type { Alert } from '#bank/alert/alert.ts'
import type { Condition } from '#bank/alert/condition.ts'
import type { Values } from '#bank/alert/measure.ts'
import { type AlertId, alertId } from '#bank/ground/ids.ts'
import type { Coin } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { button, type ButtonDraft, type Context, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, field, inRows, menuButton, under } from '#conversation/flow/kit.ts'
import { readCents, usdOf } from '#conversation/flow/pick.ts'
import { goal } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { distanceOf } from './figures.ts'
import {
  coinValues,
  deletePriceAlert,
  editPriceAlert,
  findAlert,
  listAlerts,
  pausePriceAlert,
  snoozePriceAlert,
  watchPriceAgain,
} from './questions.ts'
import { percentIn } from './wanted.ts'
import { alertWords as say } from './words.ts'
import type { Standing } from './words.en.ts'

export const NAME = 'alerts'
export const PAGES = [
  z.object({ at: z.literal('list') }),
  z.object({ at: z.literal('one'), alert: alertId.schema }),
  z.object({ at: z.literal('edit'), alert: alertId.schema }),
] as const
export type Page =
  | { readonly at: 'list' }
  | { readonly at: 'one'; readonly alert: AlertId }
  | { readonly at: 'edit'; readonly alert: AlertId }

/** What fits beside the other buttons everywhere. */
const MOST_BUTTONS = 16
const SNOOZE_MS = 3_600_000

const standingOf = (
  alert: Alert,
  { values, timeZone, now }: { values: Partial<Record<Coin, Values>>; timeZone: string; now: number },
): Standing => ({ timeZone, now, distance: distanceOf(alert, values[alert.coin] ?? {}) })

export function* list(context: Context, remark?: Text): Talk<Page> {
  const w = say(context)
  const all = yield* ask(listAlerts)
  const values = all.length === 0 ? {} : yield* ask(coinValues)
  const { timeZone, quietHours } = yield* ask(readCustomer)
  const shown = all.map((alert) => ({ alert, standing: standingOf(alert, { values, timeZone, now: context.now }) }))
  const rows = inRows([
    ...all
      .slice(0, MOST_BUTTONS)
      .map((alert, at) => button(NAME, w.label(alert, at), 'one', { data: { alert: alert.id } })),
    button(NAME, labels(context).newAlert, 'new', { style: 'primary' }),
    ...(quietHours === undefined ? [] : [goalButton(w.buttons.quietOff, goal('quiet-hours', { off: 'yes' }))]),
    menuButton(context),
  ])
  const text = all.length === 0 ? w.none : w.list(shown)
  const stands = quietHours === undefined ? text : lines(text, '', w.quiet(quietHours))
  return { next: { at: 'list' }, say: [card(context, { text: under(remark, stands), rows })] }
}

/** One alert, with all that can be done with it as it is. */
export function* one(context: Context, id: AlertId, remark?: Text): Talk<Page> {
  const w = say(context)
  const alert = yield* ask(findAlert, { alert: id })
  if (alert === undefined) return yield* list(context, w.goneAlready)
  const values = yield* ask(coinValues)
  const { timeZone } = yield* ask(readCustomer)
  const text = w.one(alert, standingOf(alert, { values, timeZone, now: context.now }))
  const act = (label: string, choice: string): ButtonDraft => button(NAME, label, choice, { data: { alert: id } })
  const isOver = alert.state === 'ended' || alert.state === 'expired'
  const isSilent = alert.state === 'paused' || alert.state === 'snoozed'
  const rows = inRows([
    ...(isOver
      ? [act(w.buttons.again, 'again')]
      : isSilent
        ? [act(w.buttons.resume, 'again')]
        : [act(w.buttons.pause, 'pause')]),
    ...(alert.state === 'paused' ? [] : [act(w.buttons.snooze, 'snooze')]),
    ...(isEditable(alert.condition) ? [act(w.buttons.edit, 'edit')] : []),
    act(w.buttons.delete, 'delete'),
    goalButton(w.buttons.list, goal('alerts')),
    menuButton(context),
  ])
  return { next: { at: 'one', alert: id }, say: [card(context, { text: under(remark, text), rows })] }
}

const isEditable = ({ kind }: Condition): boolean => kind === 'level' || kind === 'from' || kind === 'change'

/** One act on one alert, by its button here or on the alert that has rung. */
export function* act(context: Context, what: string, id: AlertId): Talk<Page> {
  const w = say(context)
  switch (what) {
    case 'delete': {
      const alert = yield* ask(findAlert, { alert: id })
      const gone = yield* ask(deletePriceAlert, { alert: id })
      return yield* list(context, gone ? w.deleted(alert) : w.goneAlready)
    }
    case 'pause':
      return yield* after(context, id, (yield* ask(pausePriceAlert, { alert: id })) && w.paused)
    case 'again':
      return yield* after(context, id, (yield* ask(watchPriceAgain, { alert: id })) && w.resumed)
    case 'snooze': {
      const until = context.now + SNOOZE_MS
      const done = yield* ask(snoozePriceAlert, { alert: id, until })
      const { timeZone } = yield* ask(readCustomer)
      return yield* after(context, id, done && w.snoozed(until, { timeZone, now: context.now, distance: undefined }))
    }
    case 'edit':
      return yield* askEdit(context, id)
    default:
      return yield* one(context, id)
  }
}

function* after(context: Context, id: AlertId, remark: Text | undefined): Talk<Page> {
  return remark === undefined ? yield* list(context, say(context).goneAlready) : yield* one(context, id, remark)
}

export function* askEdit(context: Context, id: AlertId, remark?: Text): Talk<Page> {
  const w = say(context)
  const alert = yield* ask(findAlert, { alert: id })
  if (alert === undefined) return yield* list(context, w.goneAlready)
  if (!isEditable(alert.condition)) return yield* one(context, id, w.noEdit)
  const fields = [
    alert.condition.kind === 'level'
      ? field('price', 'price', w.labels.price, { kind: 'amount', hint: w.priceHint, maxLength: 20 })
      : field('percent', 'text', w.labels.percent, { hint: w.percentHint, maxLength: 10 }),
  ]
  const text = under(remark, w.askEdit(alert))
  return {
    next: { at: 'edit', alert: id },
    say: [card(context, { text, form: { title: w.editTitle, submit: w.submit, fields } })],
  }
}

/** What was entered in its place. */
export function* edit(context: Context, id: AlertId, values: Readonly<Record<string, string>>): Talk<Page> {
  const w = say(context)
  const alert = yield* ask(findAlert, { alert: id })
  if (alert === undefined) return yield* list(context, w.goneAlready)
  const condition = edited(alert.condition, values)
  if (condition === undefined) return yield* askEdit(context, id, w.badPercent)
  return yield* after(context, id, (yield* ask(editPriceAlert, { alert: id, condition })) && w.changed)
}

const edited = (condition: Condition, values: Readonly<Record<string, string>>): Condition | undefined => {
  if (condition.kind === 'level') {
    const cents = readCents(values['price'])
    return cents === undefined ? undefined : { ...condition, price: usdOf(cents) }
  }
  const percent = percentIn(values['percent'])
  if (percent === undefined || (condition.kind !== 'from' && condition.kind !== 'change')) return undefined
  return { ...condition, percent }
}
