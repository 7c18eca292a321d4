import { z } from 'zod'
import { operationId } from '#bank/ground/ids.ts'
import { canBeStopped } from '#bank/operation/cancel.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { outcomeCard } from '#conversation/operation/cards.ts'
import { ask } from '#conversation/ask/ask.ts'
import { answerBankQuestion, findOperation, operationsUnderWay } from '#conversation/ask/operation.ts'
import { lines, rich } from '#conversation/words/text.ts'
import { proposalWords } from '#conversation/flow/words.ts'
import { actWords, outcomeWords } from '#conversation/operation/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import {
  confirm,
  factsOf,
  proposalText,
  refusedEnd,
  endWithStatus,
  takenBack,
} from '#conversation/operation/confirm.ts'
import { answerOf, card, end, field, isBack, isNo, isYes, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { ownCardOf } from '#conversation/operation/status-card.ts'
import { OperationSlot } from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({
  w: proposalWords(to),
  acts: actWords(to),
  labels: labelWords(to),
  outcomes: outcomeWords(to),
})
const NAME = 'operation'
/** On their way at once, to choose from. */
const MOST = 5

/** One operation: where it stands, the bank's question answered, stopped while that is possible. */
const State = z.object({ at: z.enum(['view', 'answer']), shown: OperationSlot })
type State = z.infer<typeof State>

/** Not kept as `operation`: looking at a card and leaving must never cancel it. */
function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, acts, labels } = wording(context)
  const operation = yield* ask(findOperation, { operation: state.shown })
  if (operation === undefined) return end(context, w.unknownOperation, goalButton(labels.history, goal('history')))
  const { order, question } = operation
  const asks =
    question !== undefined && 'bank' in order && (isUnderWay(operation.state) || operation.state === 'settled')
  if (!asks) return yield* view(operation, context, remark)
  const form = {
    title: w.answerTitle,
    submit: labels.continue,
    fields: [field('answer', 'words', w.answerLabel, { kind: 'secret', maxLength: 100 })],
  }
  const text = under(remark, acts.question(order.bank, question))
  return { next: { at: 'answer', shown: operation.id }, say: [card(context, { text, form })] }
}

function* view(operation: Operation, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const shown = outcomeCard(operation, yield* factsOf(context), context.now)
  const text = operation.state === 'proposed' ? yield* proposalText(operation, context) : shown.text
  const stops = canBeStopped(operation)
  const rows =
    operation.state === 'proposed'
      ? [[button(NAME, labels.confirm, 'confirm', { style: 'primary' }), button(NAME, labels.cancel, 'cancel')]]
      : isUnderWay(operation.state)
        ? [
            [
              button(NAME, w.refresh, 'look'),
              ...(stops ? [button(NAME, w.stop, 'cancel', { style: 'danger' })] : []),
              menuButton(context),
            ],
          ]
        : (shown.rows ?? [])
  return {
    next: { at: 'view', shown: operation.id },
    say: [
      { show: { ...shown, card: ownCardOf(operation, context.turn.conversation), text: under(remark, text), rows } },
    ],
  }
}

/** Not named: the one payment on its way, or which of several is meant. */
function* openMoving(wantsStop: boolean, context: Context): Talk<State> {
  const { w, labels, outcomes } = wording(context)
  const moving = yield* ask(operationsUnderWay)
  const [first, ...others] = moving
  if (first === undefined) {
    const text = wantsStop ? w.nothingToStop : w.nothingMoving
    return end(context, text, goalButton(labels.history, goal('history'), 'primary'))
  }
  if (others.length === 0) {
    const tooLate = wantsStop && (first.bankStatus === 'debited' || first.bankStatus === 'credited')
    return yield* prompt({ at: 'view', shown: first.id }, context, tooLate ? w.tooLate : undefined)
  }
  const shown = moving.slice(0, MOST)
  const choices = shown.map(({ id }, at) => goalButton(`${at + 1}`, goal('operation', { operation: id })))
  const listed = shown.flatMap(({ order }, at) =>
    isPaymentOrder(order) ? [rich`${at + 1}. ${outcomes.what(order)}`] : [],
  )
  return end(context, lines(w.whichMoving(wantsStop), ...listed), ...choices)
}

export const operationDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  *open({ slots }, context) {
    const shown = operationId.parse(slots.operation)
    if (shown === undefined) return yield* openMoving(slots.act === 'stop', context)
    return yield* prompt({ at: 'view', shown }, context)
  },
  *hear(state, input, context) {
    if (isBack(input)) return { next: 'done', say: [], then: goal('menu') }
    if (state.at === 'answer') {
      const away = yield* leaving(input)
      const answer = away ? undefined : answerOf(input, 'answer', 'text', context)
      if (answer === undefined) return away ?? (yield* prompt(state, context))
      if (!answer.ok) return yield* prompt(state, context, answer.error)
      const made = yield* ask(answerBankQuestion, {
        operation: state.shown,
        answer: answer.value,
        card: context.card,
      })
      return made.ok ? yield* endWithStatus(made.value, context) : refusedEnd(made.error, context)
    }
    if (isYes(input, context)) {
      const ended = yield* confirm(state.shown, goal('menu'), context)
      if (ended.kind === 'pin') return { next: state, say: [], pin: ended.pin }
      return ended.kind === 'ended' ? ended.out : refusedEnd(ended.refusal, context)
    }
    if (isNo(input, context)) return yield* takenBack(state.shown, context)
    return (yield* leaving(input)) ?? (yield* prompt(state, context))
  },
  again: prompt,
  about: ({ shown }) => ({ kind: 'operation', id: shown }),
}
