import type { Posting } from '../store/documents.ts'

/** Accounts of the books beside the nodes. Beginning with `@`, none can be mistaken for a node's id. */
export const TRANSIT = '@transit'
/** Everything outside: other banks, cards, wires, cheques. */
export const WORLD = '@world'
/** The desk that buys and sells coins. */
export const DESK = '@desk'
/** SynapseFi's own earnings. */
export const REVENUE = '@revenue'

/** Every debit has its credit: the postings of one move add up to nothing in each asset. */
export const balanced = (postings: readonly Posting[]): boolean => {
  const sums = new Map<string, bigint>()
  for (const { asset, units } of postings) sums.set(asset, (sums.get(asset) ?? 0n) + units)
  return [...sums.values()].every((sum) => sum === 0n)
}

export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.map((posting) => ({ ...posting, units: -posting.units }))
