import { z } from 'zod'
import type { Turned } from '#bank/crypto/waiting-order-manage.ts'
import type { WaitingOrder } from '#bank/crypto/waiting-order.ts'
import { coinOf } from '#conversation/flow/pick.ts'
import { waitingOrderId } from '#bank/ground/ids.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { type CardDraft, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { end, leaving, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import { lines } from '#conversation/words/text.ts'
import { cancelWaitingOrder, listWaitingOrders, pauseWaitingOrder, resumeWaitingOrder } from './order-questions.ts'
import { priceNow, saidAgain } from './order.ts'
import { orderWords as say } from './words.ts'

/** Every button names its order: nothing to remember. */
const State = z.object({})
type State = z.infer<typeof State>

const all = (to: Localized) => goalButton(say(to).title, goal('orders'))

function* list(context: Context, remark?: Text): Talk<State> {
  const w = say(context)
  const orders = yield* ask(listWaitingOrders)
  const points = yield* ask(latestPrices)
  const priceOf = (coin: WaitingOrder['coin']) => points.find((point) => point.coin === coin)?.price
  const { timeZone } = yield* ask(readCustomer)
  const text = orders.length === 0 ? w.none : w.list(orders, { priceOf, timeZone, now: context.now })
  const buttons = orders.map(({ id }, at) => goalButton(`${at + 1}`, goal('orders', { order: id })))
  // Whoever wanted to stop an order may mean a purchase that is under way.
  if (orders.length === 0) buttons.push(goalButton(w.stopPayment, goal('operation', { act: 'stop' })))
  return end(context, under(remark, text), ...buttons)
}

function* one(order: WaitingOrder, context: Context, remark?: Text): Talk<State> {
  const w = say(context)
  const acts = (act: string) => goal('orders', { order: order.id, act })
  const { timeZone } = yield* ask(readCustomer)
  return end(
    context,
    under(remark, w.one(order, yield* priceNow(order.coin), { timeZone, now: context.now })),
    order.state === 'paused' ? goalButton(w.resume, acts('resume'), 'primary') : goalButton(w.pause, acts('pause')),
    goalButton(w.change, goal('order', { ...saidAgain(order), replaces: order.id })),
    goalButton(w.cancel, acts('cancel'), 'danger'),
    all(context),
  )
}

const ACTS = {
  pause: { asks: pauseWaitingOrder, said: (to: Localized) => say(to).paused },
  resume: { asks: resumeWaitingOrder, said: (to: Localized) => say(to).resumed },
  cancel: { asks: cancelWaitingOrder, said: (to: Localized) => say(to).cancelled },
} as const

function* acted(turned: Turned, said: (order: WaitingOrder) => Text, context: Context): Talk<State> {
  if (turned.kind === 'not-yours') return yield* list(context, say(context).gone)
  if (turned.kind === 'no-change') return yield* one(turned.order, context, say(context).unchanged)
  return end(context, turned.underWay === undefined ? said(turned.order) : say(context).tooLate, all(context))
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  const orders = yield* ask(listWaitingOrders)
  if (slots['order'] === undefined) {
    const coin = coinOf(slots['coin'])
    const [meant, ...others] = coin === undefined ? [] : orders.filter((each) => each.coin === coin)
    return meant !== undefined && others.length === 0 ? yield* one(meant, context) : yield* list(context)
  }
  const id = waitingOrderId.parse(slots['order'])
  const order = orders.find((each) => each.id === id)
  if (order === undefined) return yield* list(context, say(context).gone)
  const { act } = slots
  if (act !== 'pause' && act !== 'resume' && act !== 'cancel') return yield* one(order, context)
  return yield* acted(yield* ask(ACTS[act].asks, { order: order.id }), ACTS[act].said(context), context)
}

export const ordersDialog: Dialog<State> = {
  name: 'orders',
  access: 'signed-in',
  state: State,
  open,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* list(context))
  },
  again: (_, context) => list(context),
}

const SHORT: readonly string[] = ['short', 'insufficient-funds', 'insufficient-coins']
const CLOSED: readonly string[] = ['not-yours', 'not-ready', 'closing', 'account-closed', 'payee-account-closed']
const WHYS = [
  'frozen',
  'payment-limit',
  'price-moved',
  'not-allowed',
  'bank-return',
  'bank-cancelled',
  'customer-cancelled',
] as const

const whyOf = (why: string, { side }: WaitingOrder, to: Localized): Text => {
  if (SHORT.includes(why)) return say(to).shortOf(side)
  if (CLOSED.includes(why)) return say(to).closed
  const known = why === 'over-payment-limit' ? 'payment-limit' : why === 'tier' ? 'not-allowed' : why
  return outcomeWords(to).why(WHYS.find((each) => each === known))
}

/** It has paused by itself. Its buttons need nothing remembered. */
export const orderPausedCard = (order: WaitingOrder, why: string, to: Localized): CardDraft => {
  const w = say(to)
  const acts = (act: string) => goal('orders', { order: order.id, act })
  return {
    text: lines(w.pausedTitle(order.side), w.pausedItself(order, whyOf(why, order, to))),
    rows: [
      [goalButton(w.resume, acts('resume'), 'primary'), goalButton(w.cancel, acts('cancel'))],
      [goalButton(w.show, goal('orders', { order: order.id })), goalButton(labelWords(to).menu, goal('menu'))],
    ],
  }
}
