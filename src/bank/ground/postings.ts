import type { AccountId } from './ids.ts'
import type { Posting } from './journal.ts'
import type { Operation } from './operation.ts'
import { isPaymentOrder } from './order.ts'

/** The bank's side of every move until it has settled or come back. */
export const IN_TRANSIT = 'rail:in-transit'

/**
 * The postings a state of an operation is worth. Money leaves when the payment is confirmed and arrives when it has
 * settled; whatever comes back takes the same way home. Everything else posts nothing.
 */
export const postingsOf = ({ order, state, history }: Operation): readonly Posting[] => {
  if (!isPaymentOrder(order)) return []
  const { amount } = order
  const from = ledgerOf(order.from.account)
  const to = ledgerOf(order.to.account)
  const move = (debit: string, credit: string): readonly Posting[] => [
    { ledger: debit, side: 'debit', amount },
    { ledger: credit, side: 'credit', amount },
  ]
  const was = (wanted: Operation['state']): boolean => history.some((step) => step.state === wanted)
  switch (state) {
    case 'confirmed':
      return move(IN_TRANSIT, from)
    case 'settled':
      return move(to, IN_TRANSIT)
    case 'returned':
      return was('settled') ? move(from, to) : move(from, IN_TRANSIT)
    case 'refused':
    case 'cancelled':
      return was('confirmed') ? move(from, IN_TRANSIT) : []
    default:
      return []
  }
}

/** The ledger of one of our accounts in the journal. */
export const ledgerOf = (account: AccountId): string => `account:${account}`
