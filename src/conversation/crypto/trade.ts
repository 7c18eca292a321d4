import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { COINS } from '#bank/ground/money.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { findOperation } from '#conversation/ask/operation.ts'
import { latestPrices } from '#conversation/ask/price.ts'
import { proposePurchase, proposeSale } from './questions.ts'
import { accountWords } from '#conversation/account/words.ts'
import { coinWords } from './words.ts'
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
  CoinSlot,
  coinOf,
  findAccount,
  isOpen,
  OperationSlot,
  only,
  readCents,
  usdOf,
} from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: coinWords(to), wa: accountWords(to), labels: labelWords(to) })
const NAME = 'trade'

const base = { side: z.enum(['buy', 'sell']), wallet: AccountSlot.optional(), account: AccountSlot.optional() }
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('coin'), ...base, amount: CentsSlot.optional() }),
  z.object({ at: z.literal('amount'), ...base, coin: CoinSlot, operation: OperationSlot.optional() }),
  z.object({ at: z.literal('wallet'), ...base, coin: CoinSlot, amount: CentsSlot }),
  z.object({ at: z.literal('account'), ...base, coin: CoinSlot, amount: CentsSlot }),
  z.object({ at: z.literal('confirm'), ...base, coin: CoinSlot, amount: CentsSlot, operation: OperationSlot }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>
/** What is understood so far; what is missing is asked for. */
type Slots = { readonly side: State['side'] } & {
  readonly [K in 'wallet' | 'account' | 'coin' | 'amount' | 'operation']?: At<'confirm'>[K] | undefined
}

function* owned(kind: 'deposit' | 'crypto'): Generator<Query, readonly Account[], unknown> {
  return (yield* ask(listAccounts)).filter(isOpen(kind))
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)

  switch (state.at) {
    case 'coin': {
      const choices = COINS.map((coin) => button(NAME, w.name(coin), 'coin', { data: { coin } }))
      const rows = inRows([...choices, button(NAME, labels.back, 'back')])
      return { next: state, say: [card(context, { text: under(remark, w.whichCoin(state.side)), rows })] }
    }
    case 'amount': {
      const point = (yield* ask(latestPrices)).find(({ coin }) => coin === state.coin)
      const fields = [field('amount', 'amount', w.amountLabel, { kind: 'amount', hint: w.amountHint, maxLength: 20 })]
      const form = { title: w.amountTitle, submit: labels.continue, fields }
      const text = under(remark, w.amount(state.side, state.coin, point, context.now))
      return { next: state, say: [card(context, { text, form })] }
    }
    case 'wallet':
    case 'account': {
      const accounts = yield* owned(state.at === 'wallet' ? 'crypto' : 'deposit')
      const rows = inRows([...accountButtons(NAME, 'pick', accounts), button(NAME, labels.back, 'back')])
      const text = under(remark, state.at === 'wallet' ? w.whichWallet : w.whichAccount(state.side))
      return { next: state, say: [card(context, { text, rows })] }
    }
    case 'confirm':
      return yield* showConfirm(state, context, remark)
  }
}

function* showConfirm(state: At<'confirm'>, context: Context, remark?: Text): Talk<State> {
  const { w, wa, labels } = wording(context)

  const operation = yield* ask(findOperation, { operation: state.operation })
  if (operation === undefined) return end(context, wa.unknownOperation)
  const changes = [button(NAME, labels.changeAmount, 'amount'), button(NAME, w.changeCoin, 'coin')]
  const shown = confirmCard(NAME, operation, yield* factsOf(context), context.now, changes)
  return { next: state, say: [card(context, { ...shown, text: under(remark, shown.text) })] }
}

