import { type BankTransfer, stepsOf, type TransferStatus } from '#bank/ground/transfer.ts'

/** Cents that came to (positive) or left (negative) an account, when the bank says that they did. */
export type Movement = { readonly at: number; readonly cents: bigint; readonly transfer: string }

const DEBITED: readonly TransferStatus[] = ['debited', 'credited', 'settled']

/** What each step of a transfer did to one account: the sender pays at the debit, the receiver gets at the settlement. */
export const movementsOf = (transfer: BankTransfer, bankAccount: string): readonly Movement[] => {
  const isFrom = transfer.from.account === bankAccount
  const isTo = transfer.to.account === bankAccount
  const { minor } = transfer.amount
  const made: Movement[] = []
  let [paid, got] = [false, false]
  const add = (at: number, cents: bigint): void => void made.push({ at, cents, transfer: transfer.id })
  for (const { at, status } of stepsOf(transfer)) {
    if (DEBITED.includes(status) && !paid) {
      paid = true
      if (isFrom) add(at, -minor)
    }
    if (status === 'settled' && !got) {
      got = true
      if (isTo) add(at, minor)
    }
    if (status === 'returned' || status === 'cancelled') {
      if (isFrom && paid) add(at, minor)
      if (isTo && got) add(at, -minor)
      ;[paid, got] = [false, false]
    }
  }
  return made
}

/**
 * Every balance an account may show when its latest movements, those after `recent`, may or may not be in it yet.
 * Never below zero: that is how balances are read.
 */
export const explainedBalances = (movements: readonly Movement[], recent: number): ReadonlySet<bigint> => {
  const inOrder = movements.toSorted((a, b) => a.at - b.at)
  let sum = inOrder.reduce((total, { cents }) => total + cents, 0n)
  const balances = new Set([sum < 0n ? 0n : sum])
  for (const { at, cents } of inOrder.toReversed()) {
    if (at < recent) break
    sum -= cents
    balances.add(sum < 0n ? 0n : sum)
  }
  return balances
}
