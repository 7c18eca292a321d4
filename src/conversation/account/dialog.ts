import { proposalWords } from '#conversation/flow/words.ts'
import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import { button, type Context, type Dialog, goalButton, type Input, type Talk } from '#conversation/flow/dialog.ts'
import type { Proposal } from '#conversation/flow/proposal.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import type { Text } from '#conversation/channel/message.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { cancelOperation, findOperation } from '#conversation/ask/operation.ts'
import { openAccount, proposeClose, renameAccount } from './questions.ts'
import { VALIDATORS } from '#conversation/form/validators.ts'
import { cleanText } from '#conversation/form/free-text.ts'
import { lines } from '#conversation/words/text.ts'
import { accountWords } from './words.ts'
import { outcomeWords } from '#conversation/operation/words.ts'
import { labelWords } from '#conversation/words/words.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { confirm, confirmCard, refusedEnd, endWithStatus, takenBack } from '#conversation/operation/confirm.ts'
import {
  answerOf,
  card,
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
  CoinSlot,
  findAccount,
  isOpen,
  only,
  OperationSlot,
} from '#conversation/flow/pick.ts'

const wording = (to: Localized) => ({ w: accountWords(to), proposal: proposalWords(to), labels: labelWords(to) })
const NAME = 'accounts'

/** What was wanted before there was a wallet. */
const NextSlot = z.object({ coin: CoinSlot, amount: z.string().max(40).exactOptional() })

