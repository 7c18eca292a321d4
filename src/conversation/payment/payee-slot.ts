import { z } from 'zod'
import type { Account } from '#bank/ground/account.ts'
import type { Payee } from '#bank/payment/payee.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import { AccountSlot, isOpen } from '#conversation/flow/pick.ts'
import { findPayee } from './questions.ts'

/** The payee as a reference: another customer's handle, or an own account. Names are looked up again for every card. */
export const PayeeSlot = z.union([z.object({ handle: z.string() }), z.object({ own: AccountSlot })])
export type PayeeSlot = z.infer<typeof PayeeSlot>

/** Whom it refers to; undefined where there is no such payee any more. */
export function* resolve(slot: PayeeSlot): Asking<Payee | undefined> {
  if ('own' in slot) {
    const own = (yield* ask(listAccounts)).find(({ id }) => id === slot.own)
    return own && { account: own.id, customer: own.customer, name: own.nickname, own: true }
  }
  const found = yield* ask(findPayee, { text: `@${slot.handle}` })
  return found.ok ? found.value : undefined
}

export const slotOf = (payee: Payee): PayeeSlot | undefined =>
  payee.own ? { own: payee.account } : payee.handle === undefined ? undefined : { handle: payee.handle }

/** Accounts money can leave from, other than the one it goes to. */
export function* sources(slot?: PayeeSlot): Asking<readonly Account[]> {
  const all = yield* ask(listAccounts)
  return all.filter(isOpen('deposit')).filter(({ id }) => slot === undefined || !('own' in slot) || id !== slot.own)
}
