import { z } from 'zod'
import { COINS } from '#bank/ground/coins.ts'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { ask } from '#conversation/ask/ask.ts'
import { latestPrices, lookAtPrices } from '#conversation/ask/price.ts'
import { cleanText } from '#conversation/form/free-text.ts'
import { lines } from '#conversation/words/text.ts'
import { coinWords, portfolioWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { end, leaving } from '#conversation/flow/kit.ts'
import { coinOf } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: coinWords(to), labels: labelWords(to) })

/** Answered at once: nothing to remember. */
const State = z.object({})
type State = z.infer<typeof State>

function* show(wanted: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const typed = wanted.slots.coin
  const coin = coinOf(typed)
  const all = yield* ask(latestPrices)
  const points = coin === undefined ? all : all.filter((point) => point.coin === coin)
  const looks = yield* ask(lookAtPrices, { coins: coin === undefined ? COINS : [coin], points })
  const doubted = looks.flatMap(({ coin, doubt }) => (doubt === undefined ? [] : [w.doubted(coin, doubt)]))
  const known = points.length === 0 && doubted.length === 0 ? [w.noPrice] : []
  const said = points.length === 0 ? [] : [w.prices(points, context.now, looks)]
  const prices = lines(...known, ...said, ...doubted)
  const text =
    typed === undefined || coin !== undefined ? prices : lines(w.unknownCoin(cleanText(typed).slice(0, 20)), '', prices)
  const slots = coin === undefined ? {} : { coin }
  return end(
    context,
    text,
    goalButton(labels.chart, goal('chart', slots)),
    goalButton(labels.buy, goal('buy', slots)),
    goalButton(labels.sell, goal('sell', slots)),
    goalButton(labels.newAlert, goal('alert', slots)),
    goalButton(portfolioWords(context).title, goal('portfolio')),
  )
}

export const pricesDialog: Dialog<State> = {
  name: 'prices',
  access: 'anyone',
  state: State,
  open: show,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* show(goal('prices'), context))
  },
  again: (_, context) => show(goal('prices'), context),
}