const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('list') }),
  z.object({ at: z.literal('open'), product: z.enum(['deposit', 'crypto']), next: NextSlot.optional() }),
  z.object({ at: z.literal('one'), account: AccountSlot }),
  z.object({ at: z.literal('rename'), account: AccountSlot }),
  z.object({ at: z.literal('close'), account: AccountSlot, operation: OperationSlot }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>

const nicknameForm = (title: string, to: Localized, value?: string) => {
  const { w, labels } = wording(to)
  return {
    title,
    submit: labels.continue,
    fields: [
      field('nickname', 'nickname', w.nicknameLabel, { hint: w.nicknameHint, maxLength: 40, ...(value && { value }) }),
    ],
  }
}

function* list(context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const all = yield* ask(listAccounts)
  const rows = inRows([
    ...accountButtons(NAME, 'one', all),
    goalButton(labels.openAccount, goal('open-account'), all.length === 0 ? 'primary' : 'plain'),
    ...(all.length === 0 ? [] : [goalButton(labels.addMoney, goal('fund'))]),
    ...(all.some(isOpen('external')) ? [goalButton(labels.payOut, goal('pay-out'))] : []),
    menuButton(context),
  ])
  const text = under(remark, all.length === 0 ? w.none : w.list(all, context.now))
  return { next: { at: 'list' }, say: [card(context, { text, rows })] }
}

function* found(id: string): Generator<Query, Account | undefined, unknown> {
  return (yield* ask(listAccounts)).find((account) => account.id === id)
}

function* one(account: Account, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  const id = account.id
  const rows = inRows([
    goalButton(labels.history, goal('history', { account: id })),
    ...(account.kind === 'deposit'
      ? [
          goalButton(labels.send, goal('send', { account: id })),
          goalButton(labels.accountNumbers, goal('account-numbers', { account: id })),
        ]
      : []),
    ...(account.kind === 'crypto' ? [goalButton(labels.crypto, goal('crypto'))] : []),
    ...(account.kind === 'external'
      ? [
          goalButton(labels.addMoney, goal('fund', { account: id })),
          goalButton(labels.payOut, goal('pay-out', { bank: id })),
        ]
      : []),
    ...(account.kind === 'external' ? [] : [button(NAME, labels.rename, 'rename')]),
    button(NAME, labels.close, 'close', { style: 'danger' }),
    button(NAME, labels.back, 'back'),
    menuButton(context),
  ])
  return {
    next: { at: 'one', account: id },
    say: [card(context, { text: under(remark, w.one(account, context.now)), rows })],
  }
}

function* prompt(state: State, context: Context, remark?: Text): Talk<State> {
  const { w, labels } = wording(context)
  if (state.at === 'list') return yield* list(context, remark)
  if (state.at === 'open') {
    const text = under(remark, state.product === 'crypto' ? w.walletNickname : w.nickname)
    const title = state.product === 'crypto' ? labels.openWallet : labels.openAccount
    return { next: state, say: [card(context, { text, form: nicknameForm(title, context) })] }
  }
  if (state.at === 'close') return yield* closing(state, context, remark)
  const account = yield* found(state.account)
  if (account === undefined) return yield* list(context, w.gone)
  if (state.at === 'one') return yield* one(account, context, remark)
  const form = nicknameForm(labels.rename, context, account.nickname)
  return { next: state, say: [card(context, { text: under(remark, w.rename(account.nickname)), form })] }
}

function* closing(state: At<'close'>, context: Context, remark?: Text): Talk<State> {
  const { w } = wording(context)
  const operation = yield* ask(findOperation, { operation: state.operation })
  if (operation === undefined) return yield* list(context, w.gone)
  const shown = yield* confirmCard(NAME, operation, context)
  return { next: state, say: [card(context, { ...shown, text: under(remark, shown.text) })] }
}

function* make({ product, next }: At<'open'>, nickname: string, context: Context): Talk<State> {
  return yield* endWithStatus(yield* ask(openAccount, { product, nickname, next, card: context.card }), context)
}

/** `close rent`, `rename rent to home`: what is said goes straight to its card. */
function* openExisting({ slots }: Goal, account: Account | undefined, context: Context): Talk<State> {
  const { w } = wording(context)
  if (account === undefined)
    return yield* list(context, slots.account === undefined ? undefined : w.noSuch(cleanText(slots.account)))
  const state = { at: 'one', account: account.id } as const
  if (slots.act === 'close') return yield* askToClose(state, context)
  if (slots.act !== 'rename' || account.kind === 'external') return yield* one(account, context)
  const nickname = slots.nickname === undefined ? undefined : VALIDATORS.nickname(slots.nickname, context)
  if (nickname?.ok !== true) return yield* prompt({ ...state, at: 'rename' }, context, nickname?.error)
  return yield* rename(account.id, nickname.value, context)
}

function* rename(account: Account['id'], nickname: string, context: Context): Talk<State> {
  const made = yield* ask(renameAccount, { account, nickname, card: context.card })
  return made.ok ? yield* endWithStatus(made.value, context) : refusedEnd(made.error, context)
}

function* open(wanted: Goal, context: Context): Talk<State> {
  const all = yield* ask(listAccounts)
  const account =
    findAccount(all, wanted.slots.account) ??
    (wanted.slots.account === 'crypto' ? only(all.filter(isOpen('crypto'))) : undefined)
  if (wanted.name !== 'open-account') return yield* openExisting(wanted, account, context)
  const product = wanted.slots.account === 'crypto' ? 'crypto' : 'deposit'
  const next = NextSlot.safeParse(wanted.slots).data
  const state = { at: 'open', product, ...(product === 'crypto' && next !== undefined && { next }) } as const
  if (wanted.slots.nickname === undefined) return yield* prompt(state, context)
  const nickname = VALIDATORS.nickname(wanted.slots.nickname, context)
  if (!nickname.ok) return yield* prompt(state, context, nickname.error)
  return yield* make(state, nickname.value, context)
}

function* hearOne(state: At<'one'>, input: Input, context: Context): Talk<State> {
  const choice = input.kind === 'chose' ? input.choice : undefined
  if (choice === 'rename') return yield* prompt({ at: 'rename', account: state.account }, context)
  return yield* choice === 'close' ? askToClose(state, context) : prompt(state, context)
}

function* askToClose(state: At<'one'>, context: Context): Talk<State> {
  const made = yield* ask(proposeClose, { account: state.account, card: context.card })
  // The coins are sold first, with a card that says so.
  if (!made.ok && made.error.kind === 'not-empty' && made.error.coins)
    return { next: 'done', say: [], then: goal('sell-all', { wallet: state.account, closes: 'yes' }) }
  if (!made.ok) return yield* prompt(state, context, yield* refusedClose(made.error, context))
  return yield* closing({ at: 'close', account: state.account, operation: made.value.id }, context)
}

/** Which payment prevents closing, not only that one does. */
function* refusedClose(refused: Refusal, to: Localized): Generator<Query, Text, unknown> {
  const { proposal } = wording(to)
  const busy = refused.kind === 'busy' ? yield* ask(findOperation, { operation: refused.operation }) : undefined
  const move = busy && isPaymentOrder(busy.order) ? outcomeWords(to).what(busy.order) : undefined
  return move === undefined ? proposal.refusal(refused) : lines(proposal.refusal(refused), move)
}

function* hearClose(state: At<'close'>, input: Input, context: Context): Talk<State> {
  if (isNo(input, context)) return yield* takenBack(state.operation, context)
  if (!isYes(input, context)) return yield* closing(state, context)
  const ended = yield* confirm(state.operation, goal('accounts', { account: state.account }), context)
  if (ended.kind === 'pin') return { next: state, say: [], pin: ended.pin }
  return ended.kind === 'ended' ? ended.out : refusedEnd(ended.refusal, context)
}

function* back(state: State, context: Context): Talk<State> {
  if (state.at === 'list') return { next: 'done', say: [], then: goal('menu') }
  if (state.at === 'one' || state.at === 'open') return yield* list(context)
  if (state.at === 'close') yield* ask(cancelOperation, { operation: state.operation })
  return yield* prompt({ at: 'one', account: state.account }, context)
}

const proposalOf = (state: State): Proposal | undefined =>
  state.at === 'close' ? { kind: 'operation', id: state.operation } : undefined

export const accountsDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return yield* back(state, context)
    const away = yield* leaving(input, proposalOf(state))
    if (away) return away
    if (state.at === 'one') return yield* hearOne(state, input, context)
    if (state.at === 'close') return yield* hearClose(state, input, context)
    if (state.at === 'list') {
      const wanted = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
      const account = findAccount(yield* ask(listAccounts), wanted)
      return account ? yield* one(account, context) : yield* list(context)
    }
    const nickname = answerOf(input, 'nickname', 'nickname', context)
    if (nickname === undefined) return yield* prompt(state, context)
    if (!nickname.ok) return yield* prompt(state, context, nickname.error)
    if (state.at === 'open') return yield* make(state, nickname.value, context)
    return yield* rename(state.account, nickname.value, context)
  },
  again: prompt,
  proposalOf,
}
