import { isOperationId } from '#bank/ground/ids.ts'
import { isFinal, type Operation, type State } from '#bank/ground/operation.ts'
import { type BankTransfer, type Entry, lastStepAt, stepsOf, type TransferStatus } from '#bank/ground/transfer.ts'
import { type Difference, difference, shownMoney, shownTime, type Side } from './difference.ts'
import { lastChangeAt, moveOf, type Snapshot, type Tolerance } from './snapshot.ts'

const FINAL: readonly TransferStatus[] = ['settled', 'cancelled', 'returned']
/** What the bank must say of an order that has ended so. Undefined: any status that is not final. */
const WANTED: Readonly<Record<State, TransferStatus | undefined>> = {
  proposed: 'cancelled',
  confirmed: 'cancelled',
  submitted: undefined,
  unknown: undefined,
  settled: 'settled',
  returned: 'returned',
  refused: 'cancelled',
  cancelled: 'cancelled',
  expired: 'cancelled',
}

const sideOf = (operation: Operation): Side => ({
  operation: operation.id,
  kind: operation.order.kind,
  state: operation.state,
  amount: shownMoney(moveOf(operation).amount),
  at: shownTime(lastChangeAt(operation)),
})
const bankSideOf = (transfer: BankTransfer): Side => ({
  transfer: transfer.id,
  status: transfer.status,
  amount: shownMoney(transfer.amount),
  at: shownTime(lastStepAt(transfer)),
})
const mirrorSideOf = ({ transfer }: Entry): Side => ({ entry: transfer.id, ...bankSideOf(transfer) })

/** Whether a transfer without an order of this customer is theirs to explain: of two of ours only one is asked. */
const answersFor = (snapshot: Snapshot, transfer: BankTransfer): boolean => {
  if (snapshot.others.has(transfer.operation)) return false
  return transfer.from.user === undefined || !snapshot.otherUsers.has(transfer.from.user)
}

type About = Omit<Difference, 'id' | 'customer'>

/** An order of ours with what the bank made of it. */
const compareOrder = (operation: Operation, transfer: BankTransfer, entry: Entry | undefined): About | undefined => {
  const sides = { subject: transfer.id, ours: sideOf(operation), bank: bankSideOf(transfer) }
  const since = Math.max(lastStepAt(transfer), lastChangeAt(operation))
  if (moveOf(operation).amount.minor !== transfer.amount.minor)
    return { ...sides, kind: 'changed-amount', since: transfer.createdAt }
  const wanted = WANTED[operation.state]
  if (wanted === undefined)
    return FINAL.includes(transfer.status)
      ? { ...sides, kind: 'missing-webhook', since: lastStepAt(transfer) }
      : undefined
  // A confirmed order with a transfer: its submission was forgotten, or it was never to be sent.
  if (wanted !== transfer.status) return { ...sides, kind: 'changed-status', since }
  return entry === undefined && isFinal(operation.state)
    ? { ...sides, kind: 'deleted-record', ours: { ...sides.ours, entry: 'none' }, since }
    : undefined
}

/** What we mirrored with what the bank says now. */
const compareMirror = (entry: Entry, transfer: BankTransfer): About | undefined => {
  const sides = { subject: transfer.id, ours: mirrorSideOf(entry), bank: bankSideOf(transfer) }
  const since = lastStepAt(transfer)
  if (entry.transfer.amount.minor !== transfer.amount.minor) return { ...sides, kind: 'changed-amount', since }
  if (entry.transfer.status === transfer.status) return undefined
  return { ...sides, kind: FINAL.includes(entry.transfer.status) ? 'changed-status' : 'missing-webhook', since }
}

/** A transfer without an order: fine once it is in our books, if it brought money or is older than our knowing of it. */
const compareStranger = (
  snapshot: Snapshot,
  transfer: BankTransfer,
  entry: Entry | undefined,
  skewMs: number,
): About | undefined => {
  const own = (bankAccount: string | undefined) =>
    snapshot.accounts.find((account) => account.bankAccountId === bankAccount)
  const [from, to] = [own(transfer.from.account), own(transfer.to.account)]
  // Between accounts that we do not keep: not ours to explain.
  if (from === undefined && to === undefined) return undefined
  const isHistory = [from, to].every((account) => (account?.openedAt ?? Infinity) + skewMs > transfer.createdAt)
  const isBooked = entry !== undefined && (from === undefined || isHistory)
  if (isBooked) return compareMirror(entry, transfer)
  const ours = entry === undefined ? {} : mirrorSideOf(entry)
  const bank = { ...bankSideOf(transfer), direction: from === undefined ? 'in' : 'out', operation: transfer.operation }
  const sides = { subject: transfer.id, ours, bank, since: transfer.createdAt }
  const isLost = isOperationId(transfer.operation) && !isHistory
  if (from !== undefined && !isLost && transfer.status === 'cancelled') return undefined
  return { ...sides, kind: isLost ? 'deleted-record' : 'extra-transaction' }
}

