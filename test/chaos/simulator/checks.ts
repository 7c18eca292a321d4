import { type Account, availableCoins } from '#bank/ground/account.ts'
import { isBalanced, type JournalEntry } from '#bank/ground/journal.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import { isFinal, type Operation, type State } from '#bank/ground/operation.ts'
import { isPaymentOrder, type PaymentOrder } from '#bank/ground/order.ts'
import type { BankTransfer } from '#bank/ground/transfer.ts'
import type { Bank } from './bank.ts'
import type { Chat } from './chat.ts'
import { LIMITS } from './ports.ts'
import { PARTS_PER_CENT } from './prices.ts'
import type { Memory } from './stores.ts'

/** Written out once more, so that a slip in the table of the product is not a slip in its test. */
const STEPS: Readonly<Record<State, readonly State[]>> = {
  proposed: ['confirmed', 'cancelled', 'expired', 'refused'],
  confirmed: ['submitted', 'cancelled', 'refused'],
  submitted: ['unknown', 'settled', 'returned', 'refused', 'cancelled'],
  unknown: ['submitted', 'settled', 'returned', 'refused', 'cancelled'],
  settled: ['returned'],
  returned: [],
  refused: [],
  cancelled: [],
  expired: [],
}
const NOTHING_HAPPENED: readonly State[] = ['refused', 'cancelled', 'expired']

export class Violation extends Error {
  override readonly name = 'Violation'
}
const broken = (what: string): never => {
  throw new Violation(what)
}

type Deps = {
  readonly memory: Memory
  readonly bank: Bank
  readonly chat: Chat
  /** The card each operation was shown as, frozen when it was shown. */
  readonly shown: ReadonlyMap<OperationId, Operation['order']>
}

/** What is promised is there: of an account kept at the bank, in dollars or in coins. */
const isKeptHere = (order: Operation['order']): order is PaymentOrder =>
  order.kind === 'send' || order.kind === 'buy' || order.kind === 'sell'
/** In cents, also what coins are worth. */
const offered = (account: Account): bigint =>
  account.kind === 'crypto' ? availableCoins(account, 'BTC').minor / PARTS_PER_CENT : account.available.minor
const mirrored = (account: Account): bigint =>
  account.kind === 'crypto' ? account.coins.BTC.minor / PARTS_PER_CENT : account.posted.minor

const mayStillMove = ({ status }: BankTransfer): boolean => status !== 'cancelled' && status !== 'returned'

/** What must be true at every moment. Looked at is only what changed since the last look: nothing else can be wrong. */
export const createChecks = ({ memory, bank, chat, shown }: Deps) => {
  const seen = new Map<OperationId, State>()
  const transfersOf = new Map<string, Map<string, BankTransfer>>()
  const denied = new Set<OperationId>()
  let toldUntil = 0
  let submittedUntil = 0

  const once = (transfer: BankTransfer): void => {
    const { id, operation } = transfer
    const all = transfersOf.get(operation) ?? new Map<string, BankTransfer>()
    transfersOf.set(operation, all.set(id, transfer))
    if (all.size > 1) broken(`${operation} was accepted ${all.size} times`)
  }

  const lifeCycle = ({ id, state }: Operation): void => {
    const before = seen.get(id)
    if (before !== undefined && before !== state && !STEPS[before].includes(state))
      broken(`${id} went from ${before} to ${state}`)
    seen.set(id, state)
  }

  const shownIsDone = (): void => {
    for (; submittedUntil < bank.submitted.length; submittedUntil += 1) {
      const order = bank.submitted[submittedUntil]
      if (order === undefined) continue
      const card = shown.get(order.operation)
      if (card === undefined || !isPaymentOrder(card)) return broken(`${order.operation} was done and never shown`)
      const to = memory.accounts.get(card.to.account)?.bankAccountId
      if (order.amount.minor !== card.amount.minor || order.toAccount !== to)
        broken(`${order.operation} is not what its card has shown`)
      if (order.amount.minor > LIMITS.perPayment.minor) broken(`${order.operation} is over the limit for one payment`)
    }
  }

  const isTrue = (operation: OperationId): void => {
    for (const transfer of transfersOf.get(operation)?.values() ?? [])
      if (mayStillMove(transfer)) broken(`${operation} was told as not done, and the bank has it as ${transfer.status}`)
  }

  const truthTold = (changed: readonly BankTransfer[]): void => {
    for (; toldUntil < chat.told.length; toldUntil += 1) {
      const about = chat.told[toldUntil]
      if (about === undefined || !NOTHING_HAPPENED.includes(about.state)) continue
      denied.add(about.operation)
      isTrue(about.operation)
    }
    for (const { operation } of changed) if (denied.has(operation as OperationId)) isTrue(operation as OperationId)
  }

  const holdsAddUp = ({ id, posted, held, available, holds }: Account): void => {
    const sum = holds.reduce((total, { amount }) => total + (amount.asset === 'USD' ? amount.minor : 0n), 0n)
    if (sum !== held.minor) broken(`${id} holds ${sum} and says ${held.minor}`)
    if (holds.length > 1 && new Set(holds.map(({ operation }) => operation)).size !== holds.length)
      broken(`${id} holds one payment twice`)
    const left = posted.minor > held.minor ? posted.minor - held.minor : 0n
    if (available.minor !== left)
      broken(`${id}: posted ${posted.minor}, held ${held.minor}, available ${available.minor}`)
  }

  /** Everything confirmed and not yet charged is covered by what is really there, and no more is offered than what is left. */
  const covered = (): void => {
    const owed = new Map<string, bigint>()
    for (const { id, state, order } of memory.operations.values()) {
      if (!isKeptHere(order) || (state !== 'confirmed' && state !== 'submitted' && state !== 'unknown')) continue
      const transfer = transfersOf.get(id)?.values().next().value
      if (transfer !== undefined && transfer.status !== 'waiting') continue
      owed.set(order.from.account, (owed.get(order.from.account) ?? 0n) + order.amount.minor)
    }
    for (const account of memory.accounts.values()) {
      const { id } = account
      const available = offered(account)
      const node = bank.nodes.get(account.bankAccountId)
      if (node === undefined || node.kind === 'external' || node.reversed) continue
      const promised = owed.get(id) ?? 0n
      if (node.cents < promised) broken(`${id} has ${node.cents} at the bank and has promised ${promised}`)
      if (available > node.cents - promised)
        broken(`${id} offers ${available} and has ${node.cents} at the bank, of which ${promised} are promised`)
    }
  }

  const limited = (): void => {
    const sums = new Map<string, bigint>()
    for (const { customer, state, order, allowanceDay } of memory.operations.values()) {
      if (allowanceDay === undefined || !isPaymentOrder(order)) continue
      if (state === 'refused' || state === 'cancelled' || state === 'returned') continue
      const key = `${customer}:${allowanceDay}`
      const sum = (sums.get(key) ?? 0n) + order.amount.minor
      if (sum > LIMITS.perDay.minor) broken(`${key} is over the limit for one day: ${sum}`)
      sums.set(key, sum)
    }
  }

  const booksBalance = ({ id, postings }: JournalEntry): void => {
    if (!isBalanced(postings)) broken(`the postings of ${id} do not balance`)
  }

  const isDue = (): boolean =>
    memory.operations.isChanged ||
    memory.accounts.isChanged ||
    memory.journal.isChanged ||
    bank.transfers.isChanged ||
    bank.nodes.isChanged ||
    toldUntil < chat.told.length ||
    submittedUntil < bank.submitted.length

  const safety = (): void => {
    if (!isDue()) return
    const operations = memory.operations.take()
    const accounts = memory.accounts.take()
    const transfers = bank.transfers.take()
    const nodes = bank.nodes.take()
    transfers.forEach(once)
    operations.forEach(lifeCycle)
    shownIsDone()
    truthTold(transfers)
    accounts.forEach(holdsAddUp)
    if (operations.length + accounts.length + transfers.length + nodes.length > 0) covered()
    if (operations.length > 0) limited()
    memory.journal.take().forEach(booksBalance)
  }

  return { safety, liveness: () => liveness({ memory, bank, chat, shown }) }
}

