import { z } from 'zod'
import type { CostMethod } from '#bank/crypto/lots.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Context, Dialog, Talk } from '#conversation/flow/dialog.ts'
import { goalButton } from '#conversation/flow/dialog.ts'
import { done, end, inRows, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { totalsOf } from './portfolio-totals.ts'
import { chooseCostMethod, readMyPortfolio, readTaxYears, writeTaxFile } from './questions.ts'
import { portfolioWords } from './words.ts'

const wording = (to: Localized) => ({ w: portfolioWords(to), labels: labelWords(to) })

/** Answered at once: nothing to remember. */
const State = z.object({})
type State = z.infer<typeof State>

const METHODS: readonly CostMethod[] = ['fifo', 'average']
const methodOf = (said: string | undefined): CostMethod | undefined => METHODS.find((method) => method === said)

function* show({ slots }: Pick<Goal, 'slots'>, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const chosen = methodOf(slots.method)
  if (chosen !== undefined) yield* ask(chooseCostMethod, { method: chosen })
  const portfolio = yield* ask(readMyPortfolio)
  const { method, positions } = portfolio
  const remark = chosen && w.methodKept(chosen)
  if (positions.length === 0)
    return end(
      context,
      under(remark, w.empty),
      goalButton(labels.buy, goal('buy'), 'primary'),
      goalButton(labels.prices, goal('prices')),
    )
  const other = method === 'fifo' ? 'average' : 'fifo'
  return end(
    context,
    under(remark, w.show(portfolio, totalsOf(positions), context.now)),
    goalButton(labels.buy, goal('buy'), 'primary'),
    goalButton(labels.sell, goal('sell')),
    goalButton(w.useMethod[other], goal('portfolio', { method: other })),
    goalButton(w.tax, goal('tax')),
  )
}

export const portfolioDialog: Dialog<State> = {
  name: 'portfolio',
  access: 'signed-in',
  state: State,
  open: show,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* show(goal('portfolio'), context))
  },
  again: (_, context) => show(goal('portfolio'), context),
}

/** Years that fit on one card; older ones are in the file of all years, and can be named. */
const MOST_YEARS = 6

function* taxFile({ slots }: Pick<Goal, 'slots'>, context: Context): Talk<State> {
  const { w } = wording(context)
  const back = goalButton(w.title, goal('portfolio'))
  const wanted = slots.year
  if (wanted === undefined) {
    const years = yield* ask(readTaxYears)
    if (years.length === 0) return end(context, w.nothingSold(undefined), back)
    const buttons = years.slice(0, MOST_YEARS).map((year) => goalButton(`${year}`, goal('tax', { year: `${year}` })))
    return end(context, w.whichYear, ...buttons, goalButton(w.allYears, goal('tax', { year: 'all' })), back)
  }
  const year = /^\d{4}$/.test(wanted) ? Number(wanted) : undefined
  const { method, ...file } = yield* ask(writeTaxFile, { year, titles: w.titles })
  if (file.rows === 0) return end(context, w.nothingSold(year), back)
  const attachment = { name: file.name, type: 'text/csv', bytes: file.bytes, description: w.fileDescription } as const
  // What asks for the year stays, for another one.
  return done({
    show: {
      card: context.newCard('file'),
      text: w.file(file, year, method),
      rows: inRows([back, menuButton(context)]),
      attachment,
    },
  })
}

export const taxDialog: Dialog<State> = {
  name: 'tax',
  access: 'signed-in',
  state: State,
  open: taxFile,
  *hear(_, input, context) {
    return (yield* leaving(input)) ?? (yield* taxFile(goal('tax'), context))
  },
  again: (_, context) => taxFile(goal('tax'), context),
}
