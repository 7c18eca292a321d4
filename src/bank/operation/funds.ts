import type { Account, Accounts, Balance } from '#bank/ground/account.ts'
import { type Customer, type Customers, personOf } from '#bank/ground/customer.ts'
import { type Allowances, limitDayOf, demoDay } from '#bank/ground/allowances.ts'
import type { Money } from '#bank/ground/money.ts'
import type { Operation, Operations, Why } from '#bank/ground/operation.ts'
import { isPaymentOrder, type PaymentOrder } from '#bank/ground/order.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import { giveBackPinSum } from './step-up.ts'
import { isBusy, takeForClosing } from './closing.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly stepUps: StepUps
  readonly rail: Rail
  readonly clock: () => number
  readonly settings: Settings
}

/**
 * What is set aside for an order: dollars kept here, or the coins of its card; the bank sells at its own price of the
 * moment, so it may take a little more or fewer. A linked bank's money and the treasury's can't be held.
 */
export const heldFor = (order: PaymentOrder): Money | undefined => {
  if (order.kind === 'send' || order.kind === 'buy' || order.kind === 'pay-out') return order.amount
  // Fewer dollars than the smallest part of a coin is worth need nothing set aside.
  return order.kind === 'sell' && order.quote.coins.minor > 0n ? order.quote.coins : undefined
}
/** Only money that leaves the customer counts against the day, and, apart from it, play money that comes. */
const isLimited = (order: PaymentOrder): boolean =>
  order.kind === 'top-up' ||
  order.kind === 'pay-out' ||
  (order.kind === 'send' && order.to.customer !== order.from.customer)
/** By what name a day's allowance for such an order is kept. */
const allowanceOf = ({ kind }: PaymentOrder, day: string): string => (kind === 'top-up' ? demoDay(day) : day)

export type TakenFunds =
  | { readonly kind: 'taken'; readonly day?: string }
  | { readonly kind: 'short' }
  | { readonly kind: 'over-daily-limit' }
  /** The account that was to be closed can't be. */
  | { readonly kind: 'in-use'; readonly why: Why }

/**
 * Repeating it for one operation takes nothing twice. What does not fit leaves what it took: it is given back once the
 * refusal is stored, since another press may stand on the same share.
 */
export const takeFunds = async (
  deps: Pick<Deps, 'accounts' | 'operations' | 'allowances' | 'settings'>,
  operation: Operation,
  customer: Customer,
  now: number,
): Promise<TakenFunds> => {
  const { order, id } = operation
  if (order.kind === 'close-account') {
    const why = await takeForClosing(deps, order.account, id, order.leftover)
    return why === undefined ? { kind: 'taken' } : { kind: 'in-use', why }
  }
  // Each of its sales sets its own coins aside. What comes or goes at the same time is not part of what the card says.
  if (order.kind === 'sell-out')
    return (await isBusy(deps, order.account, id)) ? { kind: 'in-use', why: 'busy' } : { kind: 'taken' }
  if (!isPaymentOrder(order)) return { kind: 'taken' }
  const day = allowanceOf(order, limitDayOf(now, customer))
  if (isLimited(order)) {
    const fits = await deps.allowances.take({
      customer: personOf(customer),
      day,
      operation: id,
      cents: order.amount.minor,
      limit: deps.settings.limits.perDay.minor,
    })
    if (!fits) return { kind: 'over-daily-limit' }
  }
  const held = heldFor(order)
  if (held !== undefined && (await deps.accounts.hold(order.from.account, id, held)) === 'short')
    return { kind: 'short' }
  return isLimited(order) ? { kind: 'taken', day } : { kind: 'taken' }
}

/** Nothing moved: the hold and the allowance go back, and an account that was to be closed opens again. */
export const giveBackFunds = async (
  deps: Pick<Deps, 'accounts' | 'allowances' | 'stepUps'>,
  operation: Operation,
  customer: Customer,
  now: number,
): Promise<void> => {
  await giveBackAllowance(deps, operation, customer, now)
  const { order, id } = operation
  if (order.kind === 'close-account' || order.kind === 'sell-out') await deps.accounts.reopen(order.account, id)
  await giveBackPinSum(deps, operation)
  if (isPaymentOrder(order) && heldFor(order) !== undefined) await deps.accounts.release(order.from.account, id)
}

