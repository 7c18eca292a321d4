import { isDeepStrictEqual } from 'node:util'
import { type Account, availableCoins, type Balance, type Accounts } from '#bank/ground/account.ts'
import type { Entries, Entry } from '#bank/ground/transfer.ts'
import { isBalanced, type Journal, type JournalEntry } from '#bank/ground/journal.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId, CustomerId, IdentityKey, OperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import { canBecome, isUnderWay, type Operation, type Change, type Operations } from '#bank/ground/operation.ts'
import type { StepUp } from '#bank/ground/step-up.ts'
import type { Allowances } from '#bank/ground/allowances.ts'
import type { Notice, Notices } from '#bank/ground/notice.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { Watched } from './watched.ts'

/** A port whose calls take effect at one instant: the simulator decides when, and whether the answer arrives. */
export type Sync<Port> = {
  readonly [K in keyof Port]: Port[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : Sync<Port[K]>
}

/** What the database holds. The stores over it behave like those of adapters/mongo. */
export type Memory = {
  readonly operations: Watched<OperationId, Operation>
  readonly accounts: Watched<AccountId, Account>
  readonly customers: Map<CustomerId, Customer>
  readonly identities: Map<IdentityKey, CustomerId>
  readonly stepUps: Map<CustomerId, StepUp>
  readonly allowances: Map<string, Map<OperationId, bigint>>
  readonly entries: Map<string, Entry>
  readonly notices: Map<string, Notice & { state: 'waiting' | 'delivered' | 'unreachable'; dueAt: number | undefined }>
  readonly journal: Watched<string, JournalEntry>
}

export const createMemory = (): Memory => ({
  operations: new Watched(),
  accounts: new Watched(),
  customers: new Map(),
  identities: new Map(),
  stepUps: new Map(),
  allowances: new Map(),
  entries: new Map(),
  notices: new Map(),
  journal: new Watched(),
})

const changed = (operation: Operation, { state, at, note, set = {}, dueAt }: Change): Operation => {
  const { dueAt: _dueAt, ...rest } = operation
  const step = note === undefined ? { state, at } : { state, at, note }
  const history = operation.state === state ? operation.history : [...operation.history, step]
  const all: Record<string, unknown> = { ...rest, ...set, state, revision: operation.revision + 1, history }
  if (dueAt !== null) all['dueAt'] = dueAt
  for (const key in all) if (all[key] === undefined) delete all[key]
  return all as Operation
}

export const operationsOf = ({ operations }: Memory): Sync<Operations> => ({
  insert(operation) {
    const stored = operations.get(operation.id)
    if (stored !== undefined) return stored
    operations.set(operation.id, operation)
    return operation
  },
  find: (id) => operations.get(id),
  change(id, revision, change) {
    const stored = operations.get(id)
    if (stored?.revision !== revision) return false
    if (stored.state !== change.state && !canBecome(stored.state, change.state))
      throw new RangeError(`${id} can't go from ${stored.state} to ${change.state}`)
    operations.set(id, changed(stored, change))
    return true
  },
  due: (now, limit) =>
    [...operations.values()]
      .map(({ id, dueAt, state, expiresAt }) => ({ id, at: dueAt ?? (state === 'proposed' ? expiresAt : undefined) }))
      .filter(({ at }) => at !== undefined && at <= now)
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .slice(0, limit)
      .map(({ id }) => id),
  awaited: (now, limit) =>
    [...operations.values()]
      .filter(({ state, bankId, dueAt }) => state === 'submitted' && bankId === undefined && (dueAt ?? 0) > now)
      .slice(0, limit)
      .map(({ id }) => id),
  underWayFor: (account) =>
    [...operations.values()].filter(
      ({ state, order }) =>
        isUnderWay(state) && isPaymentOrder(order) && (order.from.account === account || order.to.account === account),
    ),
  countUnderWay: (owner, { most, kinds }) =>
    [...operations.values()]
      .filter((each) => each.customer === owner.id && isUnderWay(each.state))
      .filter(({ order }) => kinds?.includes(order.kind) ?? true)
      .slice(0, most).length,
  ofCustomer: (customer) => [...operations.values()].filter((operation) => operation.customer === customer),
})

const recounted = (account: Account): Account => {
  const held = account.holds.reduce((sum, { amount }) => sum + (amount.asset === 'USD' ? amount.minor : 0n), 0n)
  const left = account.posted.minor - held
  return { ...account, held: usd(held), available: usd(left > 0n ? left : 0n) }
}
const without = (account: Account, operation: OperationId): Account => ({
  ...account,
  holds: account.holds.filter((hold) => hold.operation !== operation),
})
const withBalance = (account: Account, balance: Balance): Account => ({ ...account, ...balance })

export const accountsOf = ({ accounts }: Memory): Sync<Accounts> => {
  const must = (id: AccountId): Account => {
    const found = accounts.get(id)
    if (found === undefined) throw new Error(`account ${id} is not there`)
    return found
  }
  const set = (id: AccountId, fields: Partial<Account>): void => void accounts.set(id, { ...must(id), ...fields })
  return {
    insert(account) {
      if (!accounts.has(account.id)) accounts.set(account.id, account)
    },
    find: (id) => accounts.get(id),
    findByBankAccount: (node) => [...accounts.values()].find((account) => account.bankAccountId === node),
    ofCustomer: (customer) =>
      [...accounts.values()].filter((account) => account.customer === customer && account.status !== 'closed'),
    rename: (id, nickname) => set(id, { nickname }),
    closedOf: (customer) =>
      [...accounts.values()].filter((account) => account.customer === customer && account.status === 'closed'),
    setStatus(id, status, from) {
      const { closing: _closing, ...rest } = must(id)
      if (!from.includes(rest.status)) return false
      accounts.set(id, { ...rest, status })
      return true
    },
    beginClosing(id, operation) {
      const account = must(id)
      if (account.closing?.operation === operation) return 'closing'
      if (account.status === 'closing' || account.status === 'closed') return 'not-there'
      if (account.holds.length > 0 || account.posted.minor !== 0n) return 'not-empty'
      accounts.set(id, { ...account, status: 'closing', closing: { operation, from: account.status } })
      return 'closing'
    },
    reopen(id, operation) {
      const { closing, ...rest } = must(id)
      if (rest.status === 'closing' && closing?.operation === operation)
        accounts.set(id, { ...rest, status: closing.from })
    },
    closing: (limit) => [...accounts.values()].filter(({ status }) => status === 'closing').slice(0, limit),
    hold(id, operation, amount) {
      const account = must(id)
      if (account.holds.some((hold) => hold.operation === operation)) return 'held'
      const left = amount.asset === 'USD' ? account.available : availableCoins(account, amount.asset)
      if (left.minor < amount.minor) return 'short'
      accounts.set(id, recounted({ ...account, holds: [...account.holds, { operation, amount }] }))
      return 'held'
    },
    release(id, operation) {
      accounts.set(id, recounted(without(must(id), operation)))
    },
    capture(id, operation, balance, seen) {
      const account = must(id)
      const holds = account.holds.some((hold) => hold.operation === operation)
      if (!holds) return true
      if (seen === undefined ? balance.asOf < account.asOf : account.asOf !== seen) return false
      accounts.set(id, recounted(withBalance(without(account, operation), balance)))
      return true
    },
    refresh(id, balance, seen) {
      const account = must(id)
      if (seen === undefined ? balance.asOf < account.asOf : account.asOf !== seen) return false
      accounts.set(id, recounted(withBalance(account, balance)))
      return true
    },
    withHolds: (limit) => [...accounts.values()].filter(({ holds }) => holds.length > 0).slice(0, limit),
  }
}

export const allowancesOf = ({ allowances }: Memory): Sync<Allowances> => {
  const taken = (customer: CustomerId, day: string): Map<OperationId, bigint> => {
    const key = `${customer}:${day}`
    const found = allowances.get(key) ?? new Map<OperationId, bigint>()
    allowances.set(key, found)
    return found
  }
  const sum = (shares: ReadonlyMap<OperationId, bigint>): bigint => [...shares.values()].reduce((a, b) => a + b, 0n)
  return {
    take({ customer, day, operation, cents, limit }) {
      const shares = taken(customer, day)
      if (shares.has(operation)) return true
      if (sum(shares) + cents > limit) return false
      shares.set(operation, cents)
      return true
    },
    giveBack: ({ customer, day, operation }) => void taken(customer, day).delete(operation),
    spent: (customer, day) => sum(taken(customer, day)),
  }
}

const PROGRESS = { waiting: 0, debited: 1, credited: 2, settled: 3, cancelled: 4, returned: 5 } as const

export const entriesOf = ({ entries }: Memory): Sync<Entries> => ({
  findNews: (heard) => heard.filter((entry) => !isDeepStrictEqual(entries.get(entry.transfer.id), entry)),
  save(entry) {
    const stored = entries.get(entry.transfer.id)
    if (stored === undefined) {
      entries.set(entry.transfer.id, entry)
      return true
    }
    if (PROGRESS[stored.transfer.status] >= PROGRESS[entry.transfer.status]) return false
    entries.set(entry.transfer.id, entry)
    return true
  },
  find: (id) => entries.get(id),
  findByOperation: (operation) => [...entries.values()].find(({ transfer }) => transfer.operation === operation),
  between: (both, limit) =>
    [...entries.values()]
      .filter(
        ({ customers, transfer }) => transfer.status === 'settled' && both.every((each) => customers.includes(each)),
      )
      .slice(0, limit),
  page: ({ customer, limit }) =>
    [...entries.values()].filter(({ customers }) => customers.includes(customer)).slice(0, limit),
})

const addNotice = ({ notices }: Pick<Memory, 'notices'>, notice: Notice): boolean => {
  if (notices.has(notice.id)) return false
  notices.set(notice.id, { ...notice, state: 'waiting', dueAt: notice.createdAt })
  return true
}

export const noticesOf = ({ notices }: Memory): Sync<Notices> => ({
  add: (notice) => addNotice({ notices }, notice),
  addAll: (all) => all.forEach((notice) => addNotice({ notices }, notice)),
  find(id) {
    const found = notices.get(id)
    return found?.state === 'waiting' ? found : undefined
  },
  due: (now, limit) =>
    [...notices.values()]
      .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
      .slice(0, limit)
      .map(({ id }) => id),
  end(id, how) {
    const found = notices.get(id)
    if (found !== undefined && found.state !== 'delivered') notices.set(id, { ...found, state: how, dueAt: undefined })
  },
  showAgain(id, toldIn, at) {
    const found = notices.get(id)
    if (found !== undefined && found.state !== 'delivered')
      notices.set(id, { ...found, state: 'waiting', dueAt: at, deliveredIn: toldIn })
  },
  postpone(id, until) {
    const found = notices.get(id)
    if (found !== undefined && found.state !== 'delivered')
      notices.set(id, { ...found, state: 'waiting', dueAt: until })
  },
  // Only a chat of our own can lose what it showed; the simulator's keeps everything.
  redeliver: () => undefined,
  undeliveredOf: (customer) =>
    [...notices.values()].filter((n) => n.customer === customer && n.state === 'unreachable'),
})

export const journalOf = ({ journal }: Memory): Sync<Journal> => ({
  append(entry) {
    if (!isBalanced(entry.postings)) throw new RangeError(`the postings of ${entry.id} do not balance`)
    if (!journal.has(entry.id)) journal.set(entry.id, entry)
  },
  ofOperation: (operation) => [...journal.values()].filter((entry) => entry.operation === operation),
})
