import { isKept } from '../nodes/types.ts'
import type { Posting } from '../store/documents.ts'

/** Accounts of the books that are nobody's node. Beginning with `@`, none can be mistaken for a node's id. */
export const TRANSIT = '@transit'
/** Everything outside: other banks, cards, wires, cheques. */
export const WORLD = '@world'
/** The desk that buys and sells coins. */
export const DESK = '@desk'
/** SynapseFi's own earnings. */
export const REVENUE = '@revenue'

/** The account of the books behind one side of a transaction. */
export const accountOf = (side: { id: string | null; type: string }): string =>
  side.id !== null && isKept(side.type) ? side.id : WORLD

/** Every debit has its credit: the postings of one move add up to nothing in each asset. */
export const balanced = (postings: readonly Posting[]): boolean => {
  const sums = new Map<string, bigint>()
  for (const { asset, units } of postings) sums.set(asset, (sums.get(asset) ?? 0n) + units)
  return [...sums.values()].every((sum) => sum === 0n)
}

export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.map((posting) => ({ ...posting, units: -posting.units }))
