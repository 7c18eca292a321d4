import type { Account } from '#bank/ground/account.ts'
import type { Limits } from '#bank/ground/allowances.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { Usd } from '#bank/ground/money.ts'
import type { PinAbove } from '#bank/ground/step-up.ts'
import { listAccounts } from '#conversation/ask/account.ts'
import { ask } from '#conversation/ask/ask.ts'
import { customerHere, readCustomer } from '#conversation/ask/customer.ts'
import { readLimits } from '#conversation/customer/questions.ts'
import type { Asking } from '#conversation/flow/declare.ts'
import type { Context } from '#conversation/flow/dialog.ts'
import { readBank } from './questions.ts'

/** What an answer may say: of the bank to everybody, of a customer only to who is signed in. */
export type Known = {
  readonly now: number
  readonly bank: {
    readonly isDemo: boolean
    readonly limits: Limits
    readonly least: Usd
    readonly pinAbove: Usd
    readonly cardLifeMs: number
    readonly maxAlerts: number
    readonly deletionWaitMs: number
  }
  /** `linked`: this chat is a customer's, who is not signed in. */
  readonly who: 'stranger' | 'linked' | 'customer'
  readonly me?: Me
}

export type Me = {
  readonly customer: Pick<Customer, 'tier' | 'missing' | 'frozen' | 'timeZone'>
  readonly accounts: readonly Account[]
  readonly left: Usd
  readonly pinAbove: PinAbove
}

export function* knownHere(context: Context): Asking<Known> {
  const { now } = context
  const bank = yield* ask(readBank)
  if (context.customer === undefined) {
    const here = yield* ask(customerHere)
    return { now, bank, who: here === undefined ? 'stranger' : 'linked' }
  }
  const customer = yield* ask(readCustomer)
  const accounts = yield* ask(listAccounts)
  const { left, above } = yield* ask(readLimits)
  return { now, bank, who: 'customer', me: { customer, accounts, left, pinAbove: above } }
}
