import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import type { Text } from '#conversation/channel/message.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { isDemo } from '#conversation/ask/customer.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { button, type Context, goalButton, type Out, type Talk } from '#conversation/flow/dialog.ts'
import { card, end, inRows, menuButton, under } from '#conversation/flow/kit.ts'
import { AccountSlot, accountButtons, CentsSlot, isOpen, readCents, usdOf } from '#conversation/flow/pick.ts'
import { validatorWords } from '#conversation/form/words.ts'
import { refusedEnd, endWithStatus } from '#conversation/operation/confirm.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { fundForms } from './fund-forms.ts'
import { linkBankByLogin, linkBankByNumbers, proveDeposits } from './questions.ts'
import { accountWords, fundWords } from './words.ts'

export const FUND = 'fund'

/** The ways to add money, and the forms by which a bank is linked. Nothing that is typed into those is kept. */
export const Page = z.discriminatedUnion('at', [
  z.object({ at: z.literal('menu'), to: AccountSlot.optional(), amount: CentsSlot.optional() }),
  z.object({ at: z.literal('login') }),
  z.object({ at: z.literal('numbers') }),
  z.object({ at: z.literal('proof'), account: AccountSlot }),
])
export type Page = z.infer<typeof Page>
export type FormPage = Exclude<Page, { at: 'menu' }>

export const isWaiting = ({ kind, status }: Account): boolean => kind === 'external' && status === 'pending-proof'

export function* showPage(page: Page, context: Context, remark?: Text): Talk<Page> {
  if (page.at === 'menu') return yield* menu(page, context, remark)
  const text = yield* textOf(page, context)
  if (text === undefined) return yield* menu({ at: 'menu' }, context, accountWords(context).gone)
  return { next: page, say: [card(context, { text: under(remark, text), form: fundForms(context)[page.at] })] }
}

function* menu(page: Page & { at: 'menu' }, context: Context, remark?: Text): Talk<Page> {
  const w = fundWords(context)
  const { title } = accountWords(context)
  const all = yield* ask(listAccounts)
  if (!all.some(isOpen('deposit')))
    return end(context, w.noAccount, goalButton(labelWords(context).openAccount, goal('open-account'), 'primary'))
  const demo = yield* ask(isDemo)
  const linked = all.filter(isOpen('external'))
  const waiting = all.filter(isWaiting)
  const rows = inRows([
    ...(demo ? [button(FUND, w.topUp, 'top-up', { style: 'primary' })] : []),
    ...accountButtons(FUND, 'from', linked),
    ...accountButtons(FUND, 'proof', waiting),
    button(FUND, w.byLogin, 'login'),
    button(FUND, w.byNumbers, 'numbers'),
    menuButton(context),
  ])
  const text = w.menu(linked.map(title), waiting.map(title), demo)
  return { next: page, say: [card(context, { text: under(remark, text), rows })] }
}

/** Undefined where the account to be proved is gone. */
function* textOf(page: FormPage, context: Context): Asking<Text | undefined> {
  const w = fundWords(context)
  if (page.at !== 'proof') return w[page.at]
  const account = (yield* ask(listAccounts)).find(({ id }) => id === page.account)
  return account && w.proof(accountWords(context).title(account))
}

/** What was handed in goes to the bank at once. */
export function* takeForm(
  page: FormPage,
  values: Readonly<Record<string, string>>,
  context: Context,
): Asking<Out<Page>> {
  const get = (name: string): string => values[name] ?? ''
  const { card } = context
  if (page.at === 'login') {
    const login = { bank: get('bank'), loginName: get('loginName'), password: get('password') }
    return yield* endWithStatus(yield* ask(linkBankByLogin, { ...login, card }), context)
  }
  if (page.at === 'numbers') {
    const accountClass = get('accountClass') === 'SAVINGS' ? 'savings' : 'checking'
    const [nickname, accountNumber, routingNumber] = [get('nickname'), get('accountNumber'), get('routingNumber')]
    const numbers = { nickname, accountClass, accountNumber, routingNumber, card } as const
    return yield* endWithStatus(yield* ask(linkBankByNumbers, numbers), context)
  }
  const [first, second] = [readCents(get('first')), readCents(get('second'))]
  if (first === undefined || second === undefined) return yield* showPage(page, context, validatorWords(context).cents)
  const amounts = [usdOf(first), usdOf(second)] as const
  const made = yield* ask(proveDeposits, { account: page.account, amounts, card })
  return made.ok ? yield* endWithStatus(made.value, context) : refusedEnd(made.error, context)
}
