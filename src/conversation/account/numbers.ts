import { z } from 'zod'
import { type NumbersRefusal, SHOWN_MS } from '#bank/account/numbers.ts'
import type { Account } from '#bank/ground/account.ts'
import { accountId, cardId } from '#bank/ground/ids.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { isDemo } from '#conversation/ask/customer.ts'
import type { Text } from '#conversation/channel/message.ts'
import { checkPin } from '#conversation/customer/questions.ts'
import { notTried } from '#conversation/customer/sign-in.ts'
import { signInWords } from '#conversation/customer/words.ts'
import {
  button,
  type Context,
  type Dialog,
  goalButton,
  type Input,
  type Out,
  type Talk,
} from '#conversation/flow/dialog.ts'
import { card, done, end, field, inRows, isBack, leaving, menuButton, under } from '#conversation/flow/kit.ts'
import { AccountSlot, accountButtons, findAccount, isOpen, only } from '#conversation/flow/pick.ts'
import { cleanText } from '#conversation/form/free-text.ts'
import { endWithStatus } from '#conversation/operation/confirm.ts'
import { type Goal, goal } from '#conversation/understand/goal.ts'
import { lines } from '#conversation/words/text.ts'
import { labelWords } from '#conversation/words/words.ts'
import { hasNumbers, makeNumbers, showNumbers } from './questions.ts'
import { numbersWords } from './words.ts'

const NAME = 'account-numbers'

/** The numbers themselves are in no state: they are read once more for whoever gives the PIN once more. */
const State = z.discriminatedUnion('at', [
  z.object({ at: z.literal('which') }),
  z.object({ at: z.literal('pin'), account: AccountSlot }),
  z.object({ at: z.literal('shown'), account: AccountSlot, card: cardId.schema }),
])
type State = z.infer<typeof State>
type At<K extends State['at']> = Extract<State, { at: K }>

function* deposits() {
  return (yield* ask(listAccounts)).filter(isOpen('deposit'))
}

function* which(context: Context, remark?: Text): Talk<State> {
  const [w, labels] = [numbersWords(context), labelWords(context)]
  const all = yield* deposits()
  if (all.length === 0) return end(context, w.none, goalButton(labels.openAccount, goal('open-account'), 'primary'))
  const rows = inRows([...accountButtons(NAME, 'of', all), menuButton(context)])
  return { next: { at: 'which' }, say: [card(context, { text: remark ?? w.which, rows })] }
}

const refused = (refusal: NumbersRefusal, context: Context): Out<never> => {
  const [w, labels] = [numbersWords(context), labelWords(context)]
  const way =
    refusal.kind === 'frozen'
      ? goalButton(labels.unfreeze, goal('unfreeze'))
      : refusal.kind === 'unverified'
        ? goalButton(labels.details, goal('details'))
        : goalButton(labels.accounts, goal('accounts'))
  return end(context, w.refused(refusal), way)
}

/** The PIN is asked for once the account has its numbers; before that the bank is asked for them, which shows nothing. */
function* wanted(account: Account, context: Context): Talk<State> {
  const has = yield* ask(hasNumbers, { account: account.id })
  if (!has.ok) return refused(has.error, context)
  if (has.value) return yield* askPin({ at: 'pin', account: account.id }, context)
  const made = yield* ask(makeNumbers, { account: account.id, card: context.card })
  return made.ok ? yield* endWithStatus(made.value, context) : refused(made.error, context)
}

function* askPin(state: At<'pin'>, context: Context, remark?: Text): Talk<State> {
  const w = numbersWords(context)
  const account = findAccount(yield* deposits(), state.account)
  if (account === undefined) return yield* which(context)
  const fields = [field('pin', 'old-pin', w.label, { kind: 'pin', maxLength: 8 })]
  const form = { title: w.title, submit: w.submit, fields }
  return { next: state, say: [card(context, { text: under(remark, w.ask(account.nickname)), form })] }
}

function* hearPin(state: At<'pin'>, pin: string, context: Context): Talk<State> {
  const checked = yield* ask(checkPin, { pin })
  if (checked.kind === 'wrong') return yield* askPin(state, context, signInWords(context).wrong(checked.triesLeft))
  // A person who is signed in and can't give the PIN may have found another's open chat.
  if (checked.kind !== 'right') return { ...notTried(checked, context), session: { signOut: true } }
  return yield* show(state, context)
}

/**
 * They stand on a card of their own, without a button: nothing else ever takes its place, so that what is taken away later
 * is them and nothing else.
 */
function* show({ account: id }: At<'pin'>, context: Context): Talk<State> {
  const w = numbersWords(context)
  const account = findAccount(yield* deposits(), id)
  const own = context.newCard('numbers')
  const found = yield* ask(showNumbers, { account: id, card: own })
  if (!found.ok) return refused(found.error, context)
  const text = w.shown(account?.nickname ?? '', SHOWN_MS)
  const rows = inRows([button(NAME, w.hide, 'hide'), menuButton(context)])
  return {
    next: { at: 'shown', account: id, card: own },
    say: [
      card(context, { text: (yield* ask(isDemo)) ? lines(text, w.demo) : text, rows }),
      { show: { card: own, text: w.numbers(found.value) } },
    ],
  }
}

/** What stands there is taken away, and not repeated without the PIN. */
const hidden = (context: Context, { account, card: own }: At<'shown'>): Out<never> => {
  const w = numbersWords(context)
  const rows = inRows([goalButton(w.again, goal(NAME, { account })), menuButton(context)])
  return done(card(context, { text: w.hidden, rows }), { show: { card: own, text: w.hidden } })
}

/** Where none is open, why not is told of the first. */
const onlyDeposit = (all: readonly Account[]): Account | undefined => {
  const open = all.filter(isOpen('deposit'))
  return open.length === 0 ? all.find(({ kind }) => kind === 'deposit') : only(open)
}

function* open({ slots }: Goal, context: Context): Talk<State> {
  const all = yield* ask(listAccounts)
  // From a button, of whatever kind and standing the account is by now.
  const meant = slots.account === undefined ? onlyDeposit(all) : findAccount(all, slots.account)
  if (meant !== undefined) return yield* wanted(meant, context)
  if (accountId.is(slots.account)) return refused({ kind: 'not-yours' }, context)
  const noSuch =
    slots.account === undefined ? undefined : numbersWords(context).noSuch(cleanText(slots.account).slice(0, 40))
  return yield* which(context, noSuch)
}

function* hearWhich(input: Input, context: Context): Talk<State> {
  const said = input.kind === 'chose' ? input.data['account'] : input.kind === 'said' ? input.text : undefined
  const account = findAccount(yield* deposits(), said)
  return account === undefined ? yield* which(context) : yield* wanted(account, context)
}

export const numbersDialog: Dialog<State> = {
  name: NAME,
  access: 'signed-in',
  state: State,
  open,
  *hear(state, input, context) {
    if (isBack(input)) return { next: 'done', say: [], then: goal('accounts') }
    const away = yield* leaving(input)
    if (away) return away
    if (state.at === 'which') return yield* hearWhich(input, context)
    if (state.at === 'shown') return hidden(context, state)
    return input.kind === 'filled'
      ? yield* hearPin(state, input.values['pin'] ?? '', context)
      : yield* askPin(state, context)
  },
  *again(state, context, remark?: Text) {
    if (state.at === 'which') return yield* which(context, remark)
    return state.at === 'pin' ? yield* askPin(state, context) : hidden(context, state)
  },
}
