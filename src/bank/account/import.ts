import type { Account, Accounts } from '#bank/ground/account.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { derivedId, isOperationId } from '#bank/ground/ids.ts'
import { usd } from '#bank/ground/money.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { BankAccount, Rail } from '#bank/ground/rail.ts'
import { newerThan } from '#bank/operation/funds.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly rail: Rail
  readonly clock: () => number
}

/** An account as we first keep it, from what the bank shows. */
export const accountOf = (bankAccount: BankAccount, customer: Customer, id: Account['id'], now: number): Account => ({
  id,
  customer: customer.id,
  kind: bankAccount.kind === 'other' ? 'external' : bankAccount.kind,
  bankAccountId: bankAccount.id,
  nickname: bankAccount.nickname,
  status: bankAccount.locked
    ? 'locked'
    : bankAccount.kind === 'external' && !bankAccount.sends
      ? 'pending-proof'
      : 'open',
  posted: bankAccount.balance.posted,
  held: usd(0n),
  available: bankAccount.balance.posted,
  coins: bankAccount.balance.coins,
  holds: [],
  ...(bankAccount.bankName !== undefined && { bankName: bankAccount.bankName }),
  ...(bankAccount.last4 !== undefined && { last4: bankAccount.last4 }),
  asOf: bankAccount.balance.asOf,
  openedAt: now,
})

/** Takes over every account the bank shows for this customer, and the balances of those we have. */
export const importAccounts = async (ports: Deps, customer: Customer): Promise<void> => {
  if (customer.bankUserId === undefined) return
  // Read before the bank is asked, so that what it answers is newer.
  const before = new Map(
    (await ports.accounts.ofCustomer(customer.id)).map((account) => [account.bankAccountId, account]),
  )
  const bankAccounts = await ports.rail.accounts.list(customer.bankUserId)
  if (!bankAccounts.ok)
    throw new Error(`the accounts of ${customer.id} could not be read: ${bankAccounts.error.message}`)
  for (const bankAccount of bankAccounts.value.filter(({ kind, active }) => kind !== 'other' && active)) {
    const known = before.get(bankAccount.id)
    if (known !== undefined) {
      await ports.accounts.refresh(known.id, newerThan(known, bankAccount.balance, ports.clock()), known.asOf)
      continue
    }
    if ((await ports.accounts.findByBankAccount(bankAccount.id)) === undefined)
      await ports.accounts.insert(
        accountOf(bankAccount, customer, await accountIdOf(ports, bankAccount), ports.clock()),
      )
  }
}

/** An account being opened right now goes under the id its card has, whichever process takes it over first. */
const accountIdOf = async (ports: Deps, bankAccount: BankAccount): Promise<Account['id']> => {
  const opening = isOperationId(bankAccount.operation) ? await ports.operations.find(bankAccount.operation) : undefined
  const order = opening?.order
  return order?.kind === 'open-account' || order?.kind === 'link-bank-numbers'
    ? order.account
    : derivedId('account', bankAccount.id)
}
