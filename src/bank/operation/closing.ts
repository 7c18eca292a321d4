import type { Accounts } from '#bank/ground/account.ts'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import type { Coins } from '#bank/ground/money.ts'
import type { Operations, Why } from '#bank/ground/operation.ts'

type Deps = { readonly accounts: Accounts; readonly operations: Operations }

/**
 * Takes an account out of use so that it can be closed: first it refuses to be paid into or out of, then what is under
 * way there is looked for. A payment is written as confirmed before it looks at the account, so one of the two sees
 * the other. Repeating it for one operation takes nothing twice, and what does not fit leaves the account as closing:
 * it opens again once the refusal is stored.
 */
export const takeForClosing = async (
  { accounts, operations }: Deps,
  account: AccountId,
  operation: OperationId,
  leftover?: Coins,
): Promise<Why | undefined> => {
  const begun = await accounts.beginClosing(account, operation, leftover)
  if (begun === 'not-there') return 'account-closed'
  if (begun === 'not-empty') return 'not-empty'
  return (await isBusy({ operations }, account, operation)) ? 'busy' : undefined
}

/** Whether anything but the closing itself is under way there. */
export const isBusy = async (
  { operations }: Pick<Deps, 'operations'>,
  account: AccountId,
  closing: OperationId,
): Promise<boolean> => (await operations.underWayFor(account)).some(({ id }) => id !== closing)
