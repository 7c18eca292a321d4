import type { Account } from '#bank/ground/account.ts'
import { isZero } from '#bank/ground/money.ts'
import { ask, type Query } from '#conversation/ask/ask.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { operationsUnderWay } from '#conversation/ask/operation.ts'
import type { Text } from '#conversation/channel/message.ts'
import { type ButtonDraft, type Context, goalButton } from '#conversation/flow/dialog.ts'
import { countWaiting } from '#conversation/request/questions.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { homeWords } from './words.ts'

/** More would push the buttons off a phone's screen. */
const MOST_BALANCES = 4

/** What a customer comes back to: where their money is, what waits for them, and what comes next. */
export type Home = { readonly facts: readonly Text[]; readonly next: readonly ButtonDraft[] }

export function* readHome(context: Context): Generator<Query, Home, unknown> {
  const accounts = (yield* ask(listAccounts)).filter(isShown)
  const waiting = yield* ask(countWaiting)
  const moving = yield* ask(operationsUnderWay)
  const say = homeWords(context)
  const labels = labelWords(context)
  const shown = accounts.slice(0, MOST_BALANCES)
  const rest = accounts.length - shown.length
  const hasDollars = accounts.some(({ kind, available }) => kind === 'deposit' && !isZero(available))
  return {
    facts: [
      ...shown.map((account) => say.balance(account, context.now)),
      ...(rest > 0 ? [say.more(rest)] : []),
      ...(waiting > 0 ? [say.requests(waiting)] : []),
      ...(moving.length > 0 ? [say.inProgress(moving.length)] : []),
    ],
    next: [
      ...(waiting > 0 ? [goalButton(say.pay, goal('requests'), 'primary')] : []),
      ...(accounts.length > 0 && !hasDollars && moving.length === 0
        ? [goalButton(labels.addMoney, goal('fund'), 'primary')]
        : []),
    ],
  }
}

/** Money of one's own that is kept here: no linked bank, and no wallet without coins. */
const isShown = ({ kind, coins, status }: Account): boolean =>
  status !== 'closed' && (kind === 'deposit' || (kind === 'crypto' && Object.values(coins).some((all) => !isZero(all))))
