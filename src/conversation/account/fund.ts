import { proposalWords } from '#conversation/flow/words.ts'
import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { linkBankByLogin, linkBankByNumbers, proveDeposits, proposePull, proposeTopUp } from './questions.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { isDemo } from '#conversation/ask/customer.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { accountWords } from './words.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { fundWords } from './words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import {
  confirm,
  confirmCard,
  factsOf,
  isAboutAmount,
  refusedEnd,
  standing,
  takenBack,
} from '#conversation/operation/confirm.ts'
import { fundForms } from './fund-forms.ts'
import {
  answerOf,
  card,
  end,
  inRows,
  isBack,
  isNo,
  isYes,
  leaving,
  menuButton,
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

const wording = (to: Localized) => ({
  w: fundWords(to),
  wa: accountWords(to),
  proposal: proposalWords(to),
  labels: labelWords(to),
})
const NAME = 'fund'

/** `from` is the linked account; without it the money is the demo's. */
const move = { from: AccountSlot.optional(), amount: CentsSlot.optional() }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('menu'), to: AccountSlot.optional(), amount: CentsSlot.optional() }),
  z.object({ at: z.literal('login') }),
  z.object({ at: z.literal('numbers') }),
  z.object({ at: z.literal('proof'), account: AccountSlot }),
  z.object({ at: z.literal('target'), ...move }),
  z.object({ at: z.literal('amount'), ...move, to: AccountSlot, operation: OperationSlot.optional() }),
  z.object({ at: z.literal('confirm'), ...move, to: AccountSlot, amount: CentsSlot, operation: OperationSlot }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>
type Slots = { readonly [K in 'from' | 'to' | 'amount' | 'operation']?: At<'confirm'>[K] | undefined }

function* listed(): Generator<Query, readonly Account[], unknown> {
  return yield* ask(listAccounts)
}

function* menu(state: At<'menu'>, context: Context, remark?: Text): Talk<State> {
  const { w, wa, labels } = wording(context)

  const all = yield* listed()
  if (!all.some(isOpen('deposit'))) {
    return end(context, w.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  }
  const demo = yield* ask(isDemo)
  const linked = all.filter(isOpen('external'))
  const waiting = all.filter(({ kind, status }) => kind === 'external' && status === 'pending-proof')
  const rows = inRows([
    ...(demo ? [button(NAME, w.topUp, 'top-up', { style: 'primary' })] : []),
    ...accountButtons(NAME, 'from', linked),
    ...accountButtons(NAME, 'proof', waiting),
    button(NAME, w.byLogin, 'login'),
    button(NAME, w.byNumbers, 'numbers'),
    menuButton(context),
  ])
  const text = w.menu(linked.map(wa.title), waiting.map(wa.title), demo)
  return { next: state, say: [card(context, { text: under(remark, text), rows })] }
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, wa, labels } = wording(context)

  switch (state.at) {
    case 'menu':
      return yield* menu(state, context, remark)
    case 'login':
    case 'numbers':
      return {
        next: state,
        say: [card(context, { text: under(remark, w[state.at]), form: fundForms(context)[state.at] })],
      }
    case 'proof': {
      const account = (yield* listed()).find(({ id }) => id === state.account)
      if (account === undefined) return yield* menu({ at: 'menu' }, context, wa.gone)
      const text = under(remark, w.proof(wa.title(account)))
      return { next: state, say: [card(context, { text, form: fundForms(context).proof })] }
    }
    case 'target': {
      const choices = accountButtons(NAME, 'to', (yield* listed()).filter(isOpen('deposit')))
      const rows = inRows([...choices, button(NAME, labels.back, 'back')])
      return { next: state, say: [card(context, { text: under(remark, w.whichTarget), rows })] }
    }
    case 'amount':
      return yield* askAmount(state, context, remark)
    case 'confirm':
      return yield* showConfirm(state, context, remark)
  }
}

function* askAmount(state: At<'amount'>, context: Context, remark?: Text): Talk<State> {
  const { w, wa } = wording(context)

  const all = yield* listed()
  const to = all.find(({ id }) => id === state.to)
  const from = all.find(({ id }) => id === state.from)
  if (to === undefined || (state.from !== undefined && from === undefined)) {
    return yield* menu({ at: 'menu' }, context, wa.gone)
  }
  const text = under(remark, w.amount(from && wa.title(from), to.nickname))
  return { next: state, say: [card(context, { text, form: fundForms(context).amount })] }
}

function* showConfirm(state: At<'confirm'>, context: Context, remark?: Text): Talk<State> {
  const { labels, proposal } = wording(context)

  const operation = yield* ask(findOperation, { operation: state.operation })
  if (operation === undefined) return end(context, proposal.unknownOperation)
  const changes = [button(NAME, labels.changeAmount, 'amount')]
  const shown = confirmCard(NAME, operation, yield* factsOf(context), context.now, changes)
  return { next: state, say: [card(context, { ...shown, text: under(remark, shown.text) })] }
}

/** Asks the next thing that is missing, or makes the card once nothing is. */
function* advance(slots: Slots, context: Context): Talk<State> {
  const { w } = wording(context)

  const { amount, operation } = slots
  const all = yield* listed()
  const from = all.filter(isOpen('external')).find(({ id }) => id === slots.from)
  if (slots.from !== undefined && from === undefined) return yield* menu({ at: 'menu' }, context, w.notLinked)
  const deposits = all.filter(isOpen('deposit'))
  const to = deposits.find(({ id }) => id === slots.to) ?? only(deposits)
  const kept = { ...(from && { from: from.id }), ...(amount && { amount }) }
  if (to === undefined) return yield* prompt({ at: 'target', ...kept }, context)
  if (amount === undefined) return yield* prompt({ at: 'amount', ...kept, to: to.id }, context)
  const order = { to: to.id, amount: usdOf(amount), card: context.card }
  const made =
    from === undefined ? yield* ask(proposeTopUp, order) : yield* ask(proposePull, { ...order, from: from.id })
  yield* voidCard(operation)
  if (!made.ok) return yield* refused({ ...kept, to: to.id }, made.error, context)
  return yield* showConfirm({ at: 'confirm', ...kept, to: to.id, amount, operation: made.value.id }, context)
}

function* refused(kept: Pick<At<'amount'>, 'from' | 'to'>, refusal: Refusal, context: Context): Talk<State> {
  const { proposal } = wording(context)

  if (!isAboutAmount(refusal)) return refusedEnd(refusal, context)
  const { from, to } = kept
  return yield* askAmount({ at: 'amount', to, ...(from && { from }) }, context, proposal.refusal(refusal))
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  const all = yield* listed()
  const named = findAccount(all, slots.account)
  const amount = readCents(slots.amount)
  const kept = { ...(amount && { amount }) }
  if (named?.kind === 'external' && named.status === 'pending-proof')
    return yield* prompt({ at: 'proof', account: named.id }, context)
  if (named?.kind === 'external') return yield* advance({ from: named.id, ...kept }, context)
  return yield* menu({ at: 'menu', ...kept, ...(named?.kind === 'deposit' && { to: named.id }) }, context)
}

function* hearMenu(state: At<'menu'>, input: Input, context: Context): Talk<State> {
  const { at: _, ...slots } = state
  if (input.kind !== 'chose') return (yield* leaving(input, {})) ?? (yield* menu(state, context))
  const account = findAccount(yield* listed(), input.data['account'])
  if (input.choice === 'top-up') return yield* advance(slots, context)
  if (input.choice === 'from' && account) return yield* advance({ ...slots, from: account.id }, context)
  if (input.choice === 'proof' && account) return yield* prompt({ at: 'proof', account: account.id }, context)
  if (input.choice === 'login' || input.choice === 'numbers') return yield* prompt({ at: input.choice }, context)
  return yield* menu(state, context)
}

function* hearForm(
  state: At<'login' | 'numbers' | 'proof'>,
  values: Readonly<Record<string, string>>,
  context: Context,
): Talk<State> {
  const get = (name: string): string => values[name] ?? ''
  if (state.at === 'login') {
    const login = { bank: get('bank'), loginName: get('loginName'), password: get('password') }
    return yield* standing(yield* ask(linkBankByLogin, { ...login, card: context.card }), context)
  }
  if (state.at === 'numbers') {
    const accountClass = get('accountClass') === 'SAVINGS' ? 'savings' : 'checking'
    const numbers = {
      nickname: get('nickname'),
      accountNumber: get('accountNumber'),
      routingNumber: get('routingNumber'),
    }
    return yield* standing(yield* ask(linkBankByNumbers, { ...numbers, accountClass, card: context.card }), context)
  }
  const [first, second] = [readCents(get('first')), readCents(get('second'))]
  if (first === undefined || second === undefined) return yield* prompt(state, context, validatorWords(context).cents)
  const amounts = [usdOf(first), usdOf(second)] as const
  const made = yield* ask(proveDeposits, { account: state.account, amounts, card: context.card })
  return made.ok ? yield* standing(made.value, context) : refusedEnd(made.error, context)
}

function* hearConfirm(state: At<'confirm'>, input: Input, context: Context): Talk<State> {
  const { operation, amount: _, ...kept } = state
  if (isYes(input)) {
    const ended = yield* confirm(operation, goal('fund'), context)
    return ended.kind === 'ended' ? ended.out : yield* refused(kept, ended.refusal, context)
  }
  if (isNo(input)) return yield* takenBack(operation, context)
  if (input.kind === 'chose' && input.choice === 'amount')
    return yield* askAmount({ ...kept, at: 'amount', operation }, context)
  return (yield* leaving(input, state)) ?? (yield* showConfirm(state, context))
}

function* back(state: State, context: Context): Talk<State> {
  if (state.at === 'menu') return { next: 'done', say: [], then: goal('menu') }
  if (state.at === 'confirm') {
    const { amount: _, ...kept } = state
    return yield* askAmount({ ...kept, at: 'amount' }, context)
  }
  if (state.at === 'amount') yield* voidCard(state.operation)
  return yield* menu({ at: 'menu' }, context)
}

export const fundDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    if (state.at === 'menu') return yield* hearMenu(state, input, context)
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    const away = yield* leaving(input, state.at === 'amount' ? state : {})
    if (away) return away
    if (state.at === 'target') {
      const typed = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
      const to = findAccount((yield* listed()).filter(isOpen('deposit')), typed)
      return to ? yield* advance({ ...state, to: to.id }, context) : yield* prompt(state, context)
    }
    if (state.at === 'amount') {
      const answer = answerOf(input, 'amount', 'amount', context)
      if (answer?.ok === false) return yield* prompt(state, context, answer.error)
      const amount = readCents(answer?.value)
      return amount ? yield* advance({ ...state, amount }, context) : yield* prompt(state, context)
    }
    return input.kind === 'filled' ? yield* hearForm(state, input.values, context) : yield* prompt(state, context)
  },
  again: prompt,
  proposalOf: (at) => ('operation' in at && at.operation ? { kind: 'operation', id: at.operation } : undefined),
}
