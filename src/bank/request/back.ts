import { err, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { usd } from '#bank/ground/money.ts'
import { askFor, type AskRefusal, type Wanted } from './ask.ts'
import type { MoneyRequest } from './request.ts'
import type { RequestPorts } from './request-ports.ts'
import { askableBack } from './view.ts'

type Deps = Omit<RequestPorts, 'operations' | 'allowances'>

/** Asks the payee of a payment for it back, in full, naming the payment; whom and how much are the bank's records. */
export const askBack = async (
  ports: Deps,
  customer: Customer,
  given: Omit<Wanted, 'payer' | 'amount' | 'original'> & { readonly transfer: string },
): Promise<Result<MoneyRequest, AskRefusal>> => {
  const { transfer, ...wanted } = given
  const original = await askableBack(ports, customer, transfer)
  if (original === undefined) return err({ kind: 'not-found' })
  const { payee, cents } = original
  return await askFor(ports, customer, { ...wanted, payer: payee.customer, amount: usd(cents), original: transfer })
}
