import type { Account, Accounts } from '#bank/ground/account.ts'
import type { RequestLook, ScheduleLook } from '#bank/ground/cause.ts'
import { bringsLess, isPastLimit, pricesNow } from '#bank/ground/coin-price.ts'
import { type Customer, type Customers, hasLeft } from '#bank/ground/customer.ts'
import { mayReceive, whyNotSend } from '#bank/ground/allowances.ts'
import type { Why } from '#bank/ground/operation.ts'
import type { Order, PaymentOrder } from '#bank/ground/order.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { Settings } from '#bank/ground/settings.ts'

type Deps = { readonly customers: Customers; readonly accounts: Accounts; readonly settings: Settings }

/**
 * Why a payment may no longer be made although its card was shown: everything about its two ends that can change
 * after that. It is looked at when the card is confirmed and once more right before the bank is asked, when the
 * operation stands as submitted: an account that is being closed looks for payments under way after it has refused
 * further ones, so that of a payment and a closing at the same moment at least one sees the other.
 */
export const refusalNow = async (ports: Deps, order: Order, customer: Customer): Promise<Why | undefined> => {
  if (!isPaymentOrder(order)) return undefined
  const denied = whyDenied(order, customer)
  if (denied !== undefined) return denied
  if (isOverLimit(order, customer, ports.settings)) return 'payment-limit'
  const [from, to] = await Promise.all([payerAccount(ports, order), ports.accounts.find(order.to.account)])
  if (order.kind === 'top-up' && ports.settings.treasury === undefined) return 'not-allowed'
  if (order.kind !== 'top-up' && !isUsable(from, customer.id)) return 'account-closed'
  const owner = order.to.customer ?? to?.customer
  const payee = owner === undefined || owner === customer.id ? undefined : await ports.customers.find(owner)
  if (payee !== undefined && hasLeft(payee)) return 'payee-left'
  if (to === undefined || !isUsable(to, order.to.customer))
    return order.kind === 'pay-out' ? 'bank-unlinked' : 'payee-account-closed'
  if (to.customer === customer.id) return undefined
  return payee !== undefined && mayReceive(payee.tier) ? undefined : 'payee-cannot-receive'
}

const payerAccount = async ({ accounts }: Deps, { kind, from }: PaymentOrder): Promise<Account | undefined> =>
  kind === 'top-up' ? undefined : await accounts.find(from.account)

/** Open, and of whom the card says; nobody is named on cards of an earlier version. */
const isUsable = (account: Account | undefined, owner: Account['customer'] | undefined): boolean =>
  account?.status === 'open' && (owner === undefined || account.customer === owner)

/** What the bank allows the customer, and whether they have frozen the account since. */
const whyDenied = ({ kind }: PaymentOrder, customer: Customer): Why | undefined => {
  if (kind === 'top-up') return mayReceive(customer.tier) ? undefined : 'not-allowed'
  const denied = whyNotSend(customer)
  return denied && (denied.kind === 'frozen' ? 'frozen' : 'not-allowed')
}

/** Between own accounts, and for coins that are sold, one payment has no limit. */
const isOverLimit = ({ kind, to, amount }: PaymentOrder, { id }: Customer, { limits }: Settings): boolean =>
  kind !== 'sell' && !(kind === 'send' && to.customer === id) && amount.minor > limits.perPayment.minor

/**
 * Whether the price is worse by now than the card allows, by the prices that are known here; right before it is sent the
 * bank is asked for its own.
 */
export const priceMoved = async (
  ports: { readonly prices: Pick<PriceBoard, 'latest'> },
  order: Order,
  now: number,
): Promise<Why | undefined> => {
  if (order.kind !== 'buy' && order.kind !== 'sell' && order.kind !== 'sell-out') return undefined
  const prices = await pricesNow(ports, now)
  const isPast =
    order.kind === 'sell-out'
      ? order.quotes.some((quote) => bringsLess(quote, prices.get(quote.coin) ?? quote.price))
      : isPastLimit(order, prices.get(order.quote.coin) ?? order.quote.price)
  return isPast ? 'price-moved' : undefined
}

/**
 * Why what caused a payment no longer stands. Only before it is confirmed: from then on the payment has the last word,
 * and whoever takes the request or the schedule back is told that it is being paid.
 */
export const causeEnded = async (
  ports: { readonly requests: RequestLook; readonly schedules: ScheduleLook },
  order: Order,
  now: number,
): Promise<Why | undefined> => {
  if (order.kind !== 'send' && order.kind !== 'buy') return undefined
  if (order.kind === 'send' && order.request !== undefined) {
    const request = await ports.requests.find(order.request)
    if (request?.state !== 'open' || request.expiresAt <= now) return 'request-ended'
  }
  if (order.schedule === undefined) return undefined
  const schedule = await ports.schedules.find(order.schedule.id)
  return schedule === undefined || schedule.state === 'deleted' ? 'schedule-ended' : undefined
}