/**
 * The share of every day on which it can have been taken, but for the day to keep: of two presses around midnight each
 * may have taken one, and only one of them counted.
 */
export const giveBackAllowance = async (
  deps: Pick<Deps, 'allowances'>,
  { id, order, allowanceDay, createdAt, expiresAt }: Operation,
  customer: Customer,
  now: number,
  keep?: string,
): Promise<void> => {
  if (!isPaymentOrder(order) || !isLimited(order)) return
  const days = [createdAt, expiresAt, now].map((at) => allowanceOf(order, limitDayOf(at, customer)))
  const all = new Set(allowanceDay === undefined ? days : [allowanceDay, ...days])
  for (const day of all) {
    if (day !== keep) await deps.allowances.giveBack({ customer: personOf(customer), day, operation: id })
  }
}

/** The bank has charged the sender: the hold becomes the new balance. False when the bank could not be read. */
export const captureFunds = async (
  deps: Pick<Deps, 'customers' | 'accounts' | 'rail' | 'clock'>,
  { id, order }: Operation,
): Promise<boolean> => {
  if (!isPaymentOrder(order) || heldFor(order) === undefined) return true
  return await takeOver(deps, order.from.account, {
    isNeeded: ({ holds }) => holds.some((hold) => hold.operation === id),
    apply: (account, balance) => deps.accounts.capture(account.id, id, balance, account.asOf),
    superseded: (account) => deps.accounts.release(account.id, id),
  })
}

/** Reads an account's balance at the bank and keeps it. False when the bank could not be read. */
export const refreshAccount = (
  deps: Pick<Deps, 'customers' | 'accounts' | 'rail' | 'clock'>,
  id: Account['id'],
): Promise<boolean> =>
  takeOver(deps, id, {
    isNeeded: ({ status }) => status !== 'closed',
    apply: (account, balance) => deps.accounts.refresh(account.id, balance, account.asOf),
    superseded: () => undefined,
  })

/** A balance asked for after `account` was read is newer than what is stored there, whatever the clocks say. */
export const newerThan = (account: Account, balance: Balance, now: number): Balance => ({
  ...balance,
  asOf: Math.max(now, account.asOf + 1),
})

type Parts = {
  readonly isNeeded: (account: Account) => boolean
  /** False when another balance has come in since `account` was read: then it is unknown which of the two is newer. */
  readonly apply: (account: Account, balance: Balance) => Promise<boolean>
  /** What is left to do where the other balance serves as well. */
  readonly superseded: (account: Account) => Promise<void> | undefined
}

/**
 * A process that is superseded twice is done: the second balance that came in between was asked for by a
 * process that had seen the first, and that came in after we began. So an account that many are paid into at once costs each of them two looks.
 */
const takeOver = async (
  deps: Pick<Deps, 'customers' | 'accounts' | 'rail' | 'clock'>,
  id: Account['id'],
  { isNeeded, apply, superseded }: Parts,
): Promise<boolean> => {
  for (const isLast of [false, true]) {
    const account = await deps.accounts.find(id)
    if (account === undefined || !isNeeded(account)) return true
    const balance = await readBalance(deps, account)
    if (balance === undefined) return false
    if (await apply(account, newerThan(account, balance, deps.clock()))) return true
    if (isLast) await superseded(account)
  }
  return true
}

const readBalance = async (deps: Pick<Deps, 'customers' | 'rail'>, account: Account): Promise<Balance | undefined> => {
  const owner = await deps.customers.find(account.customer)
  if (owner?.bankUserId === undefined) return undefined
  const bankAccount = await deps.rail.accounts.read({ user: owner.bankUserId, account: account.bankAccountId })
  return bankAccount.ok ? bankAccount.value.balance : undefined
}
