import type { Account } from '#bank/ground/account.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { type Context, goalButton } from '#conversation/flow/dialog.ts'
import { end } from '#conversation/flow/kit.ts'
import { isOpen } from '#conversation/flow/pick.ts'
import { goal } from '#conversation/understand/goal.ts'
import { labelWords } from '#conversation/words/words.ts'
import { coinWords } from './words.ts'

/** The customer's own accounts of a kind that money can go in and out of. */
export function* owned(kind: 'deposit' | 'crypto'): Asking<readonly Account[]> {
  return (yield* ask(listAccounts)).filter(isOpen(kind))
}

/** What is said to who has no wallet for coins yet. */
export const noWallet = (context: Context) =>
  end(
    context,
    coinWords(context).noWallet,
    goalButton(labelWords(context).openWallet, goal('open-account', { account: 'crypto' }), 'primary'),
  )

/** What is said to who has no account for dollars yet. */
export const noAccount = (context: Context) =>
  end(
    context,
    coinWords(context).noAccount,
    goalButton(labelWords(context).openAccount, goal('open-account'), 'primary'),
  )
