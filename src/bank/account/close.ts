import { err, ok, type Result } from '#kit/result.ts'
import type { Accounts } from '#bank/ground/account.ts'
import { isWithin } from '#bank/ground/coin-price.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId, OperationId } from '#bank/ground/ids.ts'
import { type Coins, isZero } from '#bank/ground/money.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import type { BankAccount, Rail } from '#bank/ground/rail.ts'
import { takeForClosing } from '#bank/operation/closing.ts'
import type { OrderFailure, OrderHandler, OrderStatus } from '#bank/operation/handler.ts'

type Deps = { readonly accounts: Accounts; readonly operations: Operations; readonly rail: Rail }

const gone = err({ kind: 'refused', reason: 'not-found', message: 'the account is gone' } as const)
const notEmpty = err({ kind: 'refused', reason: 'not-empty', message: 'the account is not empty' } as const)

/** What a linked bank holds stays there. */
const isEmpty = ({ kind, balance }: BankAccount, leftover: Coins | undefined): boolean =>
  kind === 'external' ||
  (isZero(balance.posted) &&
    (leftover === undefined ? Object.values(balance.coins).every(isZero) : isWithin(balance.coins, leftover)))

/** What closes, on whose behalf, and how many coins may be left in it. */
export type Closing = {
  readonly operation: OperationId
  readonly customer: Customer
  readonly account: AccountId
  readonly leftover?: Coins | undefined
}

/**
 * Closing was agreed to, so the account stands as closing and takes no more payments. Before the bank is asked both are
 * looked at again, in this order: what is under way here, then the bank's balance. A payment that has ended between the
 * two is in the balance.
 */
export const closeAtBank = async (
  ports: Deps,
  { operation, customer, account: id, leftover }: Closing,
): Promise<Result<OrderStatus, OrderFailure>> => {
  const account = await ports.accounts.find(id)
  if (customer.bankUserId === undefined || account === undefined) return gone
  const where = { user: customer.bankUserId, account: account.bankAccountId }
  const closed: OrderStatus = { status: 'settled', bankId: account.bankAccountId }
  if (account.status === 'closed') return ok(closed)
  const why = await takeForClosing(ports, account.id, operation, leftover)
  const bankAccount = await ports.rail.accounts.read(where)
  if (!bankAccount.ok) return bankAccount
  // An earlier request did it, and its answer was not heard: what came in since then can't keep it open any more.
  if (!bankAccount.value.active) return ok(closed)
  if (why !== undefined) return err({ kind: 'refused', reason: why, message: 'the account is in use' } as const)
  if (!isEmpty(bankAccount.value, leftover)) return notEmpty
  const answer = await ports.rail.accounts.close(where)
  return answer.ok ? ok(closed) : answer
}

/** The bank has closed it, which our own record follows. */
export const keepClosed = async ({ accounts }: Pick<Deps, 'accounts'>, account: AccountId): Promise<void> => {
  await accounts.setStatus(account, 'closed', ['closing', 'open', 'pending-proof', 'locked'])
}

export const closeHandler = (ports: Deps): OrderHandler => ({
  submit: (operation, customer) => {
    const { account, leftover } = closingOf(operation)
    return closeAtBank(ports, { operation: operation.id, customer, account, leftover })
  },
  find: async () => ok(undefined),
  follow: async ({ bankId }) => ok({ status: 'settled', ...(bankId !== undefined && { bankId }) }),
  conclude: async (operation) => {
    if (operation.state === 'settled') await keepClosed(ports, closingOf(operation).account)
  },
})

const closingOf = ({ order }: Operation): Extract<Order, { kind: 'close-account' }> => {
  if (order.kind !== 'close-account') throw new TypeError(`${order.kind} is not close-account`)
  return order
}
