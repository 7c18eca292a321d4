import { z } from 'zod'
import { type Wrong, WRONGS } from '#bank/case/case.ts'
import { type CaseId, caseId, operationId } from '#bank/ground/ids.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { findCase, listCases, reportProblem } from './questions.ts'
import { caseCard } from '#conversation/case/cards.ts'
import { caseWords, peopleWords } from './words.ts'
import { secretIn } from '#conversation/understand/secrets.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { answerOf, card, done, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { OperationSlot } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: caseWords(to), labels: labelWords(to) })
const NAME = 'report'
/** In the list. */
const MOST = 5

/** `shown`, not `operation`: walking away from a report must never take a payment's card back. */
const about = { shown: OperationSlot.optional(), transfer: z.string().optional() }
const WrongSlot = z.enum(['not-me', 'wrong-amount', 'twice', 'not-arrived', 'other'])
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list') }),
  z.object({ at: z.literal('one'), case: caseId.schema }),
  z.object({ at: z.literal('wrong'), ...about }),
  z.object({ at: z.literal('words'), ...about, wrong: WrongSlot }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>
type About = Pick<At<'wrong'>, 'shown' | 'transfer'>

function* list(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const all = (yield* ask(listCases)).slice(0, MOST)
  const { timeZone } = yield* ask(readCustomer)
  const numbers = all.map((each, at) => button(NAME, `${at + 1}`, 'one', { data: { case: each.id } }))
  const rows = [
    ...(numbers.length > 0 ? [numbers] : []),
    [goalButton(labels.history, goal('history')), menuButton(context)],
  ]
  const text = all.length === 0 ? w.none : w.list(all, timeZone, context.now)
  return { next: { at: 'list' }, say: [card(context, { text: under(remark, text), rows })] }
}

function* one(id: CaseId, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const found = yield* ask(findCase, { case: id })
  if (found === undefined) return yield* list(context, w.gone)
  const { timeZone } = yield* ask(readCustomer)
  const isOpen = found.state !== 'closed'
  const write = goalButton(labels.writeToSupport, goal('case', { case: id }))
  const rows = [...(isOpen || found.thread ? [[write]] : []), [button(NAME, labels.back, 'back'), menuButton(context)]]
  return { next: { at: 'one', case: id }, say: [card(context, { text: w.one(found, timeZone, context.now), rows })] }
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  switch (state.at) {
    case 'list':
      return yield* list(context, remark)
    case 'one':
      return yield* one(state.case, context)
    case 'wrong': {
      const ways = WRONGS.map((wrong) => button(NAME, w.wrong[wrong], 'wrong', { data: { wrong } }))
      const rows = inRows([...ways, menuButton(context)])
      return { next: state, say: [card(context, { text: under(remark, w.choose), rows })] }
    }
    case 'words': {
      const fields = [field('text', 'words', w.label, { hint: w.hint, required: false, maxLength: 200 })]
      const form = { title: w.title, submit: w.submit, fields }
      return { next: state, say: [card(context, { text: under(remark, w.words(state.wrong)), form })] }
    }
  }
}

const subjectOf = ({ shown, transfer }: About) => ({
  ...(shown !== undefined && { operation: shown }),
  ...(transfer !== undefined && { transfer }),
})

function* keep(state: At<'words'>, text: string, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  // Handed in as a form it has not been looked at yet.
  if (secretIn(text, context) !== undefined) return yield* prompt(state, context, peopleWords(context).secret)
  const made = yield* ask(reportProblem, { subject: subjectOf(state), wrong: state.wrong, text })
  if (!made.ok) {
    const said = made.error.kind === 'too-many' ? w.tooMany(made.error.limit) : w.notYours
    return end(context, said, goalButton(w.mine, goal('cases')), goalButton(labels.history, goal('history')))
  }
  const { timeZone } = yield* ask(readCustomer)
  return done(card(context, caseCard(made.value, timeZone, context.now, context)))
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const { transfer } = wanted.slots
  const operation = operationId.parse(wanted.slots['operation'])
  if (wanted.name === 'cases') return yield* list(context)
  if (operation === undefined && transfer === undefined)
    return end(
      context,
      w.pick,
      goalButton(labels.history, goal('history'), 'primary'),
      goalButton(w.mine, goal('cases')),
    )
  const subject = {
    ...(operation !== undefined && { shown: operation }),
    ...(transfer !== undefined && { transfer }),
  }
  return yield* prompt({ at: 'wrong', ...subject }, context)
}

/** By its button, or said in the button's own words. */
const wrongOf = (input: Input, to: Localized): Wrong | undefined => {
  const { w } = wording(to)
  return input.kind === 'chose'
    ? WRONGS.find((each) => each === input.data['wrong'])
    : input.kind === 'said'
      ? WRONGS.find((each) => w.wrong[each].toLowerCase() === input.text.trim().toLowerCase())
      : undefined
}

/** Something is wrong with a payment: kept as a case, with everything about it; and the cases there are. */
export const reportDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) {
      if (state.at === 'one') return yield* list(context)
      if (state.at === 'words') return yield* prompt({ at: 'wrong', ...subjectFor(state) }, context)
      return { next: 'done', say: [], then: goal('menu') }
    }
    if (state.at === 'words') {
      // What a person tells about their trouble may sound like anything: only a command leads away.
      const away = input.kind === 'said' && input.text.startsWith('/') ? yield* leaving(input) : undefined
      const answer = away ? undefined : answerOf(input, 'text', 'text', context)
      if (answer === undefined) return away ?? (yield* prompt(state, context))
      return answer.ok ? yield* keep(state, answer.value, context) : yield* prompt(state, context, answer.error)
    }
    if (state.at === 'wrong') {
      const wrong = wrongOf(input, context)
      if (wrong !== undefined) return yield* prompt({ ...state, at: 'words', wrong }, context)
    }
    const id = input.kind === 'chose' && input.choice === 'one' ? caseId.parse(input.data['case']) : undefined
    if (id !== undefined) return yield* one(id, context)
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
}

const subjectFor = ({ shown, transfer }: About): About => ({
  ...(shown !== undefined && { shown }),
  ...(transfer !== undefined && { transfer }),
})
