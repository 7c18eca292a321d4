import type { Account, Accounts } from '#bank/ground/account.ts'
import { type CustomerId, isOperationId } from '#bank/ground/ids.ts'
import type { Journal, JournalEntry, Posting } from '#bank/ground/journal.ts'
import type { Operations } from '#bank/ground/operation.ts'
import { IN_TRANSIT, ledgerOf } from '#bank/ground/postings.ts'
import {
  type BankTransfer,
  type Entries,
  type Entry,
  stepsOf,
  type TransferSide,
  type TransferStatus,
} from '#bank/ground/transfer.ts'

type FindAccount = Pick<Accounts, 'findByBankAccount'>
type Deps = {
  readonly accounts: FindAccount
  readonly entries: Entries
  readonly operations: Operations
  readonly journal: Journal
}

const oursOf = async (accounts: FindAccount, { from, to }: BankTransfer): Promise<readonly Account[]> => {
  const ends = [from.account, to.account].filter((end) => end !== undefined)
  const found = await Promise.all(ends.map((end) => accounts.findByBankAccount(end)))
  return found.filter((account) => account !== undefined)
}

/** A transfer of the bank with the accounts of ours that it touches; undefined where it touches none. */
const entryOf = async (accounts: FindAccount, transfer: BankTransfer): Promise<Entry | undefined> => {
  const ours = await oursOf(accounts, transfer)
  if (ours.length === 0) return undefined
  const customers: readonly CustomerId[] = [...new Set(ours.map(({ customer }) => customer))]
  return { transfer, accounts: ours.map(({ id }) => id), customers }
}

/** Mirrors a transfer of the bank for history and receipts. */
export const saveEntry = async (
  ports: Pick<Deps, 'accounts' | 'entries'>,
  transfer: BankTransfer,
): Promise<boolean> => {
  const entry = await entryOf(ports.accounts, transfer)
  return entry !== undefined && (await ports.entries.save(entry))
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
  const ours = await oursOf(deps.accounts, transfer)
  if (ours.length === 0) return
  const ledger: LedgerOf = (side) => {
    const account = ours.find(({ bankAccountId }) => bankAccountId === side.account)
    return account === undefined ? outside(side) : ledgerOf(account.id)
  }
  for (const entry of postingsSeen(transfer, ledger)) await deps.journal.append(entry)
}

/** The books first: what is mirrored is posted, whatever is killed when. */
const saveOne = async (deps: Deps, transfer: BankTransfer): Promise<boolean> => {
  await postSeen(deps, transfer)
  return await saveEntry(deps, transfer)
}

/**
 * An account keeps its owner and its name at the bank, so that one that was found needs no second look. One that wasn't
 * may be taken over at any moment, and is looked for each time.
 */
const remembering = (accounts: FindAccount): FindAccount => {
  const found = new Map<string, Account>()
  return {
    async findByBankAccount(id) {
      const account = found.get(id) ?? (await accounts.findByBankAccount(id))
      if (account !== undefined) found.set(id, account)
      return account
    },
  }
}

/** Of transfers that the bank shows, those of our accounts that are not kept just so. */
export const findNews = async (
  deps: Pick<Deps, 'accounts' | 'entries'>,
  transfers: readonly BankTransfer[],
): Promise<readonly BankTransfer[]> => {
  const accounts = remembering(deps.accounts)
  const heard: Entry[] = []
  for (const transfer of transfers) {
    const entry = await entryOf(accounts, transfer)
    if (entry !== undefined) heard.push(entry)
  }
  return (await deps.entries.findNews(heard)).map(({ transfer }) => transfer)
}

/** Takes news of the bank into the books and into the history; how many it still were. */
export const saveNews = async (deps: Deps, news: readonly BankTransfer[]): Promise<number> => {
  const accounts = remembering(deps.accounts)
  let changed = 0
  for (const transfer of news) {
    if (await saveOne({ ...deps, accounts }, transfer)) changed += 1
  }
  return changed
}

/** Takes transfers that the bank shows into the books and into the history; how many of them were news. */
export const saveSeen = async (deps: Deps, transfers: readonly BankTransfer[]): Promise<number> => {
  // Of each account once, also where what is seen is news.
  const remembered = { ...deps, accounts: remembering(deps.accounts) }
  return await saveNews(remembered, await findNews(remembered, transfers))
}
