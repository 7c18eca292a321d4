import type { Accounts } from '#bank/ground/account.ts'
import type { Log } from '#kit/log.ts'
import type { Notices } from '#bank/ground/notice.ts'
import { isOver, type Operation, type Operations } from '#bank/ground/operation.ts'
import type { Wake } from '#bank/ground/wake.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly notices: Notices
  readonly wake: Wake
  readonly clock: () => number
  readonly log: Log
}

/** Looked at in one sweep; the next one takes the rest. */
const BATCH = 500

/**
 * Turns every unfinished operation and every undelivered notice back into a job. The queue may be emptied at any moment:
 * what it forgets, this finds again.
 */
export const sweep = async (
  deps: Pick<Deps, 'operations' | 'notices' | 'wake' | 'clock'>,
): Promise<{ readonly operations: number; readonly notices: number }> => {
  const now = deps.clock()
  const [operations, notices] = await Promise.all([deps.operations.due(now, BATCH), deps.notices.due(now, BATCH)])
  for (const id of operations) await deps.wake.operation(id)
  for (const id of notices) await deps.wake.notice(id)
  return { operations: operations.length, notices: notices.length }
}

/**
 * For when no process is left that could receive what the bank answers: what was being sent when it died is looked up at once
 * instead of after the time that an answer is given. Should one be left after all, the bank's key still keeps both
 * from doing it twice.
 */
export const lookUpAwaited = async (deps: Pick<Deps, 'operations' | 'wake' | 'clock'>): Promise<number> => {
  const now = deps.clock()
  const ids = await deps.operations.awaited(now, BATCH)
  for (const id of ids) {
    const operation = await deps.operations.find(id)
    if (operation?.state !== 'submitted' || operation.bankId !== undefined) continue
    const { revision, state } = operation
    if (await deps.operations.change(id, revision, { state, at: now, dueAt: now })) await deps.wake.operation(id)
  }
  return ids.length
}

/**
 * Gives back money held for an operation that has ended: what a crash between a hold and its confirmation can leave
 * behind, or a press so slow that the payment was over before its hold came.
 */
export const releaseStrayHolds = async (
  deps: Pick<Deps, 'accounts' | 'operations' | 'wake' | 'clock' | 'log'>,
): Promise<number> => {
  let released = 0
  for (const account of await deps.accounts.withHolds(BATCH)) {
    for (const { operation: id } of account.holds) {
      const operation = await deps.operations.find(id)
      // Still to be concluded, which takes the hold with it.
      if (operation !== undefined && !isOver(operation)) continue
      if (operation?.state === 'settled') await concludeAgain(deps, operation)
      else await deps.accounts.release(account.id, id)
      deps.log.warn(
        { event: 'hold-stray', account: account.id, operation: id },
        'a hold outlived its operation and was released',
      )
      released += 1
    }
  }
  return released
}

/**
 * Opens accounts again whose closing has ended without them being closed: what a crash between taking an account and the
 * confirmation can leave behind, or a press so slow that its card was over before.
 */
export const reopenStray = async (deps: Pick<Deps, 'accounts' | 'operations' | 'log'>): Promise<number> => {
  let reopened = 0
  for (const { id, closing } of await deps.accounts.closing(BATCH)) {
    if (closing === undefined) continue
    const operation = await deps.operations.find(closing.operation)
    // Still to be concluded, which closes it or opens it again.
    if (operation !== undefined && !isOver(operation)) continue
    if (operation?.state === 'settled') await deps.accounts.setStatus(id, 'closed', ['closing'])
    else await deps.accounts.reopen(id, closing.operation)
    deps.log.warn({ event: 'closing-stray', account: id }, 'an account stood as closing and nothing closes it')
    reopened += 1
  }
  return reopened
}

/** The money has left: only a balance read after that may take the place of the hold. */
const concludeAgain = async (
  deps: Pick<Deps, 'operations' | 'wake' | 'clock'>,
  { id, revision, state }: Operation,
): Promise<void> => {
  const now = deps.clock()
  if (await deps.operations.change(id, revision, { state, at: now, dueAt: now })) await deps.wake.operation(id)
}
