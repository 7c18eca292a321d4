import { z } from 'zod'
import type { QuestionSet } from '#bank/ground/customer.ts'
import { button, type Context, type Input, type Out } from '#conversation/flow/dialog.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { submitDocument } from './questions.ts'
import { identityWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import { card, under } from '#conversation/flow/kit.ts'

const wording = (to: Localized) => ({ w: identityWords(to), labels: labelWords(to) })
const NAME = 'identity'

/** `on`: the place of the question now asked, in the set of that id. Answers given so far wait in an encrypted draft. */
export const QuestionState = z.object({ at: z.literal('questions'), set: z.string().optional(), on: z.int().min(0) })
type State = z.infer<typeof QuestionState>
/** Undefined when the bank has no questions open any more. */
type Asking = Generator<Query, Out<State> | undefined, unknown>

/** What fits on a button as it is; longer choices stand numbered in the text. */
const SHORT = 30

const draftOf = (set: QuestionSet, context: Context): string => `questions:${context.customer ?? ''}:${set.id}`

export function* askQuestion(state: State, context: Context, remark?: Text): Asking {
  const { w } = wording(context)
  const { questions: set } = yield* ask(readCustomer)
  if (set === undefined) return undefined
  const changed = state.set !== undefined && state.set !== set.id
  return askOne(set, changed ? 0 : state.on, context, changed ? w.questionsChanged : remark)
}

const askOne = (set: QuestionSet, on: number, context: Context, remark?: Text): Out<State> => {
  const { w, labels } = wording(context)
  const asked = set.questions[on]
  if (asked === undefined) return askOne(set, 0, context, remark)
  const isLong = asked.choices.some(({ text }) => text.length > SHORT)
  const rows = asked.choices.map(({ id, text }, at) => [
    button(NAME, isLong ? String(at + 1) : text, 'answer', { data: { question: asked.id, choice: id } }),
  ])
  const place = { at: on + 1, of: set.questions.length }
  const text = w.question(place, asked.question, isLong ? asked.choices.map((choice) => choice.text) : [])
  return {
    next: { at: 'questions', set: set.id, on },
    say: [card(context, { text: under(remark, text), rows: [...rows, [button(NAME, labels.back, 'back')]] })],
  }
}

/** A press on a choice, or its number or its words typed. */
const chosenOf = (asked: QuestionSet['questions'][number], input: Input): string | undefined => {
  if (input.kind === 'chose')
    return input.choice === 'answer' && input.data['question'] === asked.id ? input.data['choice'] : undefined
  if (input.kind !== 'said') return undefined
  const typed = input.text.trim().toLowerCase()
  const named = asked.choices.find(({ text }) => text.toLowerCase() === typed)
  return (named ?? (/^\d{1,2}$/.test(typed) ? asked.choices[Number(typed) - 1] : undefined))?.id
}

export function* hearAnswer(state: State, input: Input, context: Context): Asking {
  const { w } = wording(context)
  const { questions: set } = yield* ask(readCustomer)
  const asked = set?.questions[state.on]
  if (set === undefined || set.id !== state.set || asked === undefined) return yield* askQuestion(state, context)
  const chosen = chosenOf(asked, input)
  if (chosen === undefined || !asked.choices.some(({ id }) => id === chosen))
    return askOne(set, state.on, context, input.kind === 'said' ? undefined : w.pickOne)
  const key = draftOf(set, context)
  yield* ask(putDraft, { key, values: { [asked.id]: chosen } })
  if (state.on + 1 < set.questions.length) return askOne(set, state.on + 1, context)
  const answers = yield* ask(readDraft, { key })
  const open = set.questions.findIndex(({ id }) => answers[id] === undefined)
  // An hour has passed over them.
  if (open >= 0) return askOne(set, open, context)
  const document = { kind: 'questions', set: set.id, answers } as const
  const made = yield* endWithStatus(yield* ask(submitDocument, { document, card: context.card }), context)
  return { ...made, say: [...made.say, { forget: key }] }
}
