import type { NodeServices } from './services.ts'
import type { NodeDoc } from '../store/documents.ts'
import { NODE_TYPES } from './types.ts'

/** A withdrawal counts from the moment its debit is processed; one that came back does not. */
export const WITHDRAWN = ['PROCESSING-DEBIT', 'PROCESSING-CREDIT', 'SETTLED']

/** The first moment of the calendar month (UTC) that `at` lies in. */
export const monthOf = (at: number): number => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}

/** How many withdrawals each of the interest-bearing ones among these nodes has left this month. */
export const withdrawalsLeft = async (
  { store, pending, clock, settings }: NodeServices,
  nodes: readonly NodeDoc[],
): Promise<ReadonlyMap<string, number>> => {
  const limited = nodes.filter(({ type }) => NODE_TYPES.get(type)?.interest === true)
  if (limited.length === 0) return new Map()
  const left = new Map(limited.map(({ _id }) => [_id, settings.monthlyWithdrawals]))
  const ids = [...left.keys()]
  const wanted = {
    '_s.nodes': { $in: ids },
    'from.id': { $in: ids },
    'extra.created_on': { $gte: monthOf(clock.now()) },
  }
  // What is under way is newer in memory than in the store.
  for (const { from, recent_status: now } of pending.newest(await store.trans.find(wanted).toArray())) {
    const before = from.id === null ? undefined : left.get(from.id)
    if (from.id !== null && before !== undefined && WITHDRAWN.includes(now.status))
      left.set(from.id, Math.max(0, before - 1))
  }
  return left
}