/** Asks the next thing that is missing, or makes the card once nothing is. */
function* advance(slots: Slots, context: Context): Talk<State> {
  const { w, labels } = wording(context)

  const { side, coin, amount, operation } = slots
  const [wallets, accounts] = [yield* owned('crypto'), yield* owned('deposit')]
  if (wallets.length === 0) {
    return end(
      context,
      w.noWallet,
      goalButton(labels.openWallet, goal('open-account', { account: 'crypto' }), 'primary'),
    )
  }
  if (accounts.length === 0)
    return end(context, w.noAccount, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  const wallet = wallets.find(({ id }) => id === slots.wallet)?.id ?? only(wallets)?.id
  const account = accounts.find(({ id }) => id === slots.account)?.id ?? only(accounts)?.id
  const kept = { side, ...(wallet && { wallet }), ...(account && { account }) }
  if (coin === undefined) return yield* prompt({ at: 'coin', ...kept, ...(amount && { amount }) }, context)
  if (amount === undefined) return yield* prompt({ at: 'amount', ...kept, coin }, context)
  if (wallet === undefined) return yield* prompt({ at: 'wallet', ...kept, coin, amount }, context)
  if (account === undefined) return yield* prompt({ at: 'account', ...kept, coin, amount }, context)
  const order = { wallet, coin, amount: usdOf(amount), card: context.card }
  const made =
    side === 'buy'
      ? yield* ask(proposePurchase, { ...order, from: account })
      : yield* ask(proposeSale, { ...order, to: account })
  yield* voidCard(operation)
  if (!made.ok) return yield* refused({ ...kept, coin }, made.error, context)
  return yield* showConfirm({ at: 'confirm', ...kept, coin, amount, operation: made.value.id }, context)
}

function* refused(kept: Omit<At<'amount'>, 'at' | 'operation'>, refusal: Refusal, context: Context): Talk<State> {
  const { w, wa } = wording(context)

  if (!isAboutAmount(refusal)) return refusedEnd(refusal, context)
  const coinsShort = refusal.kind === 'short' && kept.side === 'sell'
  const text = coinsShort ? w.sellShort(refusal.available) : wa.refusal(refusal)
  return yield* prompt({ at: 'amount', ...kept }, context, text)
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const side = wanted.name === 'sell' ? 'sell' : 'buy'
  const coin = coinOf(wanted.slots.coin)
  const amount = readCents(wanted.slots.amount)
  return yield* advance({ side, ...(coin && { coin }), ...(amount && { amount }) }, context)
}

function* back(state: State, context: Context): Talk<State> {
  const { side, wallet, account } = state
  const kept = { side, ...(wallet && { wallet }), ...(account && { account }) }
  if (state.at === 'coin') return { next: 'done', say: [], then: goal('menu') }
  if (state.at === 'confirm')
    return yield* prompt({ at: 'amount', ...kept, coin: state.coin, operation: state.operation }, context)
  if (state.at === 'amount') {
    yield* voidCard(state.operation)
    return yield* prompt({ at: 'coin', ...kept }, context)
  }
  return yield* prompt({ at: 'amount', ...kept, coin: state.coin }, context)
}

function* hearConfirm(state: At<'confirm'>, input: Input, context: Context): Talk<State> {
  const { operation, amount, ...kept } = state
  if (isYes(input)) {
    const ended = yield* confirm(operation, goal(state.side, { coin: state.coin }), context)
    return ended.kind === 'ended' ? ended.out : yield* refused(kept, ended.refusal, context)
  }
  if (isNo(input)) return yield* takenBack(operation, context)
  if (input.kind === 'chose' && input.choice === 'amount')
    return yield* prompt({ ...kept, at: 'amount', operation }, context)
  if (input.kind === 'chose' && input.choice === 'coin') {
    yield* voidCard(operation)
    const { coin: _, ...rest } = kept
    return yield* prompt({ ...rest, at: 'coin', amount }, context)
  }
  return (yield* leaving(input, state)) ?? (yield* showConfirm(state, context))
}

export const tradeDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    if (state.at === 'confirm') return yield* hearConfirm(state, input, context)
    const away = yield* leaving(input, state.at === 'amount' ? state : {})
    if (away) return away
    if (state.at === 'amount') {
      const answer = answerOf(input, 'amount', 'amount', context)
      if (answer === undefined) return yield* prompt(state, context)
      if (!answer.ok) return yield* prompt(state, context, answer.error)
      const amount = readCents(answer.value)
      return yield* advance({ ...state, ...(amount && { amount }) }, context)
    }
    const typed = input.kind === 'said' ? input.text : undefined
    const data = input.kind === 'chose' ? input.data : {}
    if (state.at === 'coin') {
      const coin = coinOf(data['coin'] ?? typed)
      return coin ? yield* advance({ ...state, coin }, context) : yield* prompt(state, context)
    }
    const picked = findAccount(yield* owned(state.at === 'wallet' ? 'crypto' : 'deposit'), data['account'] ?? typed)
    return picked ? yield* advance({ ...state, [state.at]: picked.id }, context) : yield* prompt(state, context)
  },
  again: prompt,
}
