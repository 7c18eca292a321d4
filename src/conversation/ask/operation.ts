import { answerQuestion } from '#bank/account/manage.ts'
import { availableCoins } from '#bank/ground/account.ts'
import { worthAt } from '#bank/ground/coin-price.ts'
import { type Customer, personOf } from '#bank/ground/customer.ts'
import type { CardId, OperationId } from '#bank/ground/ids.ts'
import { limitDayOf, demoDay } from '#bank/ground/allowances.ts'
import { subtract, type Usd, usd } from '#bank/ground/money.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder, type Order } from '#bank/ground/order.ts'
import type { Ports } from '#bank/registry.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { stop, withdrawCard } from '#bank/operation/cancel.ts'
import { confirm, type ConfirmOutcome } from '#bank/operation/decide.ts'
import { willWantPin } from '#bank/operation/step-up.ts'
import { question } from './ask.ts'
import { causeOf } from './asker.ts'

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly operation: Operation }
  /** Pressed before: where it stands now. */
  | { readonly kind: 'already' | 'turned-away'; readonly operation: Operation }
  | { readonly kind: 'refused'; readonly operation: Operation; readonly refusal: Refusal }
  /** Nothing was done: the PIN has to be given first. */
  | { readonly kind: 'pin-wanted'; readonly operation: Operation }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yours' }

export type Cancellation =
  | { readonly kind: 'cancelled'; readonly operation: Operation }
  /** The bank has been asked to; the card will say what became of it. */
  | { readonly kind: 'asked'; readonly operation: Operation }
  | { readonly kind: 'too-late'; readonly operation: Operation }
  | { readonly kind: 'not-yours' }

/** No customer has more on the way at once that could be stopped by words. */
const MAX_UNDER_WAY = 50

/** The one press that counts. The same press again gives `already`. */
export const confirmOperation = question(
  'operation.confirm',
  async (
    { operation, card }: { operation: OperationId; card: CardId },
    { ports, me, turn, now },
  ): Promise<Confirmation> => {
    const customer = await me()
    const place = { conversation: turn.conversation, card }
    const said = { consent: { chat: turn.who.identity }, now, place }
    return confirmationOf(ports, await confirm(ports, operation, customer, said), customer, now)
  },
)

/** Whether confirming it would ask for the PIN, so that its card can say so. */
export const asksPin = question('operation.asks-pin', async ({ order }: { order: Order }, { ports, me, turn, now }) =>
  willWantPin(ports, await me(), { order }, { chat: turn.who.identity, now }),
)

/** Voids a card that was not confirmed. With `atBank` also requests to cancel what was, while the bank still allows it. */
export const cancelOperation = question(
  'operation.cancel',
  async ({ operation, atBank }: { operation: OperationId; atBank?: true }, { ports, me, now }): Promise<Cancellation> =>
    (atBank ? stop : withdrawCard)(ports, operation, await me(), now),
)

/** What the customer's other bank wanted to know, asked while an account there was being linked. */
export const answerBankQuestion = question(
  'operation.answer-question',
  async ({ card, ...given }: { operation: OperationId; answer: string; card: CardId }, asker) =>
    answerQuestion(asker.ports, await asker.me(), { ...given, ...causeOf(asker, card) }),
)

/** One of the customer's own. */
export const findOperation = question(
  'operation.find',
  async ({ operation }: { operation: OperationId }, { ports, me }) => {
    const [found, customer] = await Promise.all([ports.operations.find(operation), me()])
    return found?.customer === customer.id ? found : undefined
  },
)

/** Payments, purchases and sales of this customer that are on their way, newest first. */
export const operationsUnderWay = question('operation.under-way', async (_: void, { ports, me }) => {
  const latest = await ports.operations.ofCustomer((await me()).id, { limit: MAX_UNDER_WAY })
  return latest.filter(({ order, state }) => isPaymentOrder(order) && isUnderWay(state))
})

/** What could still be taken from where the order takes it; of coins, what they are worth at its price. */
const leftFor = async ({ accounts }: Pick<Ports, 'accounts'>, order: Order): Promise<Usd> => {
  const account = isPaymentOrder(order) ? await accounts.find(order.from.account) : undefined
  if (account === undefined) return usd(0n)
  if (order.kind !== 'sell') return account.available
  return worthAt(availableCoins(account, order.quote.coin), order.quote.price)
}

/** Why it was refused, with the figures as they are now. */
const confirmationOf = async (
  ports: Ports,
  confirmed: ConfirmOutcome,
  customer: Customer,
  now: number,
): Promise<Confirmation> => {
  if (confirmed.kind !== 'short' && confirmed.kind !== 'over-daily-limit') return confirmed
  const { operation } = confirmed
  if (confirmed.kind === 'short') {
    const available = await leftFor(ports, operation.order)
    return { kind: 'refused', operation, refusal: { kind: 'short', available } }
  }
  const { perDay: limit } = ports.settings.limits
  const day = limitDayOf(now, customer)
  const isDemo = operation.order.kind === 'top-up'
  const spent = await ports.allowances.spent(personOf(customer), isDemo ? demoDay(day) : day)
  const left = subtract(limit, usd(spent))
  const kind = isDemo ? 'over-demo-limit' : 'over-daily-limit'
  return { kind: 'refused', operation, refusal: { kind, limit, left: left.ok ? left.value : usd(0n) } }
}
