import { compareAccounts, compareBalances, compareHolds } from './compare-balances.ts'
import { compareTransfers } from './compare-transfers.ts'
import type { Difference } from './difference.ts'
import type { Snapshot, Tolerance } from './snapshot.ts'

/**
 * Our orders and books, what we mirrored, the bank's transactions and the bank's balances, side by side. Pure: the same
 * snapshot gives the same differences. What is younger than the grace may still be on its way and is left out.
 */
export const compare = (snapshot: Snapshot, tolerance: Tolerance): readonly Difference[] => {
  const all = [
    ...compareTransfers(snapshot, tolerance),
    ...compareBalances(snapshot, tolerance),
    ...compareAccounts(snapshot, tolerance),
    ...compareHolds(snapshot),
  ]
  return all.filter(({ since }) => tolerance.now - since >= tolerance.graceMs)
}
