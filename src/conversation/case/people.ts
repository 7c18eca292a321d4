import { z } from 'zod'
import { type Topic, TOPICS } from '#bank/case/case.ts'
import { isAsProved } from '#bank/case/open.ts'
import { type OperationId, operationId, reference } from '#bank/ground/ids.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { canBeStopped } from '#bank/operation/cancel.ts'
import { ask } from '#conversation/ask/ask.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import type { Text } from '#conversation/channel/message.ts'
import {
  button,
  type ButtonDraft,
  type Context,
  type Dialog,
  goalButton,
  type Input,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { card, done, end, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { only, OperationSlot } from '#conversation/flow/pick.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { isCommand } from '#conversation/understand/commands.ts'
import { type Goal, type GoalName, goal } from '#conversation/understand/goal.ts'
import { saysNo } from '#conversation/understand/replies.ts'
import { secretIn } from '#conversation/understand/secrets.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import { closeButton, writeButton } from './cards.ts'
import { decisionIn, keepWords, messageForm, messageIn, readWords } from './message.ts'
import { askPerson, openHere, paymentsOfLate, readOutlook } from './questions.ts'
import { peopleWords } from './words.ts'

const NAME = 'people'
const wording = (to: Localized) => ({ w: peopleWords(to), labels: labelWords(to), outcomes: outcomeWords(to) })
/** The goal of each topic. */
const goalName = (topic: Topic): GoalName => `people.${topic}`
export const PEOPLE_GOALS: readonly GoalName[] = TOPICS.map(goalName)
const topicOf = ({ name }: Goal): Topic => TOPICS.find((topic) => goalName(topic) === name) ?? 'human'

/** `shown`: the payment it is about. `words`: the draft of what was said before, for a person if they want it. */
const about = { topic: z.enum(TOPICS), shown: OperationSlot.optional() }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('first'), ...about, words: z.string().optional() }),
  z.object({ at: z.literal('message'), ...about }),
  z.object({ at: z.literal('which'), ...about, draft: z.string() }),
])
type State = z.infer<typeof State>
type About = Pick<State, 'topic' | 'shown'>

/** Payments help where money may have gone to somebody else. */
const ASKS_PAYMENT: ReadonlySet<Topic> = new Set(['fraud', 'wrong-payment'])
const HELPS_TO_FREEZE: ReadonlySet<Topic> = new Set(['fraud', 'lost-phone', 'lost-card'])
/** What is shorter says no more than its topic. */
const LEAST_WORDS = 15

type Outlook = { readonly standing: 'stranger' | 'logged-out' | 'signed-in'; readonly isFrozen: boolean }

function* first(state: Extract<State, { at: 'first' }>, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const { topic, shown } = state
  const outlook = yield* ask(readOutlook)
  const by = w.moment(outlook.answeredBy, outlook.timeZone, context.now, outlook.isZoneNamed)
  const kept = state.words === undefined ? undefined : yield* readWords(state.words)
  const named = shown === undefined ? undefined : yield* ask(findOperation, { operation: shown })
  const asksPayment = ASKS_PAYMENT.has(topic) && outlook.standing === 'signed-in' && named === undefined
  const payments = asksPayment ? yield* ask(paymentsOfLate) : []
  const listed = payments.flatMap((each, at) => paymentLine(each, at + 1, context))
  const text = lines(
    w.first(topic, { ...outlook, payments: named ? 'picked' : listed.length > 0 ? 'listed' : 'none' }, by),
    ...(named === undefined ? [] : ['', ...paymentLine(named, undefined, context)]),
    ...(listed.length === 0 ? [] : ['', w.pickPayment, ...listed]),
    ...(kept === undefined ? [] : ['', w.youWrote(kept.words)]),
  )
  const picks = payments.map(({ id }, at) => button(NAME, `${at + 1}`, 'pick', { data: { operation: id } }))
  const rows = [
    ...(picks.length === 0 ? [] : [picks]),
    ...inRows([
      ...helpRows(topic, outlook, named, context),
      ...writeRows(kept !== undefined, context),
      menuButton(context),
    ]),
  ]
  return { next: state, say: [card(context, { text: under(remark, text), rows })] }
}

const helpRows = (
  topic: Topic,
  outlook: Outlook,
  named: Operation | undefined,
  to: Localized,
): readonly ButtonDraft[] => {
  const { w, labels } = wording(to)
  const { standing, isFrozen } = outlook
  const isKnown = standing !== 'stranger'
  return [
    ...(isKnown && !isFrozen && HELPS_TO_FREEZE.has(topic)
      ? [goalButton(labels.freeze, goal('freeze'), 'danger')]
      : []),
    ...(named !== undefined && canBeStopped(named)
      ? [goalButton(w.stop, goal('operation', { operation: named.id }), 'danger')]
      : []),
    ...(standing === 'logged-out' && ASKS_PAYMENT.has(topic) ? [goalButton(labels.logIn, goal('sign-in'))] : []),
    ...(standing === 'stranger' && topic !== 'human' && topic !== 'complaint'
      ? [goalButton(labels.linkExisting, goal('claim'))]
      : []),
  ]
}

const writeRows = (hasWords: boolean, to: Localized): readonly ButtonDraft[] => {
  const { w } = wording(to)
  return hasWords
    ? [button(NAME, w.sendThese, 'send', { style: 'primary' }), button(NAME, w.write, 'write')]
    : [button(NAME, w.write, 'write', { style: 'primary' })]
}

