import { z } from 'zod'
import { parseMoney, usd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { amountField, answerOf, card, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { labelWords } from '#conversation/words/words.ts'
import { readLimits, setPinAbove } from './questions.ts'
import { limitWords } from './words.ts'

const NAME = 'limits'
/** Offered on buttons, in cents. */
const OFFERED = [50_00n, 100_00n, 250_00n] as const

const State = z.object({ at: z.enum(['view', 'amount']) })
type State = z.infer<typeof State>

function* view(context: Context, remark?: Text): Talk<State> {
  const w = limitWords(context)
  const { limits, left, above, graceMs } = yield* ask(readLimits)
  const choice = (label: string, wanted: PinAbove) =>
    button(NAME, label, 'above', { data: { above: String(wanted) }, ...(wanted === above && { style: 'primary' }) })
  const rows = inRows([
    ...OFFERED.filter((cents) => cents <= limits.perPayment.minor).map((cents) => choice(w.above(usd(cents)), cents)),
    button(NAME, w.other, 'other'),
    choice(w.always, 0n),
    choice(w.never, 'off'),
    goalButton(labelWords(context).details, goal('details')),
    menuButton(context),
  ])
  return {
    next: { at: 'view' },
    say: [card(context, { text: under(remark, w.view({ ...limits, left }, above, graceMs)), rows })],
  }
}

function* askAmount(context: Context, remark?: Text): Talk<State> {
  const w = limitWords(context)
  const form = { title: w.title, submit: labelWords(context).continue, fields: [amountField(w.label, w.hint)] }
  return { next: { at: 'amount' }, say: [card(context, { text: under(remark, w.ask), form })] }
}

function* set(above: PinAbove, context: Context): Talk<State> {
  const w = limitWords(context)
  const { limits } = yield* ask(readLimits)
  if (above !== 'off' && above > limits.perPayment.minor) return yield* view(context, w.tooMuch(limits.perPayment))
  const done = yield* ask(setPinAbove, { above })
  if (done === 'pin-wanted') return { next: { at: 'view' }, say: [], pin: w.pin(above) }
  return yield* view(context, w.set(above))
}

/** What was said or typed, in dollars; undefined for what is no amount. */
const readAbove = (typed: string): PinAbove | undefined => {
  if (typed === 'always') return 0n
  if (typed === 'never') return 'off'
  const amount = parseMoney('USD', typed)
  return amount.ok ? amount.value.minor : undefined
}

function* setTyped(typed: string, context: Context): Talk<State> {
  const above = readAbove(typed)
  return above === undefined ? yield* view(context, limitWords(context).notRead) : yield* set(above, context)
}

function* choose(input: Input & { kind: 'chose' }, context: Context): Talk<State> {
  const { above = '' } = input.data
  if (input.choice === 'other') return yield* askAmount(context)
  if (input.choice !== 'above') return yield* view(context)
  if (above === 'off') return yield* set('off', context)
  return /^\d{1,12}$/.test(above) ? yield* set(BigInt(above), context) : yield* view(context)
}

/** What the bank allows, and above which amount it asks for the PIN once more, which the customer sets. */
export const limitsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }: Goal, context) {
    return slots.above === undefined ? yield* view(context) : yield* setTyped(slots.above, context)
  },
  *hear(state, input, context) {
    if (isBack(input)) return state.at === 'view' ? { next: 'done', say: [], then: goal('menu') } : yield* view(context)
    if (input.kind === 'chose') return yield* choose(input, context)
    const away = yield* leaving(input)
    if (away) return away
    const amount = state.at === 'amount' ? answerOf(input, 'amount', 'amount', context) : undefined
    if (amount === undefined) return yield* view(context)
    return amount.ok ? yield* setTyped(amount.value, context) : yield* askAmount(context, amount.error)
  },
  again: (state, context) => (state.at === 'amount' ? askAmount(context) : view(context)),
}
