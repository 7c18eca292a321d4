import { compareBalances, compareHolds, compareAccounts } from './compare-balances.ts'
import { compareTransfers } from './compare-transfers.ts'
import type { Difference } from './difference.ts'
import type { Patience, Picture } from './picture.ts'

/**
 * Our orders and books, what we mirrored, the bank's transactions and the bank's balances, side by side. Pure: the same
 * picture gives the same differences. What is younger than the grace may still be on its way and is left out.
 */
export const compare = (picture: Picture, patience: Patience): readonly Difference[] => {
  const all = [
    ...compareTransfers(picture, patience),
    ...compareBalances(picture, patience),
    ...compareAccounts(picture, patience),
    ...compareHolds(picture),
  ]
  return all.filter(({ since }) => patience.now - since >= patience.graceMs)
}
