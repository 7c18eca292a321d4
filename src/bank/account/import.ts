import type { Account, AccountKind, Accounts } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { derivedId, type OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { BankNode, Rail } from '#bank/ground/rail.ts'
import { newerThan } from '#bank/operation/funds.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly rail: Rail
  readonly clock: () => number
}

const KIND: Readonly<Record<BankNode['kind'], AccountKind>> = {
  'DEPOSIT-US': 'deposit',
  'CRYPTO-US': 'crypto',
  'ACH-US': 'external',
  OTHER: 'external',
}

/** An account as we first keep it, from what the bank shows. */
export const accountOf = (node: BankNode, customer: Customer, id: Account['id'], now: number): Account => ({
  id,
  customer: customer.id,
  kind: KIND[node.kind],
  node: node.id,
  nickname: node.nickname,
  status: node.locked ? 'locked' : node.kind === 'ACH-US' && !node.sends ? 'pending-proof' : 'open',
  posted: node.balance.posted,
  held: usd(0n),
  available: node.balance.posted,
  coins: node.balance.coins,
  holds: [],
  ...(node.bankName !== undefined && { bankName: node.bankName }),
  ...(node.last4 !== undefined && { last4: node.last4 }),
  asOf: node.balance.asOf,
  openedAt: now,
})

/** Takes over every account the bank shows for this customer, and the balances of those we have. */
export const importNodes = async (ports: Deps, customer: Customer): Promise<void> => {
  if (customer.bankUserId === undefined) return
  // Read before the bank is asked, so that what it answers is newer.
  const before = new Map((await ports.accounts.ofCustomer(customer.id)).map((account) => [account.node, account]))
  const nodes = await ports.rail.nodes.list(customer.bankUserId)
  if (!nodes.ok) throw new Error(`the accounts of ${customer.id} could not be read: ${nodes.error.message}`)
  for (const node of nodes.value.filter(({ kind, active }) => kind !== 'OTHER' && active)) {
    const known = before.get(node.id)
    if (known !== undefined) {
      await ports.accounts.refresh(known.id, newerThan(known, node.balance, ports.clock()), known.asOf)
      continue
    }
    if ((await ports.accounts.findByNode(node.id)) === undefined)
      await ports.accounts.insert(accountOf(node, customer, await accountIdOf(ports, node), ports.clock()))
  }
}

/** An account being opened right now goes under the id its card has, whoever takes it over first. */
const accountIdOf = async (ports: Deps, node: BankNode): Promise<Account['id']> => {
  const opening = node.suppId.startsWith('op_') ? await ports.operations.find(node.suppId as OperationId) : undefined
  const order = opening?.order
  return order?.kind === 'open-account' || order?.kind === 'link-bank-numbers'
    ? order.account
    : derivedId('account', node.id)
}
