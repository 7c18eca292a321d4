import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import type { ScheduleId } from '#bank/ground/ids.ts'
import { dayOf } from '#bank/ground/limits.ts'
import type { Result } from '#kit/result.ts'
import type { Repeat, Rule } from '#bank/schedule/calendar.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { NoSchedule } from '#bank/schedule/manage.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { readCustomer } from '#conversation/ask/customer.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { findPayee } from '#conversation/payment/questions.ts'
import { confirmSchedule, deleteSchedule, findSchedule, proposeSchedule } from './questions.ts'
import { type NoRule, readDays, readWhen } from '#conversation/understand/days.ts'
import { RULES } from '#conversation/form/rules.ts'
import { accountWords } from '#conversation/account/words.ts'
import { sendWords } from '#conversation/payment/words.ts'
import { scheduleWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { isAboutAmount, refusedEnd } from '#conversation/flow/confirm.ts'
import { answerOf, card, end, field, inRows, isBack, isNo, isYes, leaving, under } from '#conversation/flow/kit.ts'
import {
  AccountSlot,
  accountButtons,
  CentsSlot,
  findAccount,
  isOpen,
  only,
  readCents,
  usdOf,
} from '#conversation/flow/pick.ts'
import { PayeeSlot, resolve, slotOf, sources } from '#conversation/payment/send.ts'

const wording = (to: Localized) => ({
  w: scheduleWords(to),
  asks: sendWords(to),
  accounts: accountWords(to),
  labels: labelWords(to),
})
const NAME = 'schedule'

const RuleSlot = z.object({
  repeat: z.enum(['once', 'weekly', 'monthly']),
  first: z.string(),
  monthDay: z.number().exactOptional(),
  until: z.string().exactOptional(),
  times: z.number().exactOptional(),
})
/** The note waits in the draft; names are looked up anew for every card. */
const slots = {
  draft: z.string(),
  payee: PayeeSlot.exactOptional(),
  amount: CentsSlot.exactOptional(),
  rule: RuleSlot.exactOptional(),
  from: AccountSlot.exactOptional(),
}
const State = z.discriminatedUnion('at', [
  z.object({ at: z.enum(['payee', 'amount', 'when', 'from']), ...slots }),
  z.object({ at: z.literal('confirm'), ...slots, schedule: z.string().transform((id) => id as ScheduleId) }),
])
type State = z.infer<typeof State>
type Asking = Exclude<State['at'], 'confirm'>
type Slots = Omit<Extract<State, { at: Asking }>, 'at'>
type Confirming = Extract<State, { at: 'confirm' }>

const kept = ({ draft, payee, amount, rule, from }: State | Slots): Slots => ({
  draft,
  ...(payee && { payee }),
  ...(amount !== undefined && { amount }),
  ...(rule && { rule }),
  ...(from && { from }),
})

function* prompt(at: Asking, given: Slots, context: Context, remark?: Text): Talk<State> {
  const { w, asks, labels } = wording(context)

  const next: State = { at, ...given }
  const show = (text: Text, more: object): { readonly next: State; readonly say: ReturnType<typeof card>[] } => ({
    next,
    say: [card(context, { text: under(remark, text), ...more })],
  })
  if (at === 'payee') {
    const fields = [field('payee', 'text', asks.payeeLabel, { hint: asks.payeeHint, maxLength: 60 })]
    return show(asks.payee, { form: { title: asks.payeeTitle, submit: labels.continue, fields } })
  }
  const payee = given.payee && (yield* resolve(given.payee))
  if (given.payee === undefined || payee === undefined) {
    const { payee: _, ...others } = given
    return yield* prompt('payee', others, context, given.payee && asks.nobody('that'))
  }
  const to = asks.found(payee.name, payee.own ? undefined : payee.handle)
  if (at === 'when')
    return show(w.when(to), { form: { title: w.whenTitle, submit: labels.continue, fields: whenFields(context) } })
  if (at === 'from') {
    const from = accountButtons(NAME, 'from', yield* sources(given.payee))
    return show(asks.from, { rows: inRows([...from, button(NAME, labels.back, 'back')]) })
  }
  const noted = (yield* ask(readDraft, { key: given.draft }))['note'] !== undefined
  const fields = [
    field('amount', 'amount', asks.amountLabel, { kind: 'amount', hint: asks.amountHint, maxLength: 20 }),
    ...(noted ? [] : [field('note', 'note', asks.noteLabel, { hint: asks.noteHint, required: false, maxLength: 80 })]),
  ]
  return show(asks.amount(to, undefined), { form: { title: asks.amountTitle, submit: labels.continue, fields } })
}

const whenFields = (to: Localized) => {
  const { w } = wording(to)
  return [
    field('repeat', 'choice', w.repeatLabel, {
      kind: 'choice',
      choices: (['weekly', 'monthly', 'once'] as const).map((value) => {
        const { w } = wording(to)
        return { value, label: w.repeats[value] }
      }),
    }),
    field('day', 'text', w.dayLabel, { hint: w.dayHint, maxLength: 40 }),
    field('ends', 'text', w.endsLabel, { hint: w.endsHint, required: false, maxLength: 40 }),
  ]
}

/** Asks what is still open, or makes the card once nothing is. */
function* advance(given: Slots, context: Context, remark?: Text): Talk<State> {
  const { asks, labels } = wording(context)

  if (given.payee === undefined) return yield* prompt('payee', given, context, remark)
  const from: readonly Account[] = yield* sources(given.payee)
  if (from.length === 0) {
    const text = 'own' in given.payee ? asks.noOther : asks.noAccount
    return end(context, text, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  }
  if (given.amount === undefined) return yield* prompt('amount', given, context, remark)
  if (given.rule === undefined) return yield* prompt('when', given, context, remark)
  const chosen = from.find(({ id }) => id === given.from) ?? only(from)
  if (chosen === undefined) return yield* prompt('from', given, context, remark)
  const payee = yield* resolve(given.payee)
  if (payee === undefined) return yield* prompt('payee', given, context, asks.nobody('that'))
  const { amount, rule, draft } = given
  const note = (yield* ask(readDraft, { key: draft }))['note'] ?? ''
  const wanted = { from: chosen.id, payee, amount: usdOf(amount), note, rule }
  const made = yield* ask(proposeSchedule, wanted)
  if (!made.ok) return yield* refused({ ...given, from: chosen.id }, made.error, context)
  return yield* confirmCard({ at: 'confirm', ...given, from: chosen.id, schedule: made.value.id }, context)
}

function* refused(given: Slots, refusal: NoSchedule, context: Context): Talk<State> {
  const { w, accounts, labels } = wording(context)

  if (refusal.kind === 'too-many')
    return end(context, w.tooMany(refusal.limit), goalButton(labels.schedules, goal('schedules'), 'primary'))
  if (refusal.kind === 'no-days') return yield* prompt('when', given, context, w.noRule.passed)
  if (isAboutAmount(refusal)) return yield* prompt('amount', given, context, accounts.refusal(refusal))
  return refusedEnd(refusal, context)
}

function* confirmCard(state: Confirming, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  const schedule = yield* ask(findSchedule, { schedule: state.schedule })
  if (schedule === undefined) return end(context, w.gone)
  const { timeZone } = yield* ask(readCustomer)
  const rows = [
    [button(NAME, labels.confirm, 'confirm', { style: 'primary' }), button(NAME, labels.cancel, 'cancel')],
    [button(NAME, labels.changeAmount, 'amount'), button(NAME, w.changeDay, 'when')],
  ]
  const text = under(remark, w.proposal(schedule, timeZone, context.now))
  return { next: state, say: [card(context, { text, rows })] }
}

function* confirm({ schedule, draft }: Confirming, context: Context): Talk<State> {
  const { w, accounts, labels } = wording(context)

  const decided = yield* ask(confirmSchedule, { schedule })
  const forget = { forget: draft }
  const all = goalButton(labels.schedules, goal('schedules'))
  const ended =
    decided.kind === 'done'
      ? end(context, w.confirmed(decided.schedule), all)
      : decided.kind === 'no-change'
        ? end(context, w.unchanged, all)
        : decided.kind === 'expired'
          ? end(context, accounts.expired, goalButton(labels.tryAgain, goal('schedule'), 'primary'))
          : end(context, accounts.notYours)
  return { ...ended, say: [...ended.say, forget] }
}

/** The card was not agreed to: what it showed can't be confirmed any more. */
function* takeBack({ schedule }: Confirming): Generator<Query, void, unknown> {
  yield* ask(deleteSchedule, { schedule })
}

function* hearConfirm(state: Confirming, input: Input, context: Context): Talk<State> {
  const { accounts } = wording(context)

  if (isYes(input)) return yield* confirm(state, context)
  if (isNo(input)) {
    yield* takeBack(state)
    const ended = end(context, accounts.cancelled)
    return { ...ended, say: [...ended.say, { forget: state.draft }] }
  }
  const change = input.kind === 'chose' ? input.choice : undefined
  if (change === 'amount' || change === 'when') {
    yield* takeBack(state)
    return yield* prompt(change, kept(state), context)
  }
  if (input.kind !== 'said' || input.goal === undefined) return yield* confirmCard(state, context)
  yield* takeBack(state)
  return { next: 'done', say: [{ forget: state.draft }], then: input.goal }
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const { w, asks, labels } = wording(context)

  const draft = `schedule:${context.turn.id}`
  const note = RULES.note(wanted.slots.note ?? '', context)
  if (note.ok && note.value !== '') yield* ask(putDraft, { key: draft, values: { note: note.value } })
  const own = (yield* ask(listAccounts)).filter(isOpen('deposit'))
  if (own.length === 0)
    return end(context, asks.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  const from = findAccount(own, wanted.slots.account)?.id
  const amount = readCents(wanted.slots.amount)
  const rule = wanted.slots.when === undefined ? undefined : readWhen(wanted.slots.when, yield* today(context))
  const given: Slots = {
    draft,
    ...(from && { from }),
    ...(amount !== undefined && { amount }),
    ...(rule?.ok && { rule: rule.value }),
  }
  const remark = rule?.ok === false ? w.noRule[rule.error] : undefined
  return wanted.slots.payee === undefined
    ? yield* advance(given, context, remark)
    : yield* takePayee(given, wanted.slots.payee, context, remark)
}

function* today(context: Context): Generator<Query, string, unknown> {
  const { timeZone } = yield* ask(readCustomer)
  return dayOf(context.now, timeZone)
}

function* takePayee(given: Slots, typed: string, context: Context, remark?: Text): Talk<State> {
  const { asks } = wording(context)

  const text = RULES.text(typed, context)
  if (!text.ok) return yield* prompt('payee', given, context, text.error)
  const found = yield* ask(findPayee, { text: text.value })
  const payee = found.ok ? slotOf(found.value) : undefined
  if (payee !== undefined) return yield* advance({ ...given, payee }, context, remark)
  const kind = found.ok ? 'nobody' : found.error.kind
  return yield* prompt('payee', given, context, kind === 'nobody' ? asks.nobody(text.value) : asks[kind])
}

function* takeWhen(given: Slots, input: Input, context: Context): Talk<State> {
  const { w } = wording(context)

  const day = yield* today(context)
  const read = readInput(input, day)
  if (read === undefined) return yield* prompt('when', given, context)
  if (!read.ok) return yield* prompt('when', given, context, w.noRule[read.error])
  return yield* advance({ ...given, rule: read.value }, context)
}

const readInput = (input: Input, today: string): Result<Rule, NoRule> | undefined => {
  if (input.kind === 'said') return readWhen(input.text, today)
  if (input.kind !== 'filled') return undefined
  const { repeat, day = '', ends = '' } = input.values
  const known = (['once', 'weekly', 'monthly'] as const).find((each): each is Repeat => each === repeat)
  return known && readDays({ repeat: known, day, ends }, today)
}

const BEFORE: Readonly<Record<Exclude<Asking, 'payee'>, Asking>> = { amount: 'payee', when: 'amount', from: 'when' }

export const scheduleDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    const given = kept(state)
    if (isBack(input)) {
      if (state.at === 'payee') return { next: 'done', say: [{ forget: state.draft }], then: goal('menu') }
      if (state.at === 'confirm') yield* takeBack(state)
      return yield* prompt(state.at === 'confirm' ? 'when' : BEFORE[state.at], given, context)
    }
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    const away = yield* leaving(input, {})
    if (away) return away
    if (state.at === 'when') return yield* takeWhen(given, input, context)
    if (state.at === 'from') {
      const typed = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
      const chosen = given.payee && findAccount(yield* sources(given.payee), typed)
      return chosen ? yield* advance({ ...given, from: chosen.id }, context) : yield* prompt('from', given, context)
    }
    const answer = answerOf(input, state.at, state.at === 'payee' ? 'text' : 'amount', context)
    if (answer === undefined) return yield* prompt(state.at, given, context)
    if (!answer.ok) return yield* prompt(state.at, given, context, answer.error)
    if (state.at === 'payee') return yield* takePayee(given, answer.value, context)
    const note = input.kind === 'filled' ? input.values['note'] : undefined
    if (note !== undefined) yield* ask(putDraft, { key: given.draft, values: { note } })
    const amount = readCents(answer.value)
    return yield* advance({ ...given, ...(amount !== undefined && { amount }) }, context)
  },
  *again(state, context) {
    return state.at === 'confirm' ? yield* confirmCard(state, context) : yield* prompt(state.at, kept(state), context)
  },
}
