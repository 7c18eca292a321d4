import { z } from 'zod'
import type { Alert } from '#bank/alert/alert.ts'
import type { NotAdded, Wanted } from '#bank/alert/manage.ts'
import { alertId } from '#bank/ground/ids.ts'
import { COINS } from '#bank/ground/money.ts'
import type { Result } from '#kit/result.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import {
  button,
  type Context,
  type Dialog,
  goalButton,
  type Input,
  type Out,
  type Talk,
} from '#conversation/flow/dialog.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { flow } from '#conversation/flow/flow.ts'
import { answerOf, card, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { CentsSlot, CoinSlot, coinOf, readCents, usdOf } from '#conversation/flow/pick.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { type Goal, goal, type Slots } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { coinWords } from '#conversation/crypto/words.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { act, askEdit, edit, list, NAME, one, type Page, PAGES } from './pages.ts'
import { pricePaid } from './paid.ts'
import { quiet } from './quiet.ts'
import { addPriceAlert } from './questions.ts'
import { conditionOf, isOtherKind, type Options, OptionSlots, optionsOf, untilOf } from './wanted.ts'
import { alertWords as say } from './words.ts'

const DirectionSlot = z.enum(['above', 'below'])

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

/** How often and until when, as they were said. */
function* optionsSaid(slots: Slots, context: Context): Asking<Options> {
  const { timeZone } = yield* ask(readCustomer)
  return optionsOf(slots, { now: context.now, timeZone, locale: context.locale })
}

function* made(
  context: Context,
  wanted: Pick<Wanted, 'coin'>,
  result: Result<Alert, NotAdded>,
  remark?: Text,
): Talk<Page> {
  const w = say(context)
  if (!result.ok)
    return yield* list(
      context,
      result.error.kind === 'too-many' ? w.tooMany(result.error.limit) : w.duplicate(result.error.alert),
    )
  const point = (yield* ask(latestPrices)).find(({ coin }) => coin === wanted.coin)
  const { timeZone } = yield* ask(readCustomer)
  const text = w.added(result.value, point, { timeZone, now: context.now, distance: undefined })
  return end(context, under(remark, text), goalButton(labels(context).alerts, goal('alerts')))
}

/** A new alert on a line: what is missing is asked for all at once, and with nothing missing it is made. */
const adding = flow({
  name: NAME,
  kept: OptionSlots,
  slots: { coin: CoinSlot, direction: DirectionSlot, price: CentsSlot },
  *open(wanted, context) {
    if (
      wanted.slots['repeat'] === undefined &&
      wanted.slots['least'] === undefined &&
      wanted.slots['until'] === undefined
    )
      return {}
    const { repeat, expiresAt } = yield* optionsSaid(wanted.slots, context)
    return { ...(repeat && { leastMs: repeat.leastMs }), ...(expiresAt !== undefined && { expiresAt }) }
  },
  before: (context) => list(context),
  questions: {
    new: {
      fills: ['coin', 'direction', 'price'],
      *given({ coin, direction, price: typed }, _, context) {
        const price = typed === undefined ? undefined : VALIDATORS.price(typed, context)
        const said = { coin, direction }
        if (price?.ok === false) return { wrong: price.error, given: read(said) }
        return { given: yield* withDirection(read({ ...said, price: price?.value })) }
      },
      *text({ coin }, context) {
        const points = yield* ask(latestPrices)
        return say(context).ask(points.filter((point) => coin === undefined || point.coin === coin))
      },
      form(known, context) {
        const { coin, direction, price } = fieldsOf(context)
        const missing = { coin: known.coin, direction: known.direction, price: known.price }
        const fields = [coin, direction, price].filter(
          ({ name }) => missing[name as keyof typeof missing] === undefined,
        )
        return { title: say(context).title, submit: say(context).submit, fields }
      },
      read: (values) => ({ given: read(values) }),
    },
  },
  *confirm({ coin, direction, price, leastMs, expiresAt }, context) {
    const options = {
      ...(leastMs !== undefined && { repeat: { leastMs } }),
      ...(expiresAt !== undefined && { expiresAt }),
    }
    const result = yield* ask(addPriceAlert, { coin, direction, price: usdOf(price), ...options })
    return yield* made(context, { coin }, result)
  },
})

const Said = z.record(z.string(), z.string())
const State = z.union([...PAGES, z.object({ at: z.literal('coin'), said: Said }), adding.state])
type State = z.infer<typeof State>

/** Of another kind than a line: all of it was said, but perhaps for the coin. */
function* addOther(said: Slots, context: Context): Talk<State> {
  const w = say(context)
  const coin = coinOf(said.coin)
  if (coin === undefined) {
    const coins = COINS.map((each) => button(NAME, coinWords(context).name(each), 'coin', { data: { coin: each } }))
    return {
      next: { at: 'coin', said },
      say: [card(context, { text: w.whichCoin, rows: inRows([...coins, menuButton(context)]) })],
    }
  }
  const isPaid = said['of'] === 'paid'
  const paid = isPaid ? yield* pricePaid(coin) : undefined
  if (isPaid && paid === undefined)
    return end(context, w.paidUnknown(coin), goalButton(labels(context).alerts, goal('alerts')))
  const price = (yield* ask(latestPrices)).find((point) => point.coin === coin)?.price
  const { timeZone } = yield* ask(readCustomer)
  const dollars = (typed: string) => {
    const valid = VALIDATORS.price(typed, context)
    const cents = valid.ok ? readCents(valid.value) : undefined
    return cents === undefined ? undefined : usdOf(cents)
  }
  const condition = conditionOf(said, { price, timeZone, paid, dollars })
  if (condition === undefined)
    return price === undefined ? end(context, w.noPrice(coin)) : yield* adding.begin({ coin }, context)
  const options = optionsOf(said, { now: context.now, timeZone, locale: context.locale })
  const result = yield* ask(addPriceAlert, { coin, condition, ...options })
  return yield* made(context, { coin }, result, paid && w.paid(coin, paid))
}

function* openNew(wanted: Goal, context: Context): Talk<State> {
  const { until } = wanted.slots
  if (until !== undefined) {
    const { timeZone } = yield* ask(readCustomer)
    if (untilOf(until, { now: context.now, timeZone, locale: context.locale }) === undefined)
      return end(context, say(context).badUntil, goalButton(labels(context).alerts, goal('alerts')))
  }
  return isOtherKind(wanted.slots) ? yield* addOther(wanted.slots, context) : yield* adding.open(wanted, context)
}

function* hearPage(state: Exclude<State, { at: 'new' | 'confirm' }>, input: Input, context: Context): Talk<State> {
  if (isBack(input)) return state.at === 'list' ? { next: 'done', say: [], then: goal('menu') } : yield* list(context)
  if (state.at === 'edit') {
    const filled = yield* hearEdit(state, input, context)
    if (filled !== undefined) return filled
  }
  const away = yield* leaving(input)
  if (away) return away
  if (state.at === 'coin') {
    const coin =
      input.kind === 'chose' ? coinOf(input.data['coin']) : input.kind === 'said' ? coinOf(input.text) : undefined
    if (coin !== undefined) return yield* addOther({ ...state.said, coin }, context)
    return yield* addOther(state.said, context)
  }
  if (input.kind !== 'chose') return yield* again(state, context)
  if (input.choice === 'new') return yield* adding.begin({}, context)
  const id = alertId.parse(input.data['alert'])
  return id === undefined ? yield* list(context) : yield* act(context, input.choice, id)
}

function* hearEdit(
  { alert }: Extract<Page, { at: 'edit' }>,
  input: Input,
  context: Context,
): Asking<Out<State> | undefined> {
  if (input.kind === 'filled') return yield* edit(context, alert, input.values)
  if (input.kind !== 'said' || input.goal !== undefined) return undefined
  const price = answerOf(input, 'price', 'price', context)
  return yield* edit(context, alert, { price: price?.ok === true ? price.value : '', percent: input.text })
}

function* again(state: State, context: Context): Talk<State> {
  switch (state.at) {
    case 'list':
      return yield* list(context)
    case 'one':
      return yield* one(context, state.alert)
    case 'edit':
      return yield* askEdit(context, state.alert)
    case 'coin':
      return yield* addOther(state.said, context)
    default:
      return yield* adding.again(state, context)
  }
}

function* openAct({ slots }: Goal, context: Context): Talk<State> {
  const id = alertId.parse(slots['alert'])
  return id === undefined ? yield* list(context) : yield* act(context, slots['act'] ?? 'one', id)
}

export const alertsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open(wanted, context) {
    if (wanted.name === 'alert') return openNew(wanted, context)
    if (wanted.name === 'quiet-hours') return quiet(wanted, context)
    return wanted.name === 'alert-act' ? openAct(wanted, context) : list(context)
  },
  hear: (state, input, context) =>
    state.at === 'list' || state.at === 'one' || state.at === 'edit' || state.at === 'coin'
      ? hearPage(state, input, context)
      : adding.hear(state, input, context),
  again,
}
