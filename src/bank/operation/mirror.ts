import type { Account, Accounts } from '#bank/ground/account.ts'
import { type AccountId, type CustomerId, isOperationId } from '#bank/ground/ids.ts'
import type { Journal, JournalEntry, Posting } from '#bank/ground/journal.ts'
import type { Operations } from '#bank/ground/operation.ts'
import { IN_TRANSIT, ledgerOf } from '#bank/ground/postings.ts'
import {
  type BankTransfer,
  type Entries,
  stepsOf,
  type TransferSide,
  type TransferStatus,
} from '#bank/ground/transfer.ts'

type Deps = {
  readonly accounts: Accounts
  readonly entries: Entries
  readonly operations: Operations
  readonly journal: Journal
}

/** Mirrors a transfer of the bank for history and receipts, with the accounts of ours that it touches. */
export const saveEntry = async (
  ports: Pick<Deps, 'accounts' | 'entries'>,
  transfer: BankTransfer,
): Promise<boolean> => {
  const ends = [transfer.from.account, transfer.to.account].filter((end): end is string => end !== undefined)
  const found = await Promise.all(ends.map((end) => ports.accounts.findByBankAccount(end)))
  const ours = found.filter((account) => account !== undefined)
  if (ours.length === 0) return false
  const accounts: readonly AccountId[] = ours.map(({ id }) => id)
  const customers: readonly CustomerId[] = [...new Set(ours.map(({ customer }) => customer))]
  return await ports.entries.save({ transfer, accounts, customers })
}

/** Whether an order of ours caused it. What the books say counts too: the order's record may be lost. */
const isOurs = async (deps: Deps, operation: string): Promise<boolean> =>
  isOperationId(operation) &&
  ((await deps.operations.find(operation)) !== undefined || (await deps.journal.ofOperation(operation)).length > 0)

type LedgerOf = (side: TransferSide) => string

/** The entries of a transfer that no order of ours caused, one for each step that moved money. */
export const postingsSeen = (transfer: BankTransfer, ledger: LedgerOf): readonly JournalEntry[] => {
  const { amount } = transfer
  const [from, to] = [ledger(transfer.from), ledger(transfer.to)]
  const move = (debit: string, credit: string): readonly Posting[] => [
    { ledger: debit, side: 'debit', amount },
    { ledger: credit, side: 'credit', amount },
  ]
  const entries: JournalEntry[] = []
  let held: 'sender' | 'transit' | 'receiver' = 'sender'
  const post = (at: number, status: TransferStatus, postings: readonly Posting[]): void =>
    void entries.push({ id: `transfer:${transfer.id}:${status}`, at, postings })
  for (const { at, status } of stepsOf(transfer)) {
    const back = status === 'returned' || status === 'cancelled'
    if ((status === 'debited' || status === 'credited' || status === 'settled') && held === 'sender') {
      post(at, 'debited', move(IN_TRANSIT, from))
      held = 'transit'
    }
    if (status === 'settled' && held === 'transit') {
      post(at, 'settled', move(to, IN_TRANSIT))
      held = 'receiver'
    }
    if (back && held !== 'sender') {
      post(at, status, move(from, held === 'receiver' ? to : IN_TRANSIT))
      held = 'sender'
    }
  }
  return entries
}

const outside = ({ account, kind }: TransferSide): string => `outside:${account ?? kind}`

const postSeen = async (deps: Deps, transfer: BankTransfer): Promise<void> => {
  const known = await deps.entries.find(transfer.id)
  if (known?.transfer.status === transfer.status) return
  if (await isOurs(deps, transfer.operation)) return
  const ends = [transfer.from.account, transfer.to.account].filter((end) => end !== undefined)
  const accounts = await Promise.all(ends.map((end) => deps.accounts.findByBankAccount(end)))
  const ours = accounts.filter((account): account is Account => account !== undefined)
  if (ours.length === 0) return
  const ledger: LedgerOf = (side) => {
    const account = ours.find(({ bankAccountId }) => bankAccountId === side.account)
    return account === undefined ? outside(side) : ledgerOf(account.id)
  }
  for (const entry of postingsSeen(transfer, ledger)) await deps.journal.append(entry)
}

/**
 * Takes a transfer that the bank shows into the books and into the history. The books first: what is mirrored is
 * posted, whatever is killed when. True when something changed.
 */
export const saveSeen = async (deps: Deps, transfer: BankTransfer): Promise<boolean> => {
  await postSeen(deps, transfer)
  return await saveEntry(deps, transfer)
}
