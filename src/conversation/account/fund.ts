import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { type Asking, gives } from '#conversation/flow/declare.ts'
import type { Context, Dialog, Input, Out, Talk } from '#conversation/flow/dialog.ts'
import { isBack, leaving } from '#conversation/flow/kit.ts'
import { AccountSlot, CentsSlot, findAccount, isOpen, readCents, usdOf } from '#conversation/flow/pick.ts'
import { operationFlow, otherAmount } from '#conversation/operation/operation-flow.ts'
import { goal } from '#conversation/understand/goal.ts'
import { SENDING } from '#conversation/understand/sentence-frame.ts'
import { labelWords as labels } from '#conversation/words/words.ts'
import { fundForms } from './fund-forms.ts'
import { FUND, isWaiting, Page, showPage, takeForm } from './fund-pages.ts'
import { proposePull, proposeTopUp } from './questions.ts'
import { accountWords, fundWords as say } from './words.ts'

type Source = { readonly linked: Account | undefined }

/** The linked account that the money comes from, none for the demo's money; or the menu, where it can't be used. */
function* sourceOf(from: AccountId | undefined, context: Context): Asking<Source | Out<Page>> {
  if (from === undefined) return { linked: undefined }
  const linked = (yield* ask(listAccounts)).find(({ id }) => id === from)
  if (linked !== undefined && isOpen('external')(linked)) return { linked }
  return yield* showPage({ at: 'menu' }, context, linked ? say(context).notLinked : accountWords(context).gone)
}

/** Bringing money into an account, out of a linked one or, in the demo, out of nowhere. */
const bringing = operationFlow({
  name: FUND,
  kept: { from: AccountSlot.optional() },
  slots: { to: AccountSlot, amount: CentsSlot },
  *open({ slots }, context): Asking<{ readonly from: AccountId } | Out<Page>> {
    const named = findAccount(yield* ask(listAccounts), slots.account)
    if (named !== undefined && isWaiting(named)) return yield* showPage({ at: 'proof', account: named.id }, context)
    if (named?.kind === 'external') return { from: named.id }
    const to = named?.kind === 'deposit' ? { to: named.id } : {}
    return yield* showPage({ at: 'menu', ...gives('amount', readCents(slots.amount))?.given, ...to }, context)
  },
  corrections: { frame: SENDING, parts: () => ['amount'] },
  before: (context) => showPage({ at: 'menu' }, context),
  questions: {
    target: {
      fills: ['to'],
      *text({ from }, context) {
        const source = yield* sourceOf(from, context)
        return 'next' in source ? source : say(context).whichTarget
      },
      *accounts() {
        return (yield* ask(listAccounts)).filter(isOpen('deposit'))
      },
    },
    amount: {
      fills: ['amount'],
      given: ({ amount }) => gives('amount', readCents(amount)),
      *text({ from, to }, context) {
        const source = yield* sourceOf(from, context)
        if ('next' in source) return source
        const { title, gone } = accountWords(context)
        const target = (yield* ask(listAccounts)).find(({ id }) => id === to)
        if (target === undefined) return yield* showPage({ at: 'menu' }, context, gone)
        return say(context).amount(source.linked && title(source.linked), target.nickname)
      },
      form: (_, context) => fundForms(context).amount,
      read: ({ amount }) => gives('amount', readCents(amount)),
    },
  },
  *propose({ from, to, amount }, context) {
    const source = yield* sourceOf(from, context)
    if ('next' in source) return source
    const order = { to, amount: usdOf(amount), card: context.card }
    const { linked } = source
    return linked === undefined
      ? yield* ask(proposeTopUp, order)
      : yield* ask(proposePull, { ...order, from: linked.id })
  },
  refused: (refusal, _, context) => otherAmount(refusal, context),
  changes: (context) => ({ amount: labels(context).changeAmount }),
  again: () => goal('fund'),
})

const State = z.union([Page, bringing.state])
type State = z.infer<typeof State>

const isPage = (state: State) =>
  state.at === 'menu' || state.at === 'login' || state.at === 'numbers' || state.at === 'proof'

function* hearMenu(
  { at: _, ...slots }: Page & { at: 'menu' },
  input: Input & { kind: 'chose' },
  context: Context,
): Talk<State> {
  const account = findAccount(yield* ask(listAccounts), input.data['account'])
  if (input.choice === 'top-up') return yield* bringing.begin(slots, context)
  if (input.choice === 'from' && account) return yield* bringing.begin({ ...slots, from: account.id }, context)
  if (input.choice === 'proof' && account) return yield* showPage({ at: 'proof', account: account.id }, context)
  if (input.choice === 'login' || input.choice === 'numbers') return yield* showPage({ at: input.choice }, context)
  return yield* showPage({ at: 'menu', ...slots }, context)
}

function* hearPage(page: Page, input: Input, context: Context): Talk<State> {
  if (isBack(input))
    return page.at === 'menu' ? { next: 'done', say: [], then: goal('menu') } : yield* showPage({ at: 'menu' }, context)
  const away = yield* leaving(input)
  if (away) return away
  if (page.at === 'menu' && input.kind === 'chose') return yield* hearMenu(page, input, context)
  if (page.at !== 'menu' && input.kind === 'filled') return yield* takeForm(page, input.values, context)
  return yield* showPage(page, context)
}

export const fundDialog: Dialog<State> = {
  name: FUND,
  access: 'signed-in',
  state: State,
  open: bringing.open,
  hear: (state, input, context) =>
    isPage(state) ? hearPage(state, input, context) : bringing.hear(state, input, context),
  again: (state, context) => (isPage(state) ? showPage(state, context) : bringing.again(state, context)),
  proposalOf: (state) => (isPage(state) ? undefined : bringing.proposalOf(state)),
}
