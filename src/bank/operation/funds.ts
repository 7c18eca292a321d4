import type { Account } from '../account/account.ts'
import type { Customer } from '../customer/customer.ts'
import { dayOf } from '../payment/limits.ts'
import type { Ports } from '../ports.ts'
import { isMove, type MoveOrder } from './order.ts'
import type { Operation } from './operation.ts'

/** What confirming takes, and what ending gives back: a hold on the account, a share of the day's allowance. */
type Deps = Pick<Ports, 'accounts' | 'allowances' | 'customers' | 'rail' | 'settings'>

/** Only dollars kept here can be held: a linked bank's money, the treasury's and coins can't. */
export const isHeld = (order: MoveOrder): boolean => order.kind === 'send' || order.kind === 'buy'
/** Only money that leaves the customer counts against the day. */
export const isLimited = (order: MoveOrder): boolean =>
  order.kind === 'send' && order.to.customer !== order.from.customer

export type Taken =
  | { readonly kind: 'taken'; readonly day?: string }
  | { readonly kind: 'short' }
  | { readonly kind: 'over-daily-limit' }

/** Repeating it for one operation takes nothing twice. */
export const takeFunds = async (deps: Deps, operation: Operation, customer: Customer, now: number): Promise<Taken> => {
  const { order, id } = operation
  if (!isMove(order)) return { kind: 'taken' }
  const day = dayOf(now, customer.timeZone)
  if (isLimited(order)) {
    const fits = await deps.allowances.take({
      customer: customer.id,
      day,
      operation: id,
      cents: order.amount.minor,
      limit: deps.settings.limits.perDay.minor,
    })
    if (!fits) return { kind: 'over-daily-limit' }
  }
  if (isHeld(order) && (await deps.accounts.hold(order.from.account, id, order.amount)) === 'short') {
    await deps.allowances.giveBack({ customer: customer.id, day, operation: id })
    return { kind: 'short' }
  }
  return isLimited(order) ? { kind: 'taken', day } : { kind: 'taken' }
}

/** Nothing moved: the hold and the allowance go back. */
export const giveBackFunds = async (
  deps: Deps,
  operation: Operation,
  customer: Customer,
  now: number,
): Promise<void> => {
  const { order, id } = operation
  if (!isMove(order)) return
  if (isLimited(order)) {
    const day = operation.allowanceDay ?? dayOf(now, customer.timeZone)
    await deps.allowances.giveBack({ customer: customer.id, day, operation: id })
  }
  if (isHeld(order)) await deps.accounts.release(order.from.account, id)
}

/** The bank has charged the sender: the hold becomes the new balance. False when the bank could not be read. */
export const captureFunds = async (deps: Deps, operation: Operation): Promise<boolean> => {
  if (!isMove(operation.order) || !isHeld(operation.order)) return true
  const account = await deps.accounts.find(operation.order.from.account)
  if (account === undefined || !account.holds.some((hold) => hold.operation === operation.id)) return true
  const balance = await readBalance(deps, account)
  if (balance === undefined) return false
  await deps.accounts.capture(account.id, operation.id, balance)
  return true
}

/** Reads an account's balance at the bank and keeps it. False when the bank could not be read. */
export const refreshAccount = async (deps: Deps, id: Account['id']): Promise<boolean> => {
  const account = await deps.accounts.find(id)
  if (account === undefined || account.status === 'closed') return true
  const balance = await readBalance(deps, account)
  if (balance === undefined) return false
  await deps.accounts.refresh(account.id, balance)
  return true
}

const readBalance = async (deps: Deps, account: Account) => {
  const owner = await deps.customers.find(account.customer)
  if (owner?.bankUserId === undefined) return undefined
  const node = await deps.rail.nodes.read({ user: owner.bankUserId, node: account.node })
  return node.ok ? node.value.balance : undefined
}
