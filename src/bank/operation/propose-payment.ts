import { err, ok, type Result } from '#kit/result.ts'
import { type Account, type Accounts, ownAccount } from '#bank/ground/account.ts'
import { type Customer, type Customers, hasLeft, personOf } from '#bank/ground/customer.ts'
import { type AccountId, derivedId, type RequestId } from '#bank/ground/ids.ts'
import { type Allowances, limitDayOf, mayReceive, whyNotSend } from '#bank/ground/allowances.ts'
import { subtract, type Usd, usd } from '#bank/ground/money.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { Party, PaymentOrder } from '#bank/ground/order.ts'
import { type Refusal, refuseUnlessOpen } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { LEAST_WITH_NOTE, mayAttachNote } from '#bank/ground/strangers-note.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import { propose } from './decide.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly entries: Pick<Entries, 'between'>
  readonly settings: Settings
}

export type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }
export type Decided = Promise<Result<Operation, Refusal>>

export const LEAST = usd(1n)

export const party = (account: Account): Party => ({
  account: account.id,
  customer: account.customer,
  name: account.nickname,
})

/** Freezes a move on a card. */
export const freeze = async (
  ports: Pick<Deps, 'operations' | 'settings'>,
  customer: Customer,
  cause: Cause & { readonly lifeMs?: number },
  order: PaymentOrder,
): Decided =>
  ok(
    await propose(ports, {
      id: derivedId('operation', order.kind, cause.turn),
      customer,
      order,
      place: cause.place,
      now: cause.now,
      ...(cause.lifeMs !== undefined && { lifeMs: cause.lifeMs }),
    }),
  )

/** What is looked at before a card is shown. Confirming looks again, at the moment that counts. */
export const refuseSpending = (customer: Customer, from: Account, amount: Usd): Refusal | undefined =>
  refuseSender(customer, from, amount) ??
  (from.available.minor < amount.minor ? { kind: 'short', available: from.available } : undefined)

const refuseSender = (customer: Customer, from: Account, amount: Usd): Refusal | undefined => {
  const denied = whyNotSend(customer)
  if (denied !== undefined) return denied
  if (amount.minor < LEAST.minor) return { kind: 'too-small', least: LEAST }
  return refuseUnlessOpen(from)
}

export const proposeSend = async (
  ports: Deps,
  customer: Customer,
  given: Cause & {
    readonly from: AccountId
    readonly payee: { readonly account: AccountId }
    readonly amount: Usd
    readonly note: string
    readonly request?: RequestId
  },
): Decided => {
  const order = await sendOrder(ports, customer, given)
  if (!order.ok) return order
  const { request } = given
  return freeze(ports, customer, given, { ...order.value, ...(request !== undefined && { request }) })
}

/**
 * What a send is, or why it can't be. `later`: it is not paid now, so what is there and what was spent today does not
 * matter yet.
 */
export const sendOrder = async (
  ports: Pick<Deps, 'customers' | 'accounts' | 'allowances' | 'entries' | 'settings'>,
  customer: Customer,
  given: {
    readonly from: AccountId
    readonly payee: { readonly account: AccountId }
    readonly amount: Usd
    readonly note: string
    readonly now: number
    readonly later?: true
    /** The note is the payee's own, who has asked for this. */
    readonly request?: RequestId
    /** The note was looked at before. */
    readonly noteAgreed?: true
  },
): Promise<Result<Extract<PaymentOrder, { kind: 'send' }>, Refusal>> => {
  const from = await ownAccount(ports, customer, given.from)
  const to = await ports.accounts.find(given.payee.account)
  if (from?.kind !== 'deposit') return err({ kind: 'not-yours' })
  const payee = to && (to.customer === customer.id ? customer : await ports.customers.find(to.customer))
  // Said first: of who has left every account is closed, too, and no other one helps.
  if (payee !== undefined && hasLeft(payee)) return err({ kind: 'payee-left' })
  const closed = refuseUnlessOpen(to)
  if (to === undefined || closed !== undefined) return err(closed ?? { kind: 'not-ready' })
  if (from.id === to.id) return err({ kind: 'same-account' })
  const refusal = (given.later ? refuseSender : refuseSpending)(customer, from, given.amount)
  if (refusal !== undefined) return err(refusal)
  const over = to.customer === customer.id ? undefined : await overLimits(ports, customer, given)
  if (over !== undefined) return err(over)
  if (payee === undefined || !mayReceive(payee.tier)) return err({ kind: 'payee-cannot-receive' })
  const isAgreed = payee.id === customer.id || given.request !== undefined || given.noteAgreed === true
  if (!isAgreed && !(await mayAttachNote(ports, { writer: customer, reader: payee }, given)))
    return err({ kind: 'note-too-small', least: LEAST_WITH_NOTE })
  // The names on the card are read here, at the bank's own records, never taken from the dialog.
  const target: Party =
    payee.id === customer.id
      ? party(to)
      : { account: to.id, customer: payee.id, name: payee.legalName, handle: payee.handle }
  return ok({ kind: 'send', from: party(from), to: target, amount: given.amount, note: given.note })
}

export const overLimits = async (
  ports: { readonly allowances: Pick<Allowances, 'spent'>; readonly settings: Settings },
  customer: Customer,
  { amount, now, later }: { readonly amount: Usd; readonly now: number; readonly later?: true },
): Promise<Refusal | undefined> => {
  const { perPayment, perDay } = ports.settings.limits
  if (amount.minor > perPayment.minor) return { kind: 'over-payment-limit', limit: perPayment }
  if (later) return undefined
  const spent = await ports.allowances.spent(personOf(customer), limitDayOf(now, customer))
  const left = subtract(perDay, usd(spent))
  const cents = left.ok ? left.value : usd(0n)
  return cents.minor < amount.minor ? { kind: 'over-daily-limit', limit: perDay, left: cents } : undefined
}
