import { err } from '#kit/result.ts'
import { type Account, type Accounts, ownAccount } from '#bank/ground/account.ts'
import { type Customer, personOf } from '#bank/ground/customer.ts'
import { type AccountId, accountId } from '#bank/ground/ids.ts'
import { type Allowances, limitDayOf, demoDay, mayReceive, whyNotSend } from '#bank/ground/allowances.ts'
import { subtract, type Usd, usd } from '#bank/ground/money.ts'
import type { Operations } from '#bank/ground/operation.ts'
import { refuseUnlessOpen } from '#bank/ground/refusal.ts'
import type { Settings } from '#bank/ground/settings.ts'
import {
  type Cause,
  type Decided,
  freeze,
  LEAST,
  overLimits,
  party,
  refuseSpending,
} from '#bank/operation/propose-payment.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Pick<Allowances, 'spent'>
  readonly settings: Settings
}

const TREASURY = { account: accountId('acct_treasury'), name: 'Demo money' }

/** Pulls money from a linked bank. What is there is the linked bank's to know: it may still send it back. */
export const proposePull = async (
  ports: Deps,
  customer: Customer,
  given: Cause & { readonly from: AccountId; readonly to: AccountId; readonly amount: Usd },
): Decided => {
  const [from, to] = await Promise.all([ownAccount(ports, customer, given.from), ownAccount(ports, customer, given.to)])
  if (from?.kind !== 'external' || to?.kind !== 'deposit') return err({ kind: 'not-yours' })
  const closed = refuseUnlessOpen(from) ?? refuseUnlessOpen(to)
  if (closed !== undefined) return err(closed)
  const denied = whyNotSend(customer)
  if (denied !== undefined) return err(denied)
  if (given.amount.minor < LEAST.minor) return err({ kind: 'too-small', least: LEAST })
  const { perPayment } = ports.settings.limits
  if (given.amount.minor > perPayment.minor) return err({ kind: 'over-payment-limit', limit: perPayment })
  return freeze(ports, customer, given, {
    kind: 'pull',
    from: party(from),
    to: party(to),
    amount: given.amount,
    note: '',
  })
}

/** Pays out to a linked bank: it leaves the customer, and so counts against what may leave in one day. */
export const proposePayOut = async (
  ports: Deps,
  customer: Customer,
  given: Cause & { readonly from: AccountId; readonly to: AccountId; readonly amount: Usd },
): Decided => {
  const [from, to] = await Promise.all([ownAccount(ports, customer, given.from), ownAccount(ports, customer, given.to)])
  if (from?.kind !== 'deposit' || to?.kind !== 'external') return err({ kind: 'not-yours' })
  const closed = refuseUnlessOpen(to)
  if (closed !== undefined) return err(closed)
  const refusal = refuseSpending(customer, from, given.amount) ?? (await overLimits(ports, customer, given))
  if (refusal !== undefined) return err(refusal)
  const bank = { ...party(to), name: titleOf(to) }
  return freeze(ports, customer, given, {
    kind: 'pay-out',
    from: party(from),
    to: bank,
    amount: given.amount,
    note: '',
  })
}

/** `Chase ··1234`: with the last digits, by which a customer knows one of several accounts at one bank. */
const titleOf = ({ nickname, last4 }: Account): string =>
  last4 === undefined || nickname.endsWith(last4) ? nickname : `${nickname} ··${last4}`

/** Play money, where there is a source of it. */
export const proposeTopUp = async (
  ports: Deps,
  customer: Customer,
  given: Cause & { readonly to: AccountId; readonly amount: Usd },
): Decided => {
  if (ports.settings.treasury === undefined) return err({ kind: 'not-allowed' })
  const to = await ownAccount(ports, customer, given.to)
  if (to?.kind !== 'deposit') return err({ kind: 'not-yours' })
  const closed = refuseUnlessOpen(to)
  if (closed !== undefined) return err(closed)
  if (!mayReceive(customer.tier)) return err({ kind: 'tier', tier: customer.tier })
  if (given.amount.minor < LEAST.minor) return err({ kind: 'too-small', least: LEAST })
  const { perPayment, perDay } = ports.settings.limits
  if (given.amount.minor > perPayment.minor) return err({ kind: 'over-payment-limit', limit: perPayment })
  const day = demoDay(limitDayOf(given.now, customer))
  const rest = subtract(perDay, usd(await ports.allowances.spent(personOf(customer), day)))
  const left = rest.ok ? rest.value : usd(0n)
  if (left.minor < given.amount.minor) return err({ kind: 'over-demo-limit', limit: perDay, left })
  const order = { kind: 'top-up', from: TREASURY, to: party(to), amount: given.amount, note: 'Demo top-up' } as const
  return freeze(ports, customer, given, order)
}
