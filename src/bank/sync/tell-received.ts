import { notify } from '#bank/ground/notice.ts'
import { lastStepAt, type BankTransfer } from '#bank/ground/transfer.ts'
import type { SyncDeps } from './sync-deps.ts'

/** What is read for the first time long after it came in is found in the history. */
const LATELY_MS = 7 * 24 * 3_600_000

/**
 * Money that came in by an account's number is told to its owner once it has settled: no order of ours tells of it. To be called
 * before it is kept, since what is kept is no news any more.
 */
export const tellReceived = async (
  deps: Pick<SyncDeps, 'accounts' | 'customers' | 'notices' | 'wake' | 'clock'>,
  transfer: BankTransfer,
): Promise<void> => {
  const { id, via, status, to } = transfer
  if (via !== 'account-number' || status !== 'settled' || to.account === undefined) return
  if (lastStepAt(transfer) < deps.clock() - LATELY_MS) return
  const account = await deps.accounts.findByBankAccount(to.account)
  if (account === undefined) return
  const [conversation] = await deps.customers.identitiesOf(account.customer)
  if (conversation === undefined) return
  const about = { kind: 'received', transfer: id, account: account.id } as const
  await notify(deps, { id: `${id}:received`, customer: account.customer, conversation, about })
}
