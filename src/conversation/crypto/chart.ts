import { z } from 'zod'
import { type Coin, COINS } from '#bank/ground/coins.ts'
import { type Scheme, SCHEMES } from '#bank/ground/customer.ts'
import { DEFAULT_TIME_ZONE } from '#bank/ground/time-zone.ts'
import { type PriceSpan, SPANS } from '#bank/price/look.ts'
import { ask } from '#conversation/ask/ask.ts'
import { type ButtonDraft, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { card, done, end, leaving, menuButton } from '#conversation/flow/kit.ts'
import { coinOf } from '#conversation/flow/pick.ts'
import { cleanText } from '#conversation/form/free-text.ts'
import { type Goal, goal, named } from '#conversation/understand/goal.ts'
import { byLocale } from '#conversation/words/locale.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import { type Charted, pictureOf } from './chart-picture.ts'
import { chartOf, chartSettings, drawChart } from './chart-questions.ts'
import { chart as english } from './chart-words.en.ts'
import { chart as spanish } from './chart-words.es.ts'
import { coinWords } from './words.ts'

const chartWords = byLocale({ en: english, es: spanish })

/** Answered at once: nothing to remember. */
const State = z.object({})
type State = z.infer<typeof State>

type Shown = { readonly coin: Coin; readonly span: PriceSpan; readonly scheme: Scheme }

const SpanSlot = z.enum(SPANS)
const SchemeSlot = z.enum(SCHEMES)
/** Where none was named. */
const [FIRST = 'BTC'] = COINS
const MOST_COINS = 4

/**
 * Other spans and coins, in place of this picture. What nobody is signed in for is not kept with a customer: there the
 * buttons themselves say how the next one is drawn.
 */
const changes = (context: Context, { coin, span, scheme }: Shown): readonly (readonly ButtonDraft[])[] => {
  const w = chartWords(context)
  const carried = context.customer === undefined ? { scheme } : {}
  const opens = (slots: Partial<Shown>): Goal => goal('chart', named({ coin, span, ...carried, ...slots }))
  const other: Scheme = scheme === 'light' ? 'dark' : 'light'
  const isAsked = context.turn.abilities.showsBothSchemes !== true
  return [
    SPANS.map((each) => goalButton(w.span(each), opens({ span: each }), each === span ? 'primary' : 'plain')),
    [
      ...COINS.filter((each) => each !== coin)
        .slice(0, MOST_COINS)
        .map((each) => goalButton(w.coin(each), opens({ coin: each }))),
      ...(isAsked ? [goalButton(w.scheme[other], opens({ scheme: other }))] : []),
    ],
  ]
}

const ways = (context: Context, coin: Coin): readonly ButtonDraft[] => {
  const labels = labelWords(context)
  return [
    goalButton(labels.buy, goal('buy', { coin })),
    goalButton(labels.sell, goal('sell', { coin })),
    goalButton(labels.newAlert, goal('alert', { coin })),
  ]
}

function* show(wanted: Goal, context: Context): Talk<State> {
  const [w, said] = [chartWords(context), wanted.slots.coin]
  const known = coinOf(said)
  if (said !== undefined && known === undefined)
    return end(context, coinWords(context).unknownCoin(cleanText(said).slice(0, 20)), ...ways(context, FIRST).slice(2))
  const coin = known ?? FIRST
  const span = SpanSlot.safeParse(wanted.slots.span).data ?? 'day'
  const asked = SchemeSlot.safeParse(wanted.slots.scheme).data
  const own = context.customer === undefined ? undefined : yield* ask(chartSettings, { coin, wanted: asked })
  const shown: Shown = { coin, span, scheme: own?.scheme ?? asked ?? 'light' }
  const rows = [...changes(context, shown), [...ways(context, coin)], [menuButton(context)]]
  const { point, look, series } = yield* ask(chartOf, { coin, span })
  if (point === undefined) {
    const why = look?.doubt === undefined ? coinWords(context).noPrice : coinWords(context).doubted(coin, look.doubt)
    return done(card(context, { text: why, rows }))
  }
  if (series === undefined) {
    const price = coinWords(context).prices([point], context.now, look === undefined ? [] : [look])
    return done(card(context, { text: lines(price, '', w.notEnough(coin, span)), rows }))
  }
  const charted: Charted = {
    coin,
    span,
    point,
    series,
    levels: own?.levels ?? [],
    now: context.now,
    change: look?.changes[span],
    timeZone: own?.timeZone ?? DEFAULT_TIME_ZONE,
  }
  const attachment = yield* ask(drawChart, {
    chart: pictureOf(charted, w.picture),
    scheme: shown.scheme,
    name: `${coin.toLowerCase()}-${span}.png`,
    description: w.description(charted),
  })
  const text = attachment === undefined ? lines(w.text(charted), '', w.notDrawn()) : w.text(charted)
  return done(card(context, { text, rows, ...(attachment !== undefined && { attachment }) }))
}

export const chartDialog: Dialog<State> = {
  name: 'chart',
  access: 'anyone',
  state: State,
  open: show,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* show(goal('chart'), context))
  },
  again: (_, context) => show(goal('chart'), context),
}
