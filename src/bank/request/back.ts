import { err, type Result } from '#kit/result.ts'
import type { Accounts } from '#bank/ground/account.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import { usd } from '#bank/ground/money.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Entries } from '#bank/ground/transfer.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { askFor, type AskRefusal, type Wanted } from './ask.ts'
import type { MoneyRequest, RequestBlocks, Requests, RequestSlots } from './request.ts'
import { askableBack } from './view.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly entries: Entries
  readonly notices: Notices
  readonly requests: Requests
  readonly requestSlots: RequestSlots
  readonly requestBlocks: RequestBlocks
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}

/** Asks whoever got a payment for it again, in full, naming the payment; whom and how much are the bank's records. */
export const askBack = async (
  ports: Deps,
  customer: Customer,
  given: Omit<Wanted, 'payer' | 'amount' | 'original'> & { readonly transfer: string },
): Promise<Result<MoneyRequest, AskRefusal>> => {
  const { transfer, ...wanted } = given
  const original = await askableBack(ports, customer, transfer)
  if (original === undefined) return err({ kind: 'nobody' })
  const { payee, cents } = original
  return await askFor(ports, customer, { ...wanted, payer: payee.customer, amount: usd(cents), original: transfer })
}
