import type { Accounts } from '#bank/ground/account.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { MAX_ACCOUNTS } from '#bank/ground/allowances.ts'
import type { Operation, Operations, Why } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'

type Deps = { readonly accounts: Accounts; readonly operations: Operations }

const OPENING: readonly OrderKind[] = ['open-account', 'link-bank-numbers', 'link-bank-login', 'answer-bank-question']

/** Why this customer can't have another account: those being opened count too. */
export const whyNoAccount = async ({ accounts, operations }: Deps, customer: CustomerId): Promise<Why | undefined> => {
  const [open, opening] = await Promise.all([
    accounts.ofCustomer(customer),
    operations.countUnderWay(customer, { most: MAX_ACCOUNTS, kinds: OPENING }),
  ])
  return open.length + opening < MAX_ACCOUNTS ? undefined : 'too-many-accounts'
}

/**
 * Looked at once more before the bank is asked, when this opening and others stand as under way: of several at the same
 * moment the earlier ones go first, so that no more are opened than there is room for.
 */
export const isOneTooMany = async (
  { accounts, operations }: Deps,
  { id, customer, createdAt }: Operation,
): Promise<boolean> => {
  const [open, upToThis] = await Promise.all([
    accounts.ofCustomer(customer),
    // It is among them.
    operations.countUnderWay(customer, { most: MAX_ACCOUNTS + 1, kinds: OPENING, upTo: { id, createdAt } }),
  ])
  return open.length + upToThis > MAX_ACCOUNTS
}
