import type { LedgerServices } from '../ledger/services.ts'
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

/** The dollar balances of a node at some moments, from one reading of its transactions. */
export const balancesAt = async (
  services: LedgerServices,
  nodeId: string,
  times: readonly number[],
): Promise<bigint[]> => {
  await services.ledger.exclusively(() => services.ledger.flush())
  const sums = times.map(() => 0n)
  const own = services.store.trans.find(
    { '_s.nodes': nodeId },
    { projection: { 'timeline.date': 1, 'timeline.status': 1, '_s.made': 1 }, batchSize: 1_000 },
  )
  for await (const trans of own)
    times.forEach((at, index) => (sums[index] = (sums[index] ?? 0n) + effect(trans, nodeId, at)))
  return sums
}
