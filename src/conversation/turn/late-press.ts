import { isFinal, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { type Asked, ask, onBehalf, type Query } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { findSchedule } from '#conversation/schedule/questions.ts'
import type { Stage } from '#conversation/card/present.ts'
import type { Text } from '#conversation/channel/message.ts'
import { type ButtonDraft, type Context, goalButton, type Saying } from '#conversation/flow/dialog.ts'
import { menuButton } from '#conversation/flow/kit.ts'
import { titleOf } from '#conversation/operation/cards.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import type { DecidesAbout } from '#conversation/session/session.ts'
import { goal } from '#conversation/understand/goal.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { labelWords } from '#conversation/words/words.ts'
import { lateWords, turnWords } from './words.ts'

/** A button of a card that counts no more: what became of what that card was about, or in general where nobody knows. */
export type Late = { readonly text: Text; readonly ways: readonly ButtonDraft[] }

export function* latePress(at: Stage, button: string, context: Context): Generator<Asked, Late, unknown> {
  const { decisions = [], customer } = at.session
  const decision = decisions.findLast((each) => each.button === button)
  const known =
    decision === undefined || customer === undefined ? undefined : yield* onBehalf(customer, truthOf(decision, context))
  if (known === undefined) {
    return { text: turnWords(context).stale(), ways: [] }
  }
  return known
}

/** Said below everything, with the way to where it stands. */
export const lateCard = ({ text, ways }: Late, context: Context): Saying => ({
  show: { card: context.newCard('aside'), text, rows: [[...ways, menuButton(context)]] },
})

function* truthOf(about: DecidesAbout, context: Context): Generator<Query, Late | undefined, unknown> {
  const { timeZone } = yield* ask(readCustomer)
  const time = { timeZone, now: context.now }
  const labels = labelWords(context)
  if (about.kind === 'schedule') {
    const schedule = yield* ask(findSchedule, { schedule: about.id })
    return {
      text: lateWords(context).schedule(schedule),
      ways: [goalButton(labels.schedules, goal('schedules'))],
    }
  }
  const operation = yield* ask(findOperation, { operation: about.id })
  if (operation === undefined) return undefined
  const isOpen = operation.state === 'proposed' || !isFinal(operation.state)
  return {
    text: lateWords(context).operation(operation, { what: whatOf(operation, context), ...time }),
    ways: isOpen ? [goalButton(labels.status, goal('operation', { operation: operation.id }), 'primary')] : [],
  }
}

const whatOf = (operation: Operation, to: Localized): Text =>
  isPaymentOrder(operation.order)
    ? outcomeWords(to).what(operation.order)
    : outcomeWords(to).title(titleOf(operation, to))
