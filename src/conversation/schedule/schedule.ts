import { isTimeZoneKnown } from '#bank/ground/time-zone.ts'
import type { NoSchedule } from '#bank/schedule/manage.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import type { Outcome } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { end } from '#conversation/flow/kit.ts'
import { usdOf } from '#conversation/flow/pick.ts'
import { otherAmount } from '#conversation/operation/operation-flow.ts'
import { resolve } from '#conversation/payment/payee-slot.ts'
import {
  amountAnswer,
  amountForm,
  fromQuestion,
  keepCorrectedNote,
  noteOf,
  openTransfer,
  payeeGone,
  payeeQuestion,
  toPayee,
  transferKept,
  transferSlots,
} from '#conversation/payment/transfer.ts'
import { sendWords } from '#conversation/payment/words.ts'
import { goal } from '#conversation/understand/goal.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { cardOf, confirmed } from './proposed.ts'
import { proposeSchedule } from './questions.ts'
import { readForm, readSaid, RuleSlot, whenForm } from './when.ts'
import { scheduleWords as say } from './words.ts'

const refused = (refusal: NoSchedule, context: Context): Outcome<'when' | 'amount', never> => {
  if (refusal.kind === 'no-days') return { ask: 'when', remark: say(context).noRule.passed }
  if (refusal.kind !== 'too-many') return otherAmount(refusal, context)
  const all = goalButton(labels(context).schedules, goal('schedules'), 'primary')
  return end(context, say(context).tooMany(refusal.limit), all)
}

/** Money that is sent later: once, or again and again. */
export const scheduleDialog = flow({
  name: 'schedule',
  kept: transferKept,
  slots: { ...transferSlots, rule: RuleSlot },
  draftOf: ({ draft }) => draft,
  *open(wanted, context) {
    // Days go by the customer's clock: where nobody knows it, it is asked for first.
    if (!isTimeZoneKnown(yield* ask(readCustomer)))
      return { next: 'done', say: [], then: goal('time-zone', { ...wanted.slots, then: 'schedule' }) }
    return yield* openTransfer('schedule', wanted, context)
  },
  corrections: {
    frame: SENDING,
    parts: () => ['payee', 'amount', 'account', 'note', 'when'],
    *keep({ note }, { draft }, context) {
      yield* keepCorrectedNote(draft, note, context)
      return undefined
    },
  },
  questions: {
    payee: payeeQuestion,
    amount: {
      ...amountAnswer,
      *text({ payee }, context) {
        const to = yield* toPayee(payee, context)
        return 'ask' in to ? to : sendWords(context).amount(to, undefined)
      },
      *form({ draft }, context) {
        return amountForm((yield* noteOf(draft)) === undefined, context)
      },
    },
    when: {
      fills: ['rule'],
      given: ({ when }, _, context, before) => (when === undefined ? undefined : readSaid(when, context, before?.rule)),
      *text({ payee }, context) {
        const to = yield* toPayee(payee, context)
        return 'ask' in to ? to : say(context).when(to)
      },
      form: (_, context) => whenForm(context, ['weekly', 'monthly', 'once']),
      read: (typed, _, context) => readForm(typed, context),
      said: (text, _, context) => readSaid(text, context),
    },
    from: fromQuestion,
  },
  *propose({ draft, payee: slot, amount, from, rule }, context) {
    const payee = yield* resolve(slot)
    if (payee === undefined) return payeeGone(context)
    const note = (yield* noteOf(draft)) ?? ''
    const made = yield* ask(proposeSchedule, { from, payee, amount: usdOf(amount), note, rule })
    return made.ok ? { kind: 'schedule', id: made.value.id } : refused(made.error, context)
  },
  card: (_, context, proposal) => cardOf(proposal, context),
  confirm: (_, context, proposal) => confirmed(proposal, context, goal('schedule')),
})
