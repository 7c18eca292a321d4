import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import {
  button,
  type Context,
  type Dialog,
  goalButton,
  type Input,
  type Out,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { Payee } from '#bank/payment/payee.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { findPayee, proposeSend } from './questions.ts'
import { RULES } from '#conversation/form/rules.ts'
import { accountWords } from '#conversation/account/words.ts'
import { sendWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { confirm, confirmCard, factsOf, isAboutAmount, refusedEnd, takenBack } from '#conversation/flow/confirm.ts'
import {
  answerOf,
  card,
  end,
  field,
  inRows,
  isBack,
  isNo,
  isYes,
  leaving,
  under,
  voidCard,
} from '#conversation/flow/kit.ts'
import {
  AccountSlot,
  accountButtons,
  CentsSlot,
  findAccount,
  isOpen,
  OperationSlot,
  only,
  readCents,
  usdOf,
} from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: sendWords(to), labels: labelWords(to) })
const NAME = 'send'

/** The payee as a reference: another customer's handle, or an own account. Names are looked up anew for every card. */
export const PayeeSlot = z.union([z.object({ handle: z.string() }), z.object({ own: AccountSlot })])
/** The note waits in the draft. */
const base = { draft: z.string(), from: AccountSlot.optional(), amount: CentsSlot.optional() }
const frozen = { payee: PayeeSlot, from: AccountSlot, amount: CentsSlot, operation: OperationSlot }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('payee'), ...base }),
  z.object({ at: z.literal('amount'), ...base, payee: PayeeSlot, operation: OperationSlot.optional() }),
  z.object({ at: z.literal('from'), ...base, payee: PayeeSlot, amount: CentsSlot }),
  z.object({ at: z.literal('confirm'), ...base, ...frozen }),
  z.object({ at: z.literal('note'), ...base, ...frozen }),
])
export type State = z.infer<typeof State>
type Slot = z.infer<typeof PayeeSlot>
type At<K extends State['at']> = Extract<State, { at: K }>

export function* resolve(slot: Slot): Generator<Query, Payee | undefined, unknown> {
  if ('own' in slot) {
    const own = (yield* ask(listAccounts)).find(({ id }) => id === slot.own)
    return own && { account: own.id, customer: own.customer, name: own.nickname, own: true }
  }
  const found = yield* ask(findPayee, { text: `@${slot.handle}` })
  return found.ok ? found.value : undefined
}

export const slotOf = (payee: Payee): Slot | undefined =>
  payee.own ? { own: payee.account } : payee.handle === undefined ? undefined : { handle: payee.handle }

/** Accounts money can leave from, other than the one it goes to. */
export function* sources(slot: Slot): Generator<Query, readonly Account[], unknown> {
  const all = yield* ask(listAccounts)
  return all.filter(isOpen('deposit')).filter(({ id }) => !('own' in slot) || id !== slot.own)
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  switch (state.at) {
    case 'payee': {
      const fields = [field('payee', 'text', w.payeeLabel, { hint: w.payeeHint, maxLength: 60 })]
      const form = { title: w.payeeTitle, submit: labels.continue, fields }
      return { next: state, say: [card(context, { text: under(remark, w.payee), form })] }
    }
    case 'amount':
      return yield* askAmount(state, context, remark)
    case 'from': {
      const rows = inRows([
        ...accountButtons(NAME, 'from', yield* sources(state.payee)),
        button(NAME, labels.back, 'back'),
      ])
      return { next: state, say: [card(context, { text: under(remark, w.from), rows })] }
    }
    case 'note': {
      const fields = [field('note', 'note', w.noteLabel, { hint: w.noteHint, required: false, maxLength: 80 })]
      const form = { title: w.noteTitle, submit: labels.continue, fields }
      return { next: state, say: [card(context, { text: under(remark, w.note), form })] }
    }
    case 'confirm':
      return yield* showConfirm(state, context, remark)
  }
}

function* askAmount(state: At<'amount'>, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  const payee = yield* resolve(state.payee)
  if (payee === undefined) return yield* prompt({ at: 'payee', draft: state.draft }, context, w.nobody('that'))
  const from = state.from ?? only(yield* sources(state.payee))?.id
  const source = from && (yield* ask(listAccounts)).find(({ id }) => id === from)
  const corrects = state.operation !== undefined
  const amountField = field('amount', 'amount', w.amountLabel, { kind: 'amount', hint: w.amountHint, maxLength: 20 })
  const noteField = field('note', 'note', w.noteLabel, { hint: w.noteHint, required: false, maxLength: 80 })
  const form = {
    title: w.amountTitle,
    submit: labels.continue,
    fields: corrects || state.amount !== undefined ? [amountField] : [amountField, noteField],
  }
  const text = w.amount(
    w.found(payee.name, payee.own ? undefined : payee.handle),
    source ? source.available : undefined,
  )
  return { next: state, say: [card(context, { text: under(remark, text), form })] }
}

function* showConfirm(state: At<'confirm' | 'note'>, context: Context, remark?: Text): Talk<State> {
  const { labels } = wording(context)

  const operation = yield* ask(findOperation, { operation: state.operation })
  if (operation === undefined) return end(context, accountWords(context).unknownOperation)
  const noted = operation.order.kind === 'send' && operation.order.note !== ''
  const shown = confirmCard(NAME, operation, yield* factsOf(context), context.now, [
    button(NAME, labels.changeAmount, 'amount'),
    button(NAME, noted ? labels.changeNote : labels.addNote, 'note'),
  ])
  return { next: { ...state, at: 'confirm' }, say: [card(context, { ...shown, text: under(remark, shown.text) })] }
}

