import type { Account } from '#bank/ground/account.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { isOpen } from '#conversation/flow/pick.ts'

/** The customer's own accounts of a kind that money can go in and out of. */
export function* owned(kind: 'deposit' | 'crypto'): Asking<readonly Account[]> {
  return (yield* ask(listAccounts)).filter(isOpen(kind))
}
