import { z } from 'zod'
import { ask } from '#conversation/ask/ask.ts'
import { customerHere, isDemo } from '#conversation/ask/customer.ts'
import { type ButtonDraft, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { end, leaving } from '#conversation/flow/kit.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { troubleWords } from './words.ts'

const State = z.object({ about: z.enum(['cant-log-in', 'lost-chat', 'money-gone', 'safety']) })
type State = z.infer<typeof State>

function* said({ about }: State, context: Context): Talk<State> {
  const w = troubleWords(context)
  const labels = labelWords(context)
  const isLinked = (yield* ask(customerHere)) !== undefined
  const freeze = goalButton(labels.freeze, goal('freeze'))
  const forgot = goalButton(labels.forgotPin, goal('forgot-pin'))
  const wayIn: ButtonDraft = isLinked
    ? goalButton(labels.logIn, goal('sign-in'), 'primary')
    : goalButton(labels.linkExisting, goal('claim'), 'primary')
  if (about === 'safety') return end(context, w.safety(yield* ask(isDemo)), ...(isLinked ? [freeze] : []))
  if (about === 'cant-log-in') return end(context, w.cantLogIn(isLinked), wayIn, forgot, ...(isLinked ? [freeze] : []))
  if (about === 'money-gone') {
    const report = goalButton(labels.report, goal('report'))
    const history = goalButton(labels.history, goal('history'))
    const person = goalButton(labels.person, goal('people.fraud'))
    return end(
      context,
      w.moneyGone(isLinked),
      ...(isLinked ? [freeze, history, report, person] : [wayIn, forgot, person]),
    )
  }
  const chats = goalButton(labels.chats, goal('chats'), 'primary')
  return end(context, w.lostChat(isLinked), ...(isLinked ? [chats, freeze] : [wayIn, forgot]))
}

const stateOf = (name: string): State => State.catch({ about: 'cant-log-in' }).parse({ about: name })

/** Answers for who can't get in, or fears for their money: what is so, and what to do. */
export const troubleDialog: Dialog<State> = {
  name: 'trouble',
  access: 'anyone',
  state: State,
  open: ({ name }, context) => said(stateOf(name), context),
  *hear(state, input, context) {
    return (yield* leaving(input)) ?? (yield* said(state, context))
  },
  again: (state, context) => said(state, context),
}