const compareOne = (
  snapshot: Snapshot,
  byId: ReadonlyMap<string, Operation>,
  transfer: BankTransfer,
  skewMs: number,
) => {
  const operation = byId.get(transfer.operation)
  const entry = snapshot.entries.get(transfer.id)
  if (operation === undefined) return compareStranger(snapshot, transfer, entry, skewMs)
  return compareOrder(operation, transfer, entry) ?? (entry && compareMirror(entry, transfer))
}

/** More than one transfer for one order: all that were not cancelled are on the list. */
const duplicates = (operation: Operation, made: readonly BankTransfer[]): About | undefined => {
  const counted = made.filter(({ status }) => status !== 'cancelled')
  if (counted.length < 2) return undefined
  const [kept, ...more] = counted.toSorted((a, b) => a.createdAt - b.createdAt)
  return {
    kind: 'duplicate-transaction',
    subject: operation.id,
    ours: { ...sideOf(operation), ...(operation.bankId !== undefined && { transfer: operation.bankId }) },
    bank: { transfers: counted.map(({ id, status }) => `${id} ${status}`).join(', ') },
    since: Math.max(kept?.createdAt ?? 0, ...more.map(({ createdAt }) => createdAt)),
  }
}

/** Ours says that the bank has it; the bank's list is complete and does not. */
const missing = (operation: Operation): About | undefined => {
  const isThere = operation.bankId !== undefined && ['submitted', 'settled', 'returned'].includes(operation.state)
  if (!isThere) return undefined
  return {
    kind: 'missing-at-bank',
    subject: operation.id,
    ours: { ...sideOf(operation), transfer: operation.bankId ?? '' },
    bank: {},
    since: lastChangeAt(operation),
  }
}

type Skew = { readonly byMs: number; readonly about: About }

/** A date that the order of events forbids: made before it was sent, or later than now. */
const skewOf = (operation: Operation, transfer: BankTransfer, now: number): Skew => {
  const sentAt = operation.history.find(({ state }) => state === 'submitted')?.at ?? operation.createdAt
  const last = Math.max(transfer.createdAt, ...stepsOf(transfer).map(({ at }) => at))
  const byMs = Math.max(sentAt - transfer.createdAt, last - now)
  const ours = { operation: operation.id, sent: shownTime(sentAt), read: shownTime(now) }
  const bank = { transfer: transfer.id, created: shownTime(transfer.createdAt), last: shownTime(last) }
  return { byMs, about: { kind: 'clock-skew', subject: 'clock', ours, bank, since: sentAt } }
}

/** Orders, what was mirrored, and what the bank has: each transfer is explained, and each order is there once. */
export const compareTransfers = (snapshot: Snapshot, { now, skewMs }: Tolerance): readonly Difference[] => {
  const byId = new Map(snapshot.operations.map((operation) => [operation.id as string, operation]))
  const made = Map.groupBy(snapshot.transfers, ({ operation }) => operation)
  const found: (About | undefined)[] = []
  let worst: Skew | undefined
  for (const transfer of snapshot.transfers) {
    const operation = byId.get(transfer.operation)
    if (operation === undefined && !answersFor(snapshot, transfer)) continue
    const isRepeat = operation?.bankId !== undefined && operation.bankId !== transfer.id
    if (!isRepeat) found.push(compareOne(snapshot, byId, transfer, skewMs))
    if (operation === undefined) continue
    const skew = skewOf(operation, transfer, now)
    if (skew.byMs > skewMs && skew.byMs > (worst?.byMs ?? 0)) worst = skew
  }
  for (const operation of snapshot.operations) {
    const own = made.get(operation.id) ?? []
    found.push(own.length === 0 ? missing(operation) : duplicates(operation, own))
  }
  found.push(worst?.about)
  return found
    .filter((about) => about !== undefined)
    .map((about) => difference({ ...about, customer: snapshot.customer }))
}
