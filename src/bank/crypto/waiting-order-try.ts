import { availableCoins, ownAccount } from '#bank/ground/account.ts'
import { coinsFor, leastFor } from '#bank/ground/coin-price.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { cardId, derivedId, type OperationId } from '#bank/ground/ids.ts'
import type { Money, Coin, Usd } from '#bank/ground/money.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { err, ok, type Result } from '#kit/result.ts'
import { propose } from '#bank/operation/decide.ts'
import { party } from '#bank/operation/propose-payment.ts'
import { refuseOrder } from './waiting-order-refusal.ts'
import { dollarsAt, type WaitingOrder, type WaitingWhy, worstPrice } from './waiting-order.ts'
import type { WaitingPorts } from './waiting-order-ports.ts'

/** A try that a crash has left unconfirmed is no longer made after this. */
export const TRY_LIFE_MS = 60_000

/** The operation of one try: the same one, whichever process makes it and however often. */
export const operationOf = ({ id, turn }: Pick<WaitingOrder, 'id' | 'turn'>): OperationId =>
  derivedId('operation', 'waiting-order', id, String(turn))

/** Frozen at this price, with nothing set aside yet. What is stored for this try already is given back. */
export const proposeTry = async (
  ports: WaitingPorts,
  order: WaitingOrder,
  customer: Customer,
  price: Usd,
): Promise<Result<Operation, WaitingWhy>> => {
  const { coin, side, when, level } = order
  const [account, wallet] = side === 'buy' ? [order.from, order.to] : [order.to, order.from]
  const refused = await refuseOrder(ports, customer, { ...order, account, wallet })
  if (refused !== undefined) return err(refused.kind)
  const [from, to] = await Promise.all([ownAccount(ports, customer, order.from), ownAccount(ports, customer, order.to)])
  if (from === undefined || to === undefined) return err('account-closed')
  const amount = amountAt(order, side === 'sell' ? availableCoins(from, coin) : undefined, price)
  const now = ports.clock()
  const id = operationOf(order)
  const frozen = { from: party(from), to: party(to), amount, note: '' } as const
  const quote = { coin, price, coins: coinsFor(coin, amount, price), limit: worstPrice(order, price), takenAt: now }
  return ok(
    await propose(ports, {
      id,
      customer,
      order: { kind: side, ...frozen, quote, trigger: { id: order.id, turn: order.turn, when, level, price } },
      place: { conversation: order.conversation, card: cardId(`w${id.slice(3, 23)}`) },
      now,
      lifeMs: TRY_LIFE_MS,
    }),
  )
}

/**
 * Dollars, in which the bank takes its orders. Where all free coins are sold a little is left: at the price of seconds later
 * the same dollars may take more coins.
 */
const amountAt = (order: WaitingOrder, free: Money<Coin> | undefined, price: Usd): Usd => {
  const dollars = dollarsAt(order, price)
  if (order.amount.asset === 'USD' || free === undefined || free.asset !== order.coin) return dollars
  const least = leastFor(free, price)
  return order.amount.minor === free.minor && least.minor < dollars.minor ? least : dollars
}

/** Takes one back that is not confirmed yet, and says what has become of it. */
export const withdraw = async (
  ports: Pick<WaitingPorts, 'operations' | 'wake'>,
  operation: Operation,
  now: number,
): Promise<Operation> => {
  const { id, state, revision } = operation
  if (state !== 'proposed') return operation
  // Due at once: what a confirmation that died half-way has set aside is given back.
  const change = { state: 'cancelled', at: now, set: { why: 'customer-cancelled' }, dueAt: now } as const
  if (await ports.operations.change(id, revision, change)) await ports.wake.operation(id)
  return (await ports.operations.find(id)) ?? operation
}
