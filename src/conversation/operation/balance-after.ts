import type { Account } from '#bank/ground/account.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Text } from '#conversation/channel/message.ts'
import type { Localized } from '#conversation/words/locale.ts'
import { outcomeWords } from './words.ts'

/** What is said of an account on an outcome. Its balance is there where it was read. */
export type AccountSeen = Pick<Account, 'id' | 'nickname'> &
  Partial<Pick<Account, 'kind' | 'available' | 'holds' | 'asOf'>>

/** Later, other payments may have moved it: then the card of an old one says nothing of what there is. */
const RECENT_MS = 600_000

/**
 * What the customer has now in the accounts that a payment has moved dollars in. Only a balance that was read at the bank after
 * it was completed is told, with nothing set aside for it any more: an earlier one would count the money twice.
 */
export const balancesAfter = (
  operation: Operation,
  { accounts, locale }: Localized & { readonly accounts: readonly AccountSeen[] },
  now: number,
): readonly Text[] => {
  const { id, order, state, history } = operation
  const at = history.at(-1)?.at
  if (!isPaymentOrder(order) || state !== 'settled' || at === undefined || now - at > RECENT_MS) return []
  const moved = new Set([order.from.account, order.to.account])
  return accounts.flatMap(({ id: account, nickname, kind, available, holds, asOf }) => {
    if (!moved.has(account) || kind !== 'deposit' || available === undefined || asOf === undefined) return []
    if (asOf < at || holds?.some((hold) => hold.operation === id) === true) return []
    return [outcomeWords({ locale }).balanceAfter(available, nickname)]
  })
}
