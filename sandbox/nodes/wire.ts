import { toWire } from '../kit/money.ts'
import type { BalanceDoc, NodeDoc } from '../store/documents.ts'
import { isCrypto, isKept, NODE_TYPES } from './types.ts'
import { noBalance } from '../ledger/balances.ts'

const lastFour = (value: unknown): unknown => (typeof value === 'string' ? value.slice(-4) : value)

const sorted = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)))

/** What only interest-bearing accounts show: the interest paid so far, and how often they may still be drawn on. */
export type Earned = { interest: bigint; withdrawalsLeft: number }

const keptInfo = (node: NodeDoc, balance: BalanceDoc, earned: Earned | undefined): Record<string, unknown> => {
  if (isCrypto(node.type)) {
    return { ...node.info, portfolio: { BTC: toWire('BTC', balance.BTC), ETH: toWire('ETH', balance.ETH) } }
  }
  const currency = (node.info['balance'] as { currency?: string } | undefined)?.currency ?? 'USD'
  const shown = { amount: toWire('USD', balance.USD), currency }
  if (NODE_TYPES.get(node.type)?.interest !== true) return { ...node.info, balance: shown }
  return {
    ...node.info,
    balance: { ...shown, interest: toWire('USD', earned?.interest ?? 0n) },
    ...(earned === undefined ? {} : { monthly_withdrawals_remaining: earned.withdrawalsLeft }),
  }
}

const linkedInfo = (node: NodeDoc, dehydrate: boolean): Record<string, unknown> => {
  const { hidden } = node._s
  const shown = Object.fromEntries(
    (NODE_TYPES.get(node.type)?.masked ?? [])
      .filter((name) => hidden[name] !== undefined)
      .map((name) => [name, dehydrate ? hidden[name] : lastFour(hidden[name])]),
  )
  return { ...node.info, ...shown }
}

const other = (node: NodeDoc, dehydrate: boolean): Record<string, unknown> => {
  const meta = node.extra.other
  if (!dehydrate || node.type !== 'ACH-US') return meta
  const { hidden } = node._s
  return {
    ...meta,
    billpay_info: null,
    info: hidden['otherInfo'] ?? null,
    transaction_analysis: null,
    transactions: hidden['transactions'] ?? [],
  }
}

export type NodeView = {
  base: string
  dehydrate?: boolean
  balance: BalanceDoc | undefined
  earned?: Earned | undefined
}

/** The node as the API shows it. Kept accounts show the ledger's balance, linked banks a string of their own. */
export const nodeBody = (node: NodeDoc, { base, dehydrate = false, balance, earned }: NodeView): object => ({
  _id: node._id,
  _links: { self: { href: `${base}/users/${node.user_id}/nodes/${node._id}` } },
  allowed: node.allowed,
  allowed_status_code: node.allowed_status_code,
  client: node.client,
  extra: { note: node.extra.note, other: other(node, dehydrate), supp_id: node.extra.supp_id },
  info: sorted(
    isKept(node.type) ? keptInfo(node, balance ?? noBalance(node._id), earned) : linkedInfo(node, dehydrate),
  ),
  is_active: node.is_active,
  timeline: node.timeline,
  type: node.type,
  user_id: node.user_id,
})
