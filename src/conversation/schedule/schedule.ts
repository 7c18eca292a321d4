import { z } from 'zod'
import { isTimeZoneKnown } from '#bank/ground/time-zone.ts'
import { dayOf } from '#bank/ground/allowances.ts'
import type { Recurrence } from '#bank/ground/calendar.ts'
import type { NoSchedule } from '#bank/schedule/manage.ts'
import { ask } from '#conversation/ask/ask.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import type { Asking, FlowForm, Outcome, Reading } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { flow } from '#conversation/flow/flow.ts'
import { end, field } from '#conversation/flow/kit.ts'
import { usdOf } from '#conversation/flow/pick.ts'
import { scheduleOf } from '#conversation/flow/proposal.ts'
import { proposalWords } from '#conversation/flow/words.ts'
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
import { pinWords } from '#conversation/operation/words.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import type { Result } from '#kit/result.ts'
import { type NoRule, readChange, readDays, readWhen } from './days.ts'
import { confirmSchedule, findSchedule, proposeSchedule, scheduleAsksPin } from './questions.ts'
import { scheduleWords as say } from './words.ts'

const RepeatSlot = z.enum(['once', 'weekly', 'monthly'])
const RuleSlot = z.object({
  repeat: RepeatSlot,
  first: z.string(),
  monthDay: z.number().exactOptional(),
  until: z.string().exactOptional(),
  times: z.number().exactOptional(),
})

function* today(context: Context): Asking<string> {
  const { timeZone } = yield* ask(readCustomer)
  return dayOf(context.now, timeZone)
}

const reading = (rule: Result<Recurrence, NoRule>, context: Context): Reading<{ readonly rule: Recurrence }> =>
  rule.ok ? { given: { rule: rule.value } } : { wrong: say(context).noRule[rule.error] }

function* readSaid(text: string, context: Context, before?: Recurrence) {
  const day = yield* today(context)
  return reading(before === undefined ? readWhen(text, day, context) : readChange(text, before, day, context), context)
}

const whenForm = (context: Context): FlowForm => {
  const w = say(context)
  const choices = (['weekly', 'monthly', 'once'] as const).map((value) => ({ value, label: w.repeats[value] }))
  const fields = [
    field('repeat', 'choice', w.repeatLabel, { kind: 'choice', choices }),
    field('day', 'text', w.dayLabel, { hint: w.dayHint, maxLength: 40 }),
    field('ends', 'text', w.endsLabel, { hint: w.endsHint, required: false, maxLength: 40 }),
  ]
  return { title: w.whenTitle, fields }
}

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
      form: (_, context) => whenForm(context),
      *read({ repeat, day = '', ends = '' }, _, context) {
        const known = RepeatSlot.safeParse(repeat).data
        return known && reading(readDays({ repeat: known, day, ends }, yield* today(context), context), context)
      },
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
  *card(_, context, proposal) {
    const schedule = yield* ask(findSchedule, { schedule: scheduleOf(proposal) })
    if (schedule === undefined) return end(context, say(context).gone)
    const text = say(context).proposal(schedule, context.now)
    const isAsked = yield* ask(scheduleAsksPin, { schedule: schedule.id })
    return {
      text: isAsked ? lines(text, pinWords(context).next) : text,
      changes: { amount: labels(context).changeAmount, when: say(context).changeDay },
    }
  },
  *confirm(_, context, proposal) {
    const decided = yield* ask(confirmSchedule, { schedule: scheduleOf(proposal) })
    const all = goalButton(labels(context).schedules, goal('schedules'))
    switch (decided.kind) {
      case 'done':
        return end(context, say(context).confirmed(decided.schedule), all)
      case 'no-change':
        return end(context, say(context).unchanged, all)
      case 'pin-wanted': {
        const { amount, to } = decided.schedule
        return { pin: pinWords(context).schedule(amount, to) }
      }
      case 'expired': {
        const again = goalButton(labels(context).tryAgain, goal('schedule'), 'primary')
        return end(context, proposalWords(context).expired, again)
      }
      case 'payee-left':
        return end(context, proposalWords(context).refusal(decided), all)
      case 'not-yours':
        return end(context, proposalWords(context).notYours)
    }
  },
})
