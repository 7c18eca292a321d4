import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import type { Usd } from '#bank/ground/money.ts'
import { button, type Context, type Dialog, goalButton, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { putDraft, readDraft } from '#conversation/ask/draft.ts'
import { findPayee } from '#conversation/payment/questions.ts'
import { findAskableBack, findRequest, requestMoney, requestMoneyBack } from './questions.ts'
import { requestCard } from './request-card.ts'
import { RULES } from '#conversation/form/rules.ts'
import { accountWords } from '#conversation/account/words.ts'
import { sendWords } from '#conversation/payment/words.ts'
import { requestWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
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
  menuButton,
  under,
} from '#conversation/flow/kit.ts'
import {
  AccountSlot,
  accountButtons,
  CentsSlot,
  centsOf,
  findAccount,
  isOpen,
  readCents,
  usdOf,
} from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: requestWords(to), send: sendWords(to), labels: labelWords(to) })
const NAME = 'request'

/** Whom to ask is kept as a handle, the note in a draft; with `transfer` a payment is asked back, in full. */
const named = { draft: z.string(), handle: z.string(), amount: CentsSlot, to: AccountSlot }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('payer'), draft: z.string(), amount: CentsSlot.optional() }),
  z.object({ at: z.literal('amount'), draft: z.string(), handle: z.string() }),
  z.object({ at: z.literal('account'), ...named, transfer: z.string().optional() }),
  z.object({ at: z.literal('confirm'), ...named, transfer: z.string().optional() }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>
type Frozen = Omit<At<'confirm'>, 'at'>

/** Another customer by handle or phone; undefined for anybody who can't be asked, words for an own account. */
export function* findOther(
  typed: string,
  to: Localized,
): Generator<Query, { handle: string; name: string } | Text, unknown> {
  const { w } = wording(to)

  const found = yield* ask(findPayee, { text: typed })
  if (!found.ok) return found.error.kind === 'yourself' ? w.own : w.nobody(typed)
  const { own, handle, name } = found.value
  return own || handle === undefined ? w.own : { handle, name }
}
export const isText = (found: object): found is Text => Array.isArray(found)

/** Where money can come into. */
export function* targets(): Generator<Query, readonly Account[], unknown> {
  return (yield* ask(listAccounts)).filter(isOpen('deposit'))
}

const noteField = (to: Localized) => {
  const { w } = wording(to)
  return field('note', 'note', w.noteLabel, { hint: w.noteHint, required: false, maxLength: 80 })
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, send, labels } = wording(context)

  switch (state.at) {
    case 'payer': {
      const fields = [field('payer', 'text', w.payerLabel, { hint: w.payerHint, maxLength: 60 })]
      const form = { title: w.payerTitle, submit: labels.continue, fields }
      return { next: state, say: [card(context, { text: under(remark, w.payer), form })] }
    }
    case 'amount': {
      const other = yield* findOther(`@${state.handle}`, context)
      if (isText(other)) return yield* prompt({ at: 'payer', draft: state.draft }, context, other)
      const amount = field('amount', 'amount', w.amountLabel, { kind: 'amount', hint: send.amountHint, maxLength: 20 })
      const form = { title: w.amountTitle, submit: labels.continue, fields: [amount, noteField(context)] }
      return { next: state, say: [card(context, { text: under(remark, w.amount(other)), form })] }
    }
    case 'account': {
      const rows = inRows([...accountButtons(NAME, 'into', yield* targets()), button(NAME, labels.back, 'back')])
      return { next: state, say: [card(context, { text: under(remark, w.into), rows })] }
    }
    case 'confirm':
      return yield* showConfirm(state, context, remark)
  }
}

function* showConfirm(state: Frozen, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  const all = yield* targets()
  const into = all.find(({ id }) => id === state.to) ?? all[0]
  if (into === undefined) return noAccount(context)
  const { note } = yield* noteOf(state.draft)
  const payer = yield* payerOf(state, context)
  if (payer === undefined)
    return yield* prompt({ at: 'payer', draft: state.draft }, context, w.nobody(`@${state.handle}`))
  const text = w.confirm({
    ...{ payer, amount: usdOf(state.amount), note, into: into.nickname },
    back: state.transfer !== undefined,
  })
  const others = all.length > 1 ? [[button(NAME, w.otherAccount, 'account')]] : []
  const rows = [
    [button(NAME, w.ask, 'confirm', { style: 'primary' }), button(NAME, labels.cancel, 'cancel')],
    ...others,
  ]
  return { next: { ...state, at: 'confirm', to: into.id }, say: [card(context, { text: under(remark, text), rows })] }
}

function* payerOf(
  { handle, transfer }: Frozen,
  to: Localized,
): Generator<Query, { handle: string; name: string } | undefined, unknown> {
  if (transfer !== undefined) return (yield* ask(findAskableBack, { transfer }))?.payee
  const other = yield* findOther(`@${handle}`, to)
  return isText(other) ? undefined : other
}

/** `isThere` is false when the draft has run out: an empty note is kept as one. */
function* noteOf(draft: string): Generator<Query, { readonly note: string; readonly isThere: boolean }, unknown> {
  const note = (yield* ask(readDraft, { key: draft }))['note']
  return { note: note ?? '', isThere: note !== undefined }
}

