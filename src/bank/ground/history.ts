import type { Account, Accounts } from './account.ts'
import type { Customer, Customers } from './customer.ts'
import { type AccountId, isOperationId, type OperationId } from './ids.ts'
import type { Entries, Entry } from './transfer.ts'

type Deps = { readonly accounts: Accounts; readonly entries: Entries }
type ItemDeps = Deps & { readonly customers: Pick<Customers, 'find'> }

/** One line of history, from this customer's point of view. */
export type HistoryItem = {
  readonly transfer: string
  readonly direction: 'in' | 'out' | 'between'
  readonly account: AccountId
  readonly accountName: string
  /** Who is on the other side. Untrusted text. */
  readonly other: string
  /** Of the customer of ours on the other side; read for a single line alone. */
  readonly handle?: string
  readonly entry: Entry
  readonly operation?: OperationId
}
type Query = { readonly account?: AccountId; readonly before?: string; readonly limit: number }

/** Newest first. */
export const historyPage = async (deps: Deps, customer: Customer, query: Query): Promise<readonly HistoryItem[]> => {
  const entries = await deps.entries.page({ customer: customer.id, ...query })
  return Promise.all(entries.map((entry) => itemOf(deps, customer, entry, query.account)))
}

export const historyItem = async (
  deps: ItemDeps,
  customer: Customer,
  transfer: string,
): Promise<HistoryItem | undefined> => {
  const entry = await deps.entries.find(transfer)
  if (entry?.customers.includes(customer.id) !== true) return undefined
  const item = await itemOf(deps, customer, entry)
  const other = entry.customers.find((id) => id !== customer.id)
  const handle = other && (await deps.customers.find(other))?.handle
  return { ...item, ...(handle !== undefined && { handle }) }
}

const itemOf = async (deps: Deps, customer: Customer, entry: Entry, wanted?: AccountId): Promise<HistoryItem> => {
  const found = await Promise.all(entry.accounts.map((id) => deps.accounts.find(id)))
  const own = found.filter((account): account is Account => account?.customer === customer.id)
  const { from, to, operation } = entry.transfer
  const isFrom = own.some(({ bankAccountId }) => bankAccountId === from.account)
  const isTo = own.some(({ bankAccountId }) => bankAccountId === to.account)
  const seen =
    own.find(({ id }) => id === wanted) ??
    own.find(({ bankAccountId }) => bankAccountId === (isFrom ? from.account : to.account)) ??
    own[0]
  if (seen === undefined) throw new Error(`transfer ${entry.transfer.id} touches no account of ${customer.id}`)
  const out = seen.bankAccountId === from.account
  const other = out ? to : from
  const otherOwn = own.find(({ bankAccountId }) => bankAccountId === other.account)
  return {
    transfer: entry.transfer.id,
    direction: isFrom && isTo ? (wanted === undefined ? 'between' : out ? 'out' : 'in') : out ? 'out' : 'in',
    account: seen.id,
    accountName: seen.nickname,
    other: otherOwn?.nickname ?? other.name,
    entry,
    ...(isOperationId(operation) && { operation }),
  }
}
