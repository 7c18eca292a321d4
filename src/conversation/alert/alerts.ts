import { z } from 'zod'
import { type Direction, isCrossed } from '#bank/alert/alert.ts'
import type { AlertId } from '#bank/ground/ids.ts'
import { type Coin, COINS } from '#bank/ground/money.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { addPriceAlert, deletePriceAlert, listAlerts } from './questions.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { RULES } from '#conversation/form/rules.ts'
import { alertWords } from './words.ts'
import { coinWords } from '#conversation/crypto/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { card, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { CentsSlot, CoinSlot, coinOf, readCents, usdOf } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: alertWords(to), labels: labelWords(to) })
const NAME = 'alerts'

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list') }),
  z.object({
    at: z.literal('new'),
    coin: CoinSlot.optional(),
    direction: z.enum(['above', 'below']).optional(),
    price: CentsSlot.optional(),
  }),
])
type State = z.infer<typeof State>
type New = Extract<State, { at: 'new' }>
/** What fits beside the other buttons everywhere. */
const MOST_BUTTONS = 16

const coinField = (to: Localized) => {
  const { w } = wording(to)
  return field('coin', 'choice', w.labels.coin, {
    kind: 'choice',
    choices: COINS.map((coin) => ({ value: coin, label: coinWords(to).name(coin) })),
  })
}
const directionField = (to: Localized) => {
  const { w } = wording(to)
  return field('direction', 'choice', w.labels.direction, {
    kind: 'choice',
    choices: [
      { value: 'above', label: w.directions.above },
      { value: 'below', label: w.directions.below },
    ],
  })
}
const priceField = (to: Localized) => {
  const { w } = wording(to)
  return field('price', 'price', w.labels.price, { kind: 'amount', hint: w.priceHint, maxLength: 20 })
}

function* list(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  const all = yield* ask(listAlerts)
  const rows = inRows([
    ...all
      .slice(0, MOST_BUTTONS)
      .map((alert, at) => button(NAME, w.deleteLabel(alert, at), 'delete', { data: { alert: alert.id } })),
    button(NAME, labels.newAlert, 'new', { style: 'primary' }),
    menuButton(context),
  ])
  const text = under(remark, all.length === 0 ? w.none : w.list(all))
  return { next: { at: 'list' }, say: [card(context, { text, rows })] }
}

/** Asks for what is missing, all at once; with nothing missing the alert is made. */
function* advance(state: New, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)

  const { coin, direction, price } = state
  if (coin !== undefined && direction !== undefined && price !== undefined) {
    return yield* make({ coin, direction, price }, context)
  }
  const fields = [
    ...(coin === undefined ? [coinField(context)] : []),
    ...(direction === undefined ? [directionField(context)] : []),
    ...(price === undefined ? [priceField(context)] : []),
  ]
  const points = (yield* ask(latestPrices)).filter((point) => coin === undefined || point.coin === coin)
  const form = { title: w.title, submit: w.submit, fields }
  return { next: state, say: [card(context, { text: under(remark, w.ask(points)), form })] }
}

function* make(wanted: { coin: Coin; direction: Direction; price: string }, context: Context): Talk<State> {
  const { w, labels } = wording(context)

  const made = yield* ask(addPriceAlert, { ...wanted, price: usdOf(wanted.price) })
  if (!made.ok) return yield* list(context, w.tooMany(made.error.limit))
  const point = (yield* ask(latestPrices)).find(({ coin }) => coin === wanted.coin)
  const crossed = point !== undefined && isCrossed(made.value, point.price)
  return end(context, w.added(made.value, point, crossed), goalButton(labels.alerts, goal('alerts')))
}

function* open(wanted: Goal, context: Context): Talk<State> {
  if (wanted.name !== 'alert') return yield* list(context)
  const { coin: typedCoin, direction, price: typed } = wanted.slots
  const coin = coinOf(typedCoin)
  const price = typed === undefined ? undefined : RULES.price(typed, context)
  const cents = price?.ok ? readCents(price.value) : undefined
  const slots: New = {
    at: 'new',
    ...(coin && { coin }),
    ...((direction === 'above' || direction === 'below') && { direction }),
    ...(cents && { price: cents }),
  }
  return yield* advance(slots, context, price?.ok === false ? price.error : undefined)
}

export const alertsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    const { w } = wording(context)

    if (isBack(input)) return state.at === 'new' ? yield* list(context) : { next: 'done', say: [], then: goal('menu') }
    const away = yield* leaving(input, {})
    if (away) return away
    if (state.at === 'new') {
      if (input.kind !== 'filled') return yield* advance(state, context)
      const { coin: typed, direction, price: amount } = input.values
      const coin = coinOf(typed)
      const price = readCents(amount)
      return yield* advance(
        {
          ...state,
          ...(coin && { coin }),
          ...((direction === 'above' || direction === 'below') && { direction }),
          ...(price && { price }),
        },
        context,
      )
    }
    if (input.kind !== 'chose') return yield* list(context)
    if (input.choice === 'new') return yield* advance({ at: 'new' }, context)
    const id = input.data['alert']
    if (input.choice !== 'delete' || id === undefined) return yield* list(context)
    const alert = (yield* ask(listAlerts)).find((each) => each.id === id)
    const gone = yield* ask(deletePriceAlert, { alert: id as AlertId })
    return yield* list(context, gone ? w.deleted(alert) : w.goneAlready)
  },
  again: (state, context) => (state.at === 'new' ? advance(state, context) : list(context)),
}