const noAccount = (context: Context) => {
  const { w, labels } = wording(context)
  return end(context, w.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
}

/** Asks what is still open, or shows the card to be agreed to. */
function* advance(
  { draft, handle, amount }: { draft: string; handle: string; amount?: string | undefined },
  context: Context,
): Talk<State> {
  const [first] = yield* targets()
  if (first === undefined) return noAccount(context)
  if (amount === undefined) return yield* prompt({ at: 'amount', draft, handle }, context)
  return yield* showConfirm({ draft, handle, amount, to: first.id }, context)
}

function* takePayer(state: At<'payer'>, typed: string, context: Context): Talk<State> {
  const text = RULES.text(typed, context)
  if (!text.ok) return yield* prompt(state, context, text.error)
  const other = yield* findOther(text.value, context)
  return isText(other)
    ? yield* prompt(state, context, other)
    : yield* advance({ draft: state.draft, amount: state.amount, handle: other.handle }, context)
}

function* openBack(draft: string, transfer: string, context: Context): Talk<State> {
  const { w, labels } = wording(context)

  const original = yield* ask(findAskableBack, { transfer })
  if (original === undefined) return end(context, w.notBack, goalButton(labels.history, goal('history')))
  const [first] = yield* targets()
  if (first === undefined) return noAccount(context)
  const note = RULES.note([...w.backNote(original.note)].slice(0, 80).join(''), context)
  yield* ask(putDraft, { key: draft, values: { note: note.ok ? note.value : '' } })
  const { payee, amount } = original
  return yield* showConfirm({ draft, handle: payee.handle, amount: centsOf(amount), to: first.id, transfer }, context)
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  const draft = `request:${context.turn.id}`
  if (slots.transfer !== undefined) return yield* openBack(draft, slots.transfer, context)
  if ((yield* targets()).length === 0) return noAccount(context)
  const note = RULES.note(slots.note ?? '', context)
  yield* ask(putDraft, { key: draft, values: { note: note.ok ? note.value : '' } })
  const amount = readCents(slots.amount)
  const state = { at: 'payer' as const, draft, ...(amount && { amount }) }
  return slots.payee === undefined ? yield* prompt(state, context) : yield* takePayer(state, slots.payee, context)
}

/** The one press that asks. */
function* askThem(state: At<'confirm'>, context: Context): Talk<State> {
  const { w } = wording(context)

  const { note, isThere } = yield* noteOf(state.draft)
  const again = goalButton(w.new, goal('request'), 'primary')
  if (!isThere) return end(context, w.draftGone, again)
  const payer = yield* payerOf(state, context)
  if (payer === undefined) return end(context, w.nobody(`@${state.handle}`), again)
  const { to, amount, transfer } = state
  const made =
    transfer === undefined
      ? yield* askFor(payer.handle, { to, amount: usdOf(amount), note })
      : yield* ask(requestMoneyBack, { transfer, to, note })
  if (made === undefined) return end(context, w.nobody(`@${state.handle}`), again)
  const forget = { forget: state.draft }
  if (!made.ok) {
    const refused = end(context, w.refusal(made.error, w.who(payer)), goalButton(w.see, goal('requests')))
    return { ...refused, say: [...refused.say, forget] }
  }
  const view = yield* ask(findRequest, { request: made.value.id })
  if (view === undefined) return end(context, w.gone)
  return { next: 'done', say: [card(context, requestCard(view, context.now, context)), forget] }
}

/** Whoever has this handle now; undefined when nobody can be asked by it any more. */
export function* askFor(
  handle: string,
  given: { readonly to: AccountId; readonly amount: Usd; readonly note: string; readonly bill?: string },
) {
  const found = yield* ask(findPayee, { text: `@${handle}` })
  const payer = found.ok ? found.value.customer : undefined
  return payer === undefined ? undefined : yield* ask(requestMoney, { ...given, payer })
}

function* back(state: State, context: Context): Talk<State> {
  if (state.at === 'payer' || (state.at === 'confirm' && state.transfer !== undefined))
    return { next: 'done', say: [{ forget: state.draft }], then: goal('menu') }
  if (state.at === 'amount') return yield* prompt({ at: 'payer', draft: state.draft }, context)
  if (state.at === 'account') return yield* showConfirm(state, context)
  return yield* prompt({ at: 'amount', draft: state.draft, handle: state.handle }, context)
}

function* hearConfirm(
  state: At<'confirm'>,
  input: Parameters<Dialog<State>['hear']>[1],
  context: Context,
): Talk<State> {
  if (isYes(input)) return yield* askThem(state, context)
  if (isNo(input)) {
    const text = accountWords(context).cancelled
    return { next: 'done', say: [card(context, { text, rows: [[menuButton(context)]] }), { forget: state.draft }] }
  }
  if (input.kind === 'chose' && input.choice === 'account') return yield* prompt({ ...state, at: 'account' }, context)
  return (yield* leaving(input, {})) ?? (yield* prompt(state, context))
}

/** Asking one person for money. */
export const requestDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    const away = yield* leaving(input, {})
    if (away) return away
    if (state.at === 'account') {
      const typed = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
      const into = findAccount(yield* targets(), typed)
      return into ? yield* showConfirm({ ...state, to: into.id }, context) : yield* prompt(state, context)
    }
    const answer = answerOf(input, state.at, state.at === 'payer' ? 'text' : 'amount', context)
    if (answer === undefined) return yield* prompt(state, context)
    if (!answer.ok) return yield* prompt(state, context, answer.error)
    if (state.at === 'payer') return yield* takePayer(state, answer.value, context)
    const note = input.kind === 'filled' ? input.values['note'] : undefined
    if (note) yield* ask(putDraft, { key: state.draft, values: { note } })
    return yield* advance({ ...state, amount: readCents(answer.value) }, context)
  },
  again: prompt,
}