const wasConfirmed = ({ history }: Operation): boolean => history.some(({ state }) => state === 'confirmed')

/** What must be true once everything that could go wrong has stopped going wrong, for long enough. */
const liveness = ({ memory, bank, chat }: Deps): void => {
  for (const operation of memory.operations.values()) {
    const { id, state, dueAt, order } = operation
    if (!isFinal(state) || dueAt !== undefined) broken(`${id} never ended: ${state}`)
    if (wasConfirmed(operation)) wasTold(operation, chat)
    if (isPaymentOrder(order)) agrees(operation, order, memory, bank)
  }
  for (const { id, holds } of memory.accounts.values())
    if (holds.length > 0) broken(`${id} still holds money for ${holds.map(({ operation }) => operation).join(', ')}`)
  for (const { id, state } of memory.notices.values()) if (state === 'waiting') broken(`${id} was never told`)
  for (const account of memory.accounts.values()) {
    const { id, bankAccountId: node } = account
    const cents = bank.nodes.get(node)?.cents ?? 0n
    if (bank.nodes.get(node)?.kind !== 'external' && mirrored(account) !== (cents < 0n ? 0n : cents))
      broken(`${id} shows ${mirrored(account)}, the bank has ${cents}`)
  }
}

const wasTold = ({ id, state }: Operation, chat: Chat): void => {
  const told = chat.told.filter(({ operation, by }) => operation === id && by === 'notice')
  if (told.at(-1)?.state !== state)
    broken(`${id} ended as ${state} and was told ${told.map((one) => one.state).join(', ')}`)
}

const agrees = (operation: Operation, order: PaymentOrder, memory: Memory, bank: Bank): void => {
  const { id, state } = operation
  const found = [...bank.transfers.values()].find((transfer) => transfer.operation === id)
  const wanted: readonly string[] =
    found === undefined || found.status === 'cancelled' ? NOTHING_HAPPENED : [found.status]
  if (!wanted.includes(state)) broken(`${id} is ${state}, the bank has ${found?.status ?? 'nothing'}`)
  const entries = [...memory.journal.values()].filter((entry) => entry.operation === id)
  const sums = new Map<string, bigint>()
  for (const { ledger, side, amount } of entries.flatMap(({ postings }) => postings))
    sums.set(ledger, (sums.get(ledger) ?? 0n) + (side === 'debit' ? amount.minor : -amount.minor))
  const moved = state === 'settled' ? order.amount.minor : 0n
  const [from, to] = [sums.get(`account:${order.from.account}`) ?? 0n, sums.get(`account:${order.to.account}`) ?? 0n]
  if (from !== -moved || to !== moved) broken(`the books say of ${id}: ${from} and ${to}, for ${moved}`)
}
