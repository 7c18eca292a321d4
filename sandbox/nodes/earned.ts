import { HOUSE_NODE } from '../ledger/house.ts'
import { centsFromWire } from '../kit/money.ts'
import type { NodeDoc, TransDoc } from '../store/documents.ts'
import type { NodeServices } from './services.ts'
import { NODE_TYPES } from './types.ts'
import type { Earned } from './wire.ts'

/** A withdrawal counts from the moment its debit is processed; one that came back does not. */
export const WITHDRAWN = ['PROCESSING-DEBIT', 'PROCESSING-CREDIT', 'SETTLED']

/** The types that bear interest, and limit withdrawals. */
export const INTEREST_TYPES = [...NODE_TYPES].flatMap(([type, { interest }]) => (interest === true ? [type] : []))

/** The first moment of the calendar month (UTC) that `at` lies in, or of one that many months later. */
export const monthOf = (at: number, later = 0): number => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later, 1)
}

const add = (earned: Earned | undefined, change: Partial<Earned>): void => {
  if (earned !== undefined) Object.assign(earned, change)
}

const count = (all: ReadonlyMap<string, Earned>, { from, to, amount, recent_status: now }: TransDoc): void => {
  const [payer, payee] = [all.get(from.id ?? ''), all.get(to.id ?? '')]
  if (from.id === HOUSE_NODE && now.status === 'SETTLED')
    add(payee, { interest: (payee?.interest ?? 0n) + (centsFromWire(amount.amount) ?? 0n) })
  if (WITHDRAWN.includes(now.status)) add(payer, { withdrawalsLeft: Math.max(0, (payer?.withdrawalsLeft ?? 0) - 1) })
}

/** What each of the interest-bearing ones among these nodes has earned, and its withdrawals left this month. */
export const earnedBy = async (
  { store, pending, clock, settings }: NodeServices,
  nodes: readonly NodeDoc[],
): Promise<ReadonlyMap<string, Earned>> => {
  const ids = nodes.filter(({ type }) => INTEREST_TYPES.includes(type)).map(({ _id }) => _id)
  const all = new Map(
    ids.map((id): [string, Earned] => [id, { interest: 0n, withdrawalsLeft: settings.monthlyWithdrawals }]),
  )
  if (ids.length === 0) return all
  const withdrawals = { 'from.id': { $in: ids }, 'extra.created_on': { $gte: monthOf(clock.now()) } }
  const interest = { 'from.id': HOUSE_NODE, 'to.id': { $in: ids } }
  const wanted = settings.interestPercent === 0 ? [withdrawals] : [withdrawals, interest]
  for (const own of wanted) {
    const found = await store.trans.find({ '_s.nodes': { $in: ids }, ...own }).toArray()
    // What is under way is newer in memory than in the store.
    for (const trans of pending.newest(found)) count(all, trans)
  }
  return all
}
