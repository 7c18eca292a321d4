import { z } from 'zod'
import type { Case } from '#bank/case/case.ts'
import { canBeTakenUp, isWrittenBy } from '#bank/case/thread.ts'
import { type CaseId, caseId, reference } from '#bank/ground/ids.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Text } from '#conversation/channel/message.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { card, done, end, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { closeButton, writeButton } from './cards.ts'
import { decisionIn, keepWords, messageForm, messageIn, readWords } from './message.ts'
import { closeMine, openHere, readOutlook, readThread, writeToSupport } from './questions.ts'
import { caseWords, peopleWords } from './words.ts'

const NAME = 'thread'
const wording = (to: Localized) => ({ w: peopleWords(to), reports: caseWords(to), labels: labelWords(to) })
/** Of the newest messages so many are shown. */
const SHOWN = 6

const CaseSlot = caseId.schema
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('view'), case: CaseSlot }),
  z.object({ at: z.literal('message'), case: CaseSlot }),
  /** `isAnswer`: said where nothing was asked, after support had written. */
  z.object({ at: z.literal('which'), case: CaseSlot, draft: z.string(), isAnswer: z.literal(true).optional() }),
])
type State = z.infer<typeof State>

const gone = (context: Context) => {
  const { w, labels } = wording(context)
  return end(
    context,
    w.gone,
    ...(context.customer === undefined ? [goalButton(labels.logIn, goal('sign-in'))] : []),
    goalButton(labels.person, goal('people.human')),
  )
}

const titleOf = ({ topic, wrong }: Case, to: Localized): string => {
  const { w, reports } = wording(to)
  return topic === undefined ? reports.wrong[wrong] : w.topics[topic]
}

function* view(id: CaseId, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const found = yield* ask(readThread, { case: id })
  if (found === undefined) return gone(context)
  const { answeredBy, timeZone, isZoneNamed } = yield* ask(readOutlook)
  const { thread = [], state, waitingSince, text, createdAt } = found
  const stands =
    state === 'closed'
      ? w.states.closed
      : waitingSince === undefined
        ? w.states.answered
        : w.states.waiting(w.moment(answeredBy, timeZone, context.now, isZoneNamed))
  const messages = thread.slice(-SHOWN)
  const given = {
    title: titleOf(found, context),
    reference: reference(id),
    state: stands,
    first: text,
    messages,
    hidden: thread.length - messages.length,
  }
  const { customer, turn } = context
  const isWritten = isWrittenBy(found, { chat: turn.conversation, customer: customer && { id: customer } })
  const ways = !isWritten
    ? state === 'closed'
      ? []
      : [closeButton(id, context)]
    : state === 'closed'
      ? canBeTakenUp(found, context.now)
        ? [writeButton(id, w.again)]
        : []
      : [writeButton(id, w.add), closeButton(id, context)]
  const said = w.thread(given, { timeZone, isZoneNamed, now: context.now, openedAt: createdAt })
  const rows = [[...ways, menuButton(context)]]
  return { next: { at: 'view', case: id }, say: [card(context, { text: under(remark, said), rows })] }
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  if (state.at === 'view') return yield* view(state.case, context, remark)
  if ((yield* ask(readThread, { case: state.case })) === undefined) return gone(context)
  if (state.at === 'message') {
    const text = under(remark, w.askMore(reference(state.case)))
    return { next: state, say: [card(context, { text, form: messageForm(context) })] }
  }
  const kept = yield* readWords(state.draft)
  if (kept === undefined) return yield* prompt({ at: 'message', case: state.case }, context, w.lost)
  const rows = [
    [
      button(NAME, w.toSupport, 'send', { style: 'primary' }),
      ...(kept.wish === undefined ? [] : [button(NAME, w.doIt, 'do')]),
      button(NAME, w.neither, 'neither'),
    ],
  ]
  const text = state.isAnswer
    ? w.shallI(kept.words, reference(state.case))
    : kept.wish
      ? w.which(kept.words)
      : w.youWrote(kept.words)
  return { next: state, say: [card(context, { text: under(remark, text), rows })] }
}

function* send({ case: id }: State, text: string, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const written = yield* ask(writeToSupport, { case: id, text })
  if (!written.ok) return end(context, w.refused(written.error), goalButton(labels.person, goal('people.human')))
  const { answeredBy, timeZone, isZoneNamed } = yield* ask(readOutlook)
  const rows = [[writeButton(id, w.add), closeButton(id, context)], [menuButton(context)]]
  const by = w.moment(answeredBy, timeZone, context.now, isZoneNamed)
  return done(card(context, { text: w.added(reference(id), by), rows }))
}

function* close(id: CaseId, context: Context): Talk<State> {
  const { w } = wording(context)
  if (!(yield* ask(closeMine, { case: id }))) return gone(context)
  return done(card(context, { text: w.closed(reference(id)), rows: [[writeButton(id, w.again), menuButton(context)]] }))
}

/** Not named: the newest that is open. */
function* open(wanted: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)
  const id = caseId.parse(wanted.slots['case']) ?? (yield* ask(openHere))[0]?.id
  if (id === undefined) return end(context, w.nothingOpen, goalButton(labels.person, goal('people.human'), 'primary'))
  if (wanted.name === 'case-close') return yield* close(id, context)
  if (wanted.name === 'case-write') return yield* prompt({ at: 'message', case: id }, context)
  const said = wanted.slots['said']
  if (wanted.name !== 'case-answer' || said === undefined) return yield* view(id, context)
  const draft = yield* keepWords(said, undefined, context)
  return yield* prompt({ at: 'which', case: id, draft, isAnswer: true }, context)
}

function* hearMessage(state: State, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)
  const message = messageIn(input, context)
  if (message === undefined) return yield* prompt(state, context)
  if (message.kind === 'secret') return yield* prompt({ at: 'message', case: state.case }, context, w.secret)
  if (message.kind === 'for-support') return yield* send(state, message.text, context)
  const draft = yield* keepWords(message.text, message.wish, context)
  return yield* prompt({ at: 'which', case: state.case, draft }, context)
}

/** A case: what was said in it, one more message, its end. */
export const threadDialog: Dialog<State> = {
  name: NAME,
  access: 'anyone',
  state: State,
  open,
  *hear(state, input, context) {
    const { w } = wording(context)
    if (isBack(input))
      return state.at === 'view' ? { next: 'done', say: [], then: goal('menu') } : yield* view(state.case, context)
    const decision = decisionIn(input)
    if (decision === 'neither') return end(context, w.notSent)
    if (decision !== undefined && state.at === 'which') {
      const kept = yield* readWords(state.draft)
      if (kept === undefined) return yield* prompt({ at: 'message', case: state.case }, context, w.lost)
      if (decision === 'send') return yield* send(state, kept.words, context)
      if (kept.wish !== undefined) return { next: 'done', say: [], then: kept.wish }
    }
    return (yield* leaving(input)) ?? (yield* hearMessage(state, input, context))
  },
  again: prompt,
  draftsOf: (state) => (state.at === 'which' ? [state.draft] : []),
}
