import type { Account } from '#bank/ground/account.ts'
import { type NoticeSubject, writeNotice } from '#bank/ground/notice.ts'
import { lastStepAt, type BankTransfer, stepsOf, type TransferStatus } from '#bank/ground/transfer.ts'
import type { SyncDeps } from './sync-deps.ts'

/** What is read for the first time long after it happened is found in the history. */
const LATELY_MS = 7 * 24 * 3_600_000

type Deps = Pick<SyncDeps, 'accounts' | 'customers' | 'entries' | 'notices' | 'clock'>
type Told = 'received' | Extract<NoticeSubject, { kind: 'by-number' }>['what']

/** Gone from the account, whatever becomes of it. */
const LEFT: readonly TransferStatus[] = ['debited', 'credited', 'settled']

/** Whether it stood as one of these before: by its own steps, or as it was read the last time. */
const hasBeen = async ({ entries }: Deps, transfer: BankTransfer, those: readonly TransferStatus[]): Promise<boolean> =>
  stepsOf(transfer).some(({ status }) => those.includes(status)) ||
  those.includes((await entries.find(transfer.id))?.transfer.status ?? 'waiting')

const whatIsTold = async (deps: Deps, transfer: BankTransfer): Promise<Told | undefined> => {
  const { status, to } = transfer
  const isIn = to.account !== undefined
  if (status === 'returned' || status === 'cancelled') {
    const hadMoved = await hasBeen(deps, transfer, isIn ? ['settled'] : LEFT)
    return hadMoved ? (isIn ? 'taken-back' : 'given-back') : undefined
  }
  if (isIn) return status === 'settled' ? 'received' : undefined
  return LEFT.includes(status) ? 'taken' : undefined
}

const subjectOf = (what: Told, transfer: BankTransfer, { id: account }: Account): NoticeSubject =>
  what === 'received'
    ? { kind: 'received', transfer: transfer.id, account }
    : { kind: 'by-number', transfer: transfer.id, account, what }

/**
 * Money that another bank moves by an account's number is told to its owner: what came in once it has settled, what was taken
 * out as soon as it has left, and either of them once more where it is reversed. No order of ours tells of it. To be called
 * before it is kept, since what is kept is no news any more; and to be delivered after, since it says what is kept.
 * @returns the notice to deliver then.
 */
export const tellByNumber = async (deps: Deps, transfer: BankTransfer): Promise<string | undefined> => {
  if (transfer.via !== 'account-number' || lastStepAt(transfer) < deps.clock() - LATELY_MS) return undefined
  const what = await whatIsTold(deps, transfer)
  const account = await deps.accounts.findByBankAccount(transfer.to.account ?? transfer.from.account ?? '')
  if (what === undefined || account === undefined) return undefined
  const [conversation] = await deps.customers.identitiesOf(account.customer)
  if (conversation === undefined) return undefined
  const about = subjectOf(what, transfer, account)
  const id = `${transfer.id}:${what}`
  await writeNotice(deps, { id, customer: account.customer, conversation, about })
  return id
}