/** Asks what is still open, or makes the card once nothing is. */
function* advance(
  state: At<'payee'> & { readonly payee: Slot; readonly operation?: string | undefined },
  context: Context,
): Talk<State> {
  const { w, labels } = wording(context)

  const { draft, payee, amount, operation } = state
  const from = yield* sources(payee)
  if (from.length === 0) {
    const text = 'own' in payee ? w.noOther : w.noAccount
    return end(context, text, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  }
  const chosen = from.find(({ id }) => id === state.from) ?? only(from)
  const kept = { draft, payee, ...(chosen && { from: chosen.id }) }
  if (amount === undefined) return yield* prompt({ at: 'amount', ...kept }, context)
  if (chosen === undefined) return yield* prompt({ at: 'from', ...kept, amount }, context)
  const to = yield* resolve(payee)
  if (to === undefined) return yield* prompt({ at: 'payee', draft, amount }, context, w.nobody('that'))
  const note = (yield* ask(readDraft, { key: draft }))['note'] ?? ''
  const made = yield* ask(proposeSend, {
    from: chosen.id,
    payee: to,
    amount: usdOf(amount),
    note,
    card: context.card,
  })
  if (operation !== undefined) yield* voidCard(operation)
  if (!made.ok) return yield* refused({ ...kept, from: chosen.id }, made.error, context)
  return yield* showConfirm({ at: 'confirm', ...kept, from: chosen.id, amount, operation: made.value.id }, context)
}

function* refused(kept: Pick<At<'from'>, 'draft' | 'payee' | 'from'>, refusal: Refusal, context: Context): Talk<State> {
  const { refusal: say } = accountWords(context)
  if (isAboutAmount(refusal)) return yield* askAmount({ at: 'amount', ...kept }, context, say(refusal))
  return refusedEnd(refusal, context)
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const { w, labels } = wording(context)

  const draft = `send:${context.turn.id}`
  const note = RULES.note(wanted.slots.note ?? '', context)
  if (note.ok && note.value !== '') yield* ask(putDraft, { key: draft, values: { note: note.value } })
  const accounts = yield* ask(listAccounts)
  if (!accounts.some(isOpen('deposit'))) {
    return end(context, w.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  }
  const from = findAccount(accounts.filter(isOpen('deposit')), wanted.slots.account)?.id
  const amount = readCents(wanted.slots.amount)
  const state = { at: 'payee' as const, draft, ...(from && { from }), ...(amount && { amount }) }
  return wanted.slots.payee === undefined
    ? yield* prompt(state, context)
    : yield* takePayee(state, wanted.slots.payee, context)
}

function* takePayee(state: At<'payee'>, typed: string, context: Context): Talk<State> {
  const { w } = wording(context)

  const text = RULES.text(typed, context)
  if (!text.ok) return yield* prompt(state, context, text.error)
  const found = yield* ask(findPayee, { text: text.value })
  if (!found.ok) {
    const { kind } = found.error
    return yield* prompt(state, context, kind === 'nobody' ? w.nobody(text.value) : w[kind])
  }
  const payee = slotOf(found.value)
  if (payee === undefined) return yield* prompt(state, context, w.nobody(text.value))
  return yield* advance({ ...state, payee }, context)
}

function* back(state: State, context: Context): Talk<State> {
  const { draft } = state
  switch (state.at) {
    case 'payee':
      return { next: 'done', say: [{ forget: draft }], then: goal('menu') }
    case 'amount':
      yield* voidCard(state.operation)
      return yield* prompt({ at: 'payee', draft }, context)
    case 'from':
      return yield* prompt({ at: 'amount', draft, payee: state.payee, amount: state.amount }, context)
    case 'note':
      return yield* showConfirm(state, context)
    case 'confirm':
      return yield* prompt({ ...state, at: 'amount' }, context)
  }
}

function* hearConfirm(state: At<'confirm'>, input: Input, context: Context): Talk<State> {
  if (isYes(input)) {
    const again = goal('send', { ...('handle' in state.payee && { payee: `@${state.payee.handle}` }) })
    const ended = yield* confirm(state.operation, again, context)
    if (ended.kind === 'refused') return yield* refused(state, ended.refusal, context)
    return { ...ended.out, say: [...ended.out.say, { forget: state.draft }] }
  }
  if (isNo(input)) {
    const out: Out<never> = yield* takenBack(state.operation, context)
    return { ...out, say: [...out.say, { forget: state.draft }] }
  }
  const change = input.kind === 'chose' ? input.choice : undefined
  if (change === 'amount' || change === 'note') return yield* prompt({ ...state, at: change }, context)
  return (yield* leaving(input, state)) ?? (yield* prompt(state, context))
}

export const sendDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    const away = yield* leaving(input, state.at === 'payee' || state.at === 'from' ? {} : state)
    if (away) return away
    if (state.at === 'from') {
      const from =
        input.kind === 'chose' && input.choice === 'from'
          ? input.data['account']
          : input.kind === 'said'
            ? input.text
            : undefined
      const chosen = findAccount(yield* sources(state.payee), from)
      return chosen
        ? yield* advance({ ...state, at: 'payee', from: chosen.id }, context)
        : yield* prompt(state, context)
    }
    const answer = answerOf(input, state.at, state.at === 'payee' ? 'text' : state.at, context)
    if (answer === undefined) return yield* prompt(state, context)
    if (!answer.ok) return yield* prompt(state, context, answer.error)
    if (state.at === 'payee') return yield* takePayee(state, answer.value, context)
    const note = input.kind === 'filled' ? input.values['note'] : state.at === 'note' ? answer.value : undefined
    if (note !== undefined) yield* ask(putDraft, { key: state.draft, values: { note } })
    const amount = state.at === 'amount' ? readCents(answer.value) : state.amount
    return yield* advance({ ...state, at: 'payee', ...(amount && { amount }) }, context)
  },
  again: prompt,
}
