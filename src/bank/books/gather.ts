import type { Result } from '#kit/result.ts'
import type { Account, Accounts } from '#bank/ground/account.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { isOperationId, type OperationId } from '#bank/ground/ids.ts'
import type { Ledgers } from '#bank/ground/journal.ts'
import { isFinal, type Operation, type Operations } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { BankAccount, Rail, RailFailure } from '#bank/ground/rail.ts'
import type { BankTransfer, Entries, Entry } from '#bank/ground/transfer.ts'
import { lastChangeAt, type Snapshot } from './snapshot.ts'

export type GatherDeps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly entries: Entries
  readonly ledgers: Ledgers
  readonly rail: Rail
}

const PAGE = 500
/** 100 transfers each. A longer history has to be cut into parts first; it is refused, never compared by half. */
const MAX_PAGES = 2_000

const readAll = async <T, C>(read: (after: C | undefined) => Promise<readonly T[]>, cursor: (last: T) => C) => {
  const all: T[] = []
  for (let pages = 0; pages < MAX_PAGES; pages += 1) {
    const last = all.at(-1)
    const page = await read(last === undefined ? undefined : cursor(last))
    all.push(...page)
    if (page.length < PAGE) return all
  }
  throw new Error('too long to compare')
}

const must = <T>(read: Result<T, RailFailure>): T => {
  if (!read.ok) throw new Error(`the bank could not be read: ${read.error.message}`)
  return read.value
}

/** Newest first, each once: what is made meanwhile only shifts the rest to later pages. */
const transfersOf = async ({ rail }: GatherDeps, user: string): Promise<readonly BankTransfer[]> => {
  const all = new Map<string, BankTransfer>()
  let page: number | undefined = 1
  for (let pages = 0; page !== undefined; pages += 1) {
    if (pages === MAX_PAGES) throw new Error('too long to compare')
    const { transfers, next }: { transfers: readonly BankTransfer[]; next?: number } = must(
      await rail.transfers.list({ user, page }),
    )
    for (const transfer of transfers) if (!all.has(transfer.id)) all.set(transfer.id, transfer)
    page = next
  }
  return [...all.values()]
}

/** Of those closed here, and of others that the bank shows for this customer: found by their account there. */
const accountsOf = async (deps: GatherDeps, customer: Customer, bank: Bank): Promise<readonly Account[]> => {
  const open = [...(await deps.accounts.ofCustomer(customer.id)), ...(await deps.accounts.closedOf(customer.id))]
  const known = new Set(open.map(({ bankAccountId }) => bankAccountId))
  const ends = bank.transfers.flatMap(({ from, to }) => [from, to])
  const mine = ends.filter(({ user }) => user === customer.bankUserId).map(({ account }) => account)
  const bankAccounts = new Set(
    [...bank.accounts.map(({ id }) => id), ...mine].filter((bankAccount) => bankAccount !== undefined),
  )
  const rest = await Promise.all(
    [...bankAccounts]
      .filter((bankAccount) => !known.has(bankAccount))
      .map((bankAccount) => deps.accounts.findByBankAccount(bankAccount)),
  )
  return [...open, ...rest.filter((account) => account?.customer === customer.id)].filter(
    (account) => account !== undefined,
  )
}

const othersOf = async (deps: GatherDeps, own: ReadonlySet<string>, named: readonly string[]) => {
  const others = new Map<string, Operation>()
  for (const id of new Set(named)) {
    if (own.has(id) || !isOperationId(id)) continue
    const operation = await deps.operations.find(id)
    if (operation !== undefined) others.set(id, operation)
  }
  return others
}

const otherUsersOf = async (deps: GatherDeps, customer: Customer, transfers: readonly BankTransfer[]) => {
  const users = new Set(transfers.map(({ from }) => from.user).filter((user) => user !== undefined))
  users.delete(customer.bankUserId ?? '')
  const found = await Promise.all(
    [...users].map(async (user) => ((await deps.customers.findByBankUser(user)) === undefined ? [] : [user])),
  )
  return new Set(found.flat())
}

/**
 * The bank's list leaves closed accounts out. They are read one by one, those that money ever went through: any other
 * has nothing in it. One that the bank does not show any more is judged by its transactions.
 */
const closedAtBank = async (
  { rail }: GatherDeps,
  accounts: readonly Account[],
  { user, bank }: { readonly user: string; readonly bank: Bank },
): Promise<readonly BankAccount[]> => {
  const listed = new Set(bank.accounts.map(({ id }) => id))
  const used = new Set(bank.transfers.flatMap(({ from, to }) => [from.account, to.account]))
  const found: BankAccount[] = []
  for (const { status, kind, bankAccountId: account } of accounts) {
    if (status !== 'closed' || kind === 'external' || listed.has(account) || !used.has(account)) continue
    const read = await rail.accounts.read({ user, account })
    if (read.ok || read.error.kind !== 'refused') found.push(must(read))
  }
  return found
}

type Bank = { readonly accounts: readonly BankAccount[]; readonly transfers: readonly BankTransfer[] }

/**
 * Reads both sides of one customer: ours first, so that the bank can only be further. Throws when the bank can't be
 * read; half a snapshot is none.
 */
export const gather = async (deps: GatherDeps, customer: Customer, now: number, graceMs: number): Promise<Snapshot> => {
  const { id, bankUserId: user } = customer
  if (user === undefined) throw new TypeError(`${id} has no user at the bank`)
  // The books before the orders: an order that comes in between is seen under way, never as a gap in the books.
  const ours = [...(await deps.accounts.ofCustomer(id)), ...(await deps.accounts.closedOf(id))]
  const ledgers = await deps.ledgers.balances(ours.map((account) => account.id))
  const all = await readAll(
    (before: OperationId | undefined) =>
      deps.operations.ofCustomer(id, { limit: PAGE, ...(before !== undefined && { before }) }),
    (last) => last.id,
  )
  const entries = await readAll(
    (before: string | undefined) =>
      deps.entries.page({ customer: id, limit: PAGE, ...(before !== undefined && { before }) }),
    ({ transfer }: Entry) => transfer.id,
  )
  const listed = must(await deps.rail.accounts.list(user))
  const transfers = await transfersOf(deps, user)
  const operations = all.filter(({ order }) => isPaymentOrder(order))
  const bank = { accounts: listed, transfers }
  const accounts = await accountsOf(deps, customer, bank)
  const bankAccounts = [...listed, ...(await closedAtBank(deps, accounts, { user, bank }))]
  const holds = accounts.flatMap((account) => account.holds.map(({ operation }) => operation))
  const own = new Set<string>(operations.map((operation) => operation.id))
  return {
    customer: id,
    accounts,
    operations,
    isOpening: all.some(
      (operation) =>
        !isPaymentOrder(operation.order) && (!isFinal(operation.state) || lastChangeAt(operation) > now - graceMs),
    ),
    others: await othersOf(deps, own, [...holds, ...transfers.map(({ operation }) => operation)]),
    entries: new Map(entries.map((entry) => [entry.transfer.id, entry])),
    transfers,
    otherUsers: await otherUsersOf(deps, customer, transfers),
    bankAccounts,
    ledgers,
  }
}
