import type { Accounts } from '#bank/ground/account.ts'
import { type Customer, type Customers, type Owner, personOf } from '#bank/ground/customer.ts'
import { MAX_ACCOUNTS } from '#bank/ground/allowances.ts'
import type { Operation, Operations, Why } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'

type Deps = {
  readonly customers: Pick<Customers, 'ofPerson'>
  readonly accounts: Accounts
  readonly operations: Operations
}

const OPENING: readonly OrderKind[] = ['open-account', 'link-bank-numbers', 'link-bank-login', 'answer-bank-question']

/** Open accounts of a person: those of all customers who are this one, and whom the bank has verified. */
const countOpen = async ({ customers, accounts }: Omit<Deps, 'operations'>, owner: Owner): Promise<number> => {
  const others = owner.tier === 'unverified' ? [] : await othersOf(customers, owner)
  const all = await Promise.all([owner, ...others].map(({ id }) => accounts.ofCustomer(id)))
  return all.flat().length
}

const othersOf = async (customers: Deps['customers'], owner: Owner): Promise<readonly Customer[]> =>
  (await customers.ofPerson(personOf(owner))).filter(({ id, tier }) => id !== owner.id && tier !== 'unverified')

/** Why this customer can't have another account: those being opened count too. */
export const whyNoAccount = async (ports: Deps, owner: Owner): Promise<Why | undefined> => {
  const [open, opening] = await Promise.all([
    countOpen(ports, owner),
    ports.operations.countUnderWay(owner, { most: MAX_ACCOUNTS, kinds: OPENING }),
  ])
  return open + opening < MAX_ACCOUNTS ? undefined : 'too-many-accounts'
}

/**
 * Looked at once more before the bank is asked, when this opening and others stand as under way: of several at the same
 * moment the earlier ones go first, so that no more are opened than there is room for.
 */
export const isOneTooMany = async (ports: Deps, { id, createdAt }: Operation, owner: Owner): Promise<boolean> => {
  const [open, upToThis] = await Promise.all([
    countOpen(ports, owner),
    // It is among them.
    ports.operations.countUnderWay(owner, { most: MAX_ACCOUNTS + 1, kinds: OPENING, upTo: { id, createdAt } }),
  ])
  return open + upToThis > MAX_ACCOUNTS
}
