import { z } from 'zod'
import type { Missing } from '#bank/ground/customer.ts'
import { type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { fixButtons } from '#conversation/verification/fix-buttons.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { isDemo, readCustomer } from '#conversation/ask/customer.ts'
import { submitDocument } from './questions.ts'
import { identityWords, registerWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import { askQuestion, hearAnswer, QuestionState } from './identity-questions.ts'
import { askPhoto, handIn, PhotoState } from './identity-photo.ts'
import { card, end, field, isBack, leaving, under } from '#conversation/flow/kit.ts'
import { SAMPLE_ID } from './sample-id.ts'

const wording = (to: Localized) => ({ w: identityWords(to), register: registerWords(to), labels: labelWords(to) })
const NAME = 'identity'

/** What the bank wants to be sure who a customer is, one after the other. */
const State = z.discriminatedUnion('at', [z.object({ at: z.literal('ssn') }), PhotoState, QuestionState])
type State = z.infer<typeof State>

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, register, labels } = wording(context)
  switch (state.at) {
    case 'ssn': {
      const { missing } = yield* ask(readCustomer)
      const text = missing.includes('registration') ? w.registerAgain : w.ssn
      const { labels: names, hints } = register
      const fields = [field('ssn', 'ssn', names.ssn, { kind: 'secret', hint: hints.ssn, maxLength: 15 })]
      const form = { title: names.ssn, submit: labels.continue, fields }
      return { next: state, say: [card(context, { text: under(remark, text), form })] }
    }
    case 'photo-id':
      return yield* askPhoto(context, remark)
    case 'questions': {
      const asked = yield* askQuestion(state, context, remark)
      return asked ?? (yield* prompt({ at: 'ssn' }, context, w.questionsGone))
    }
  }
}

/** The SSN may also be entered again in place of answering: it brings other questions. */
const isWanted = (missing: readonly Missing[], detail: string | undefined): detail is State['at'] =>
  detail === 'ssn'
    ? missing.some((what) => what === 'ssn' || what === 'registration' || what === 'questions')
    : (detail === 'photo-id' || detail === 'questions') && missing.includes(detail)

function* open({ slots }: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const { missing } = yield* ask(readCustomer)
  const [first = 'review'] = missing
  const detail = slots.detail ?? (first === 'registration' ? 'ssn' : first)
  if (!isWanted(missing, detail)) {
    const fixes = fixButtons(missing, context)
    const text = fixes.length > 0 ? w.notWanted(missing) : missing.includes('review') ? w.reviewing : w.nothing
    return end(context, text, ...fixes, goalButton(labels.details, goal('details')))
  }
  const { act } = context.turn
  // Sent together with the words that ask for it: no need to ask back.
  if (detail === 'photo-id' && act.do === 'attach') return yield* handIn(undefined, act.file, context)
  return yield* prompt(detail === 'questions' ? { at: detail, on: 0 } : { at: detail }, context)
}

export const identityDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  wantsFile: ({ at }) => at === 'photo-id',
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input)) {
      if (state.at === 'questions' && state.on > 0) return yield* prompt({ ...state, on: state.on - 1 }, context)
      return { next: 'done', say: [], then: goal('details') }
    }
    if (input.kind === 'attached' && state.at === 'photo-id') return yield* handIn(state.card, input.file, context)
    const away = yield* leaving(input)
    if (away) return away
    if (state.at === 'questions') {
      const heard = yield* hearAnswer(state, input, context)
      return heard ?? (yield* prompt({ at: 'ssn' }, context, w.questionsGone))
    }
    if (input.kind === 'filled' && state.at === 'ssn') {
      const document = { kind: 'ssn', value: input.values['ssn'] ?? '' } as const
      return yield* endWithStatus(yield* ask(submitDocument, { document, card: context.card }), context)
    }
    if (input.kind === 'chose' && input.choice === 'sample' && (yield* ask(isDemo))) {
      const document = { kind: 'photo-id', dataUri: SAMPLE_ID } as const
      return yield* endWithStatus(yield* ask(submitDocument, { document, card: context.card }), context)
    }
    const isText = state.at === 'photo-id' && input.kind === 'said'
    return yield* prompt(state, context, isText ? w.textForPhoto : undefined)
  },
  again: prompt,
}
