import { z } from 'zod'
import type { Text } from '#conversation/channel/message.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { card, done, end, inRows, isNo, leaving } from '#conversation/flow/kit.ts'
import { type Goal, type GoalName, goal } from '#conversation/understand/goal.ts'
import { saysYes } from '#conversation/understand/replies.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { suggestWords } from './words.ts'

const NAME = 'did-you-mean'
/** `said`: what was read already of the only one that is offered. */
const Said = z.record(z.string(), z.string())
const State = z.object({ offered: z.array(z.string()), said: Said.optional() })
type State = z.infer<typeof State>

/** A goal that is offered, as the buttons of an answer. One that no words are for is left out. */
export const offerButtons = (names: readonly GoalName[], to: Localized): readonly ButtonDraft[] => {
  const { offers } = suggestWords(to)
  return names.flatMap((name) => {
    const label = offers.get(name)?.label
    return label === undefined ? [] : [goalButton(label, goal(name), names.length === 1 ? 'primary' : undefined)]
  })
}

/** The same, where the dialog itself has to remember what was said beside it. */
const pickButtons = (names: readonly GoalName[], to: Localized): readonly ButtonDraft[] =>
  names.flatMap((name) => {
    const label = suggestWords(to).offers.get(name)?.label
    return label === undefined ? [] : [button(NAME, label, 'pick', { style: 'primary', data: { name } })]
  })

/** What was read of the words is one slot here: it is told by the dialog that it is for. */
const stateOf = ({ offered = '', said }: Goal['slots']): State => ({
  offered: offered.split(','),
  ...(said !== undefined && { said: Said.parse(JSON.parse(said)) }),
})

/** What was named is named again, so that it is seen to be kept. */
const severalOf = (said: State['said'], to: Localized): Text => {
  const w = suggestWords(to)
  const what = said?.['amount'] === undefined ? said?.['payee'] : `$${said['amount']}`
  return what === undefined ? w.several() : w.withWhat(what)
}

function* prompt({ offered, said }: State, context: Context): Talk<State> {
  const w = suggestWords(context)
  const ways = said === undefined ? offerButtons(offered, context) : pickButtons(offered, context)
  if (ways.length === 0) return { ...done(), then: goal('menu') }
  const [first = ''] = offered
  const question = offered.length === 1 ? w.offers.get(first)?.question : undefined
  const rows = inRows([...ways, button(NAME, w.other, 'other')])
  return {
    next: { offered, ...(said && { said }) },
    say: [card(context, { text: question === undefined ? severalOf(said, context) : w.one(question), rows })],
  }
}

const isLabel = (text: string, label: string | undefined): boolean =>
  label !== undefined && text.trim().toLowerCase().replaceAll("'", '’') === label.toLowerCase()

/** The one that was picked by words: those on its button, or a yes where only one was offered. */
export const pickedIn = ({ offered }: State, text: string, to: Localized): GoalName | undefined => {
  const { offers } = suggestWords(to)
  const [only] = offered
  if (offered.length === 1 && saysYes(text, to)) return only
  return offered.find((name) => isLabel(text, offers.get(name)?.label))
}

/** Asks what was meant, where the words were not understood for sure. Nothing begins before a button is pressed. */
export const suggestDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  open: ({ slots }: Goal, context) => prompt(stateOf(slots), context),
  *hear(state, input, context) {
    const pressed = input.kind === 'chose' && input.choice === 'pick' ? input.data['name'] : undefined
    const picked = input.kind === 'said' ? pickedIn(state, input.text, context) : pressed
    if (picked !== undefined && state.offered.includes(picked)) return { ...done(), then: goal(picked, state.said) }
    if (isNo(input, context) || (input.kind === 'chose' && input.choice === 'other'))
      return end(context, suggestWords(context).otherwise())
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
}