const paymentLine = (operation: Operation, at: number | undefined, to: Localized): readonly Text[] => {
  const { w, outcomes } = wording(to)
  if (!isPaymentOrder(operation.order)) return []
  const { state } = operation
  const stands = canBeStopped(operation)
    ? w.stands.stoppable
    : state === 'settled'
      ? w.stands.arrived
      : state === 'returned'
        ? w.stands.returned
        : w.stands.moving
  const what = outcomes.what(operation.order)
  return [at === undefined ? w.thisPayment(what, stands) : w.payment(at, what, stands)]
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  if (state.at === 'first') return yield* first(state, context, remark)
  if (state.at === 'message')
    return {
      next: state,
      say: [card(context, { text: under(remark, w.ask(state.topic)), form: messageForm(context) })],
    }
  const kept = yield* readWords(state.draft)
  if (kept === undefined) return yield* prompt({ ...aboutOf(state), at: 'message' }, context, w.lost)
  const rows = [
    [
      button(NAME, w.toSupport, 'send', { style: 'primary' }),
      ...(kept.wish === undefined ? [] : [button(NAME, w.doIt, 'do')]),
      button(NAME, w.neither, 'neither'),
    ],
  ]
  const text = kept.wish === undefined ? w.youWrote(kept.words) : w.which(kept.words)
  return { next: state, say: [card(context, { text: under(remark, text), rows })] }
}

const aboutOf = ({ topic, shown }: About): About => ({ topic, ...(shown !== undefined && { shown }) })

function* send(state: State, text: string, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const { topic, shown } = state
  const made = yield* ask(askPerson, { topic, text, ...(shown !== undefined && { operation: shown }) })
  if (!made.ok) return end(context, w.refused(made.error), goalButton(labels.reports, goal('cases')))
  const { answeredBy, timeZone, isZoneNamed } = yield* ask(readOutlook)
  const id = made.value
  const rows = [[writeButton(id, w.add), closeButton(id, context)], [menuButton(context)]]
  const by = w.moment(answeredBy, timeZone, context.now, isZoneNamed)
  return done(card(context, { text: w.opened(reference(id), by), rows }))
}

/** Said to open it, and worth a person's reading: kept until they say whether a person gets it. */
function* openingWords(context: Context) {
  const { act } = context.turn
  if (act.do !== 'say' || isCommand(act.text)) return undefined
  const typed = act.text.trim().slice(0, 500)
  if (typed.length < LEAST_WORDS || secretIn(typed, context) !== undefined) return undefined
  return yield* keepWords(typed, undefined, context)
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const topic = topicOf(wanted)
  // Said without a doubt, freezing is the first help: done at once, and a person stands beside it.
  if (wanted.slots['freeze'] === 'now')
    return { next: 'done', say: [], then: goal('freeze', { about: goalName(topic) }) }
  const named = operationId.parse(wanted.slots['operation'])
  if (topic === 'human' && named === undefined) {
    const open = yield* ask(openHere)
    const again = open.find((each) => each.topic === topic && isAsProved(each, context.customer !== undefined))
    if (again !== undefined) return { next: 'done', say: [], then: goal('case', { case: again.id }) }
  }
  const shown = named ?? (topic === 'wrong-payment' ? yield* onlyStoppable() : undefined)
  const words = yield* openingWords(context)
  return yield* first(
    { at: 'first', topic, ...(shown !== undefined && { shown }), ...(words !== undefined && { words }) },
    context,
  )
}

/** Every second counts, so one that can be stopped is not asked for where there is no other. */
function* onlyStoppable() {
  const { standing } = yield* ask(readOutlook)
  if (standing !== 'signed-in') return undefined
  return only((yield* ask(paymentsOfLate)).filter(canBeStopped))?.id
}

function* hearMessage(state: State, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)
  const message = messageIn(input, context)
  if (message === undefined) return yield* prompt(state, context)
  if (message.kind === 'secret') return yield* prompt({ ...aboutOf(state), at: 'message' }, context, w.secret)
  if (message.kind === 'for-support') return yield* send(state, message.text, context)
  const draft = yield* keepWords(message.text, message.wish, context)
  return yield* prompt({ ...aboutOf(state), at: 'which', draft }, context)
}

function* decide(state: State, decision: 'send' | 'do' | 'neither', context: Context): Talk<State> {
  const { w } = wording(context)
  if (decision === 'neither') return end(context, w.notSent)
  const draft = state.at === 'which' ? state.draft : state.at === 'first' ? state.words : undefined
  const kept = draft === undefined ? undefined : yield* readWords(draft)
  if (kept === undefined) return yield* prompt({ ...aboutOf(state), at: 'message' }, context, w.lost)
  if (decision === 'send') return yield* send(state, kept.words, context)
  return kept.wish === undefined ? yield* prompt(state, context) : { next: 'done', say: [], then: kept.wish }
}

const pickedIn = (input: Input): OperationId | undefined =>
  input.kind === 'chose' && input.choice === 'pick' ? operationId.parse(input.data['operation']) : undefined

/** Trouble that a person has to look at: what to do now, and then words to a person. */
export const peopleDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input))
      return state.at === 'first'
        ? { next: 'done', say: [], then: goal('menu') }
        : yield* prompt({ ...aboutOf(state), at: 'first' }, context)
    const decision = decisionIn(input)
    if (decision !== undefined) return yield* decide(state, decision, context)
    // A plain no is no message.
    if (input.kind === 'said' && state.at !== 'message' && saysNo(input.text, context))
      return yield* decide(state, 'neither', context)
    const picked = pickedIn(input)
    if (picked !== undefined) return yield* prompt({ ...state, shown: picked }, context)
    if (input.kind === 'chose' && input.choice === 'write')
      return yield* prompt({ ...aboutOf(state), at: 'message' }, context)
    return (yield* leaving(input)) ?? (yield* hearMessage(state, input, context))
  },
  again: prompt,
  draftsOf: (state) =>
    state.at === 'which' ? [state.draft] : state.at === 'first' && state.words ? [state.words] : [],
}
