import type { House } from '../house.ts'
import type { TransDoc } from '../store/documents.ts'

/** What the steps of one transaction up to `at` put on an account or took from it, in cents. */
const effect = ({ timeline, _s }: TransDoc, account: string, at: number): bigint => {
  const own = _s.made.filter((posting) => posting.account === account && posting.asset === 'USD')
  // A posting belongs to its step by kind: what leaves goes with the debit, what arrives with the settlement.
  const passed = new Set(timeline.filter(({ date }) => date <= at).map(({ status }) => status))
  if (passed.has('RETURNED') || passed.has('CANCELED')) return own.reduce((sum, { units }) => sum + units, 0n)
  let sum = 0n
  for (const { units } of own) {
    if (units < 0n && passed.has('PROCESSING-DEBIT')) sum += units
    if (units > 0n && passed.has('SETTLED')) sum += units
  }
  return sum
}

/** The dollar balance of a node at a moment, from its transactions. */
export const balanceAt = async ({ store }: House, nodeId: string, at: number): Promise<bigint> => {
  let sum = 0n
  for await (const trans of store.trans.find({ '_s.nodes': nodeId })) sum += effect(trans, nodeId, at)
  return sum
}
