import { newerThan, refreshAccount } from '#bank/operation/funds.ts'
import type { SyncDeps } from './sync-deps.ts'

/** An account by the names it and its owner have at the bank. */
export type AtBank = { readonly user: string; readonly account: string }

/**
 * Reads an account of ours again: its balance, whether it is open, what it is called.
 * @throws Error when the bank can't be read.
 */
export const syncAccount = async (deps: SyncDeps, atBank: AtBank): Promise<void> => {
  const { accounts, rail, clock } = deps
  const account = await accounts.findByBankAccount(atBank.account)
  if (account === undefined) return
  const read = await rail.accounts.read(atBank)
  if (!read.ok) throw new Error(`the account ${account.id} could not be read: ${read.error.message}`)
  const balance = newerThan(account, read.value.balance, clock())
  if (!(await accounts.refresh(account.id, balance, account.asOf))) await refreshAccount(deps, account.id)
  const { locked, active, sends, nickname } = read.value
  // One that is being closed stays so until its operation has ended; a closed one is never opened again by old news.
  const { status } = account
  if (!active) await accounts.setStatus(account.id, 'closed', ['open', 'pending-proof', 'locked', 'closing'])
  else if (locked) await accounts.setStatus(account.id, 'locked', ['open', 'pending-proof'])
  else if (status === 'locked' || (status === 'pending-proof' && sends))
    await accounts.setStatus(account.id, 'open', [status])
  if (nickname !== '' && nickname !== account.nickname) await accounts.rename(account.id, nickname)
}
