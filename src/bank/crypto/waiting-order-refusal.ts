import { ownAccount } from '#bank/ground/account.ts'
import { whyNotSend } from '#bank/ground/allowances.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { AccountId } from '#bank/ground/ids.ts'
import type { Coin, Money, Usd } from '#bank/ground/money.ts'
import { type Refusal, refuseUnlessOpen } from '#bank/ground/refusal.ts'
import type { Reach } from '#bank/ground/waiting.ts'
import { LEAST } from '#bank/operation/propose-payment.ts'
import { dollarsAt } from './waiting-order.ts'
import type { WaitingPorts } from './waiting-order-ports.ts'

export type Wanted = {
  readonly side: 'buy' | 'sell'
  readonly coin: Coin
  readonly when: Reach
  readonly level: Usd
  readonly amount: Usd | Money<Coin>
  readonly account: AccountId
  readonly wallet: AccountId
}
/** What is looked at before its card is shown and when it is confirmed. What must be there when it is made is looked at then. */
export const refuseOrder = async (
  ports: Pick<WaitingPorts, 'accounts' | 'settings'>,
  customer: Customer,
  wanted: Wanted,
): Promise<Refusal | undefined> => {
  const [account, wallet] = await Promise.all([
    ownAccount(ports, customer, wanted.account),
    ownAccount(ports, customer, wanted.wallet),
  ])
  if (account?.kind !== 'deposit' || wallet?.kind !== 'crypto') return { kind: 'not-yours' }
  const refused = whyNotSend(customer) ?? refuseUnlessOpen(account) ?? refuseUnlessOpen(wallet)
  if (refused !== undefined) return refused
  const dollars = dollarsAt(wanted, wanted.level)
  if (dollars.minor < LEAST.minor) return { kind: 'too-small', least: LEAST }
  const { perPayment } = ports.settings.limits
  return wanted.side === 'buy' && dollars.minor > perPayment.minor
    ? { kind: 'over-payment-limit', limit: perPayment }
    : undefined
}
