import { z } from 'zod'
import { isCrossed } from '#bank/alert/alert.ts'
import { alertId } from '#bank/ground/ids.ts'
import { COINS } from '#bank/ground/money.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { flow } from '#conversation/flow/flow.ts'
import { card, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { CentsSlot, CoinSlot, coinOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { goal } from '#conversation/understand/goal.ts'
import { coinWords } from '#conversation/crypto/words.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { addPriceAlert, deletePriceAlert, listAlerts } from './questions.ts'
import { alertWords as say } from './words.ts'

const NAME = 'alerts'

type Page = { readonly at: 'list' }
const DirectionSlot = z.enum(['above', 'below'])
/** What fits beside the other buttons everywhere. */
const MOST_BUTTONS = 16

function* list(context: Context, remark?: Text): Talk<Page> {
  const w = say(context)
  const all = yield* ask(listAlerts)
  const rows = inRows([
    ...all
      .slice(0, MOST_BUTTONS)
      .map((alert, at) => button(NAME, w.deleteLabel(alert, at), 'delete', { data: { alert: alert.id } })),
    button(NAME, labels(context).newAlert, 'new', { style: 'primary' }),
    menuButton(context),
  ])
  const text = under(remark, all.length === 0 ? w.none : w.list(all))
  return { next: { at: 'list' }, say: [card(context, { text, rows })] }
}

const fieldsOf = (context: Context) => {
  const w = say(context)
  return {
    coin: field('coin', 'choice', w.labels.coin, {
      kind: 'choice',
      choices: COINS.map((coin) => ({ value: coin, label: coinWords(context).name(coin) })),
    }),
    direction: field('direction', 'choice', w.labels.direction, {
      kind: 'choice',
      choices: DirectionSlot.options.map((value) => ({ value, label: w.directions[value] })),
    }),
    price: field('price', 'price', w.labels.price, { kind: 'amount', hint: w.priceHint, maxLength: 20 }),
  }
}

const read = ({ coin, direction, price }: { readonly [field: string]: string | undefined }) => ({
  coin: coinOf(coin),
  direction: DirectionSlot.safeParse(direction).data,
  price: readCents(price),
})

/** `hits 70k`: which way that is, the price now tells; at that very price nothing does. */
function* withDirection(said: ReturnType<typeof read>): Asking<ReturnType<typeof read>> {
  const { coin, direction, price } = said
  if (coin === undefined || price === undefined || direction !== undefined) return said
  const now = (yield* ask(latestPrices)).find((point) => point.coin === coin)?.price.minor
  const wanted = usdOf(price).minor
  if (now === undefined || now === wanted) return said
  return { ...said, direction: wanted > now ? 'above' : 'below' }
}

/** A new alert: what is missing is asked for all at once, and with nothing missing it is made. */
const adding = flow({
  name: NAME,
  kept: {},
  slots: { coin: CoinSlot, direction: DirectionSlot, price: CentsSlot },
  open: () => ({}),
  before: (context) => list(context),
  questions: {
    new: {
      fills: ['coin', 'direction', 'price'],
      *given({ price: typed, ...said }, _, context) {
        const price = typed === undefined ? undefined : VALIDATORS.price(typed, context)
        if (price?.ok === false) return { wrong: price.error, given: read(said) }
        return { given: yield* withDirection(read({ ...said, price: price?.value })) }
      },
      *text({ coin }, context) {
        const points = yield* ask(latestPrices)
        return say(context).ask(points.filter((point) => coin === undefined || point.coin === coin))
      },
      form(known, context) {
        const { coin, direction, price } = fieldsOf(context)
        const fields = [coin, direction, price].filter(({ name }) => known[name as keyof typeof known] === undefined)
        return { title: say(context).title, submit: say(context).submit, fields }
      },
      read: (values) => ({ given: read(values) }),
    },
  },
  *confirm(wanted, context) {
    const made = yield* ask(addPriceAlert, { ...wanted, price: usdOf(wanted.price) })
    if (!made.ok) return yield* list(context, say(context).tooMany(made.error.limit))
    const point = (yield* ask(latestPrices)).find(({ coin }) => coin === wanted.coin)
    const crossed = point !== undefined && isCrossed(made.value, point.price)
    const all = goalButton(labels(context).alerts, goal('alerts'))
    return end(context, say(context).added(made.value, point, crossed), all)
  },
})

const State = z.union([z.object({ at: z.literal('list') }), adding.state])
type State = z.infer<typeof State>

function* hearList(input: Input, context: Context): Talk<State> {
  if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
  const away = yield* leaving(input)
  if (away) return away
  if (input.kind !== 'chose') return yield* list(context)
  if (input.choice === 'new') return yield* adding.begin({}, context)
  const id = alertId.parse(input.data['alert'])
  if (input.choice !== 'delete' || id === undefined) return yield* list(context)
  const alert = (yield* ask(listAlerts)).find((each) => each.id === id)
  const gone = yield* ask(deletePriceAlert, { alert: id })
  return yield* list(context, gone ? say(context).deleted(alert) : say(context).goneAlready)
}

export const alertsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open: (wanted, context) => (wanted.name === 'alert' ? adding.open(wanted, context) : list(context)),
  hear: (state, input, context) =>
    state.at === 'list' ? hearList(input, context) : adding.hear(state, input, context),
  again: (state, context) => (state.at === 'list' ? list(context) : adding.again(state, context)),
}
