import { err, ok, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import { type ConversationId, derivedId, type WaitingOrderId } from '#bank/ground/ids.ts'
import { isUnderWay, type Operation } from '#bank/ground/operation.ts'
import type { Refusal } from '#bank/ground/refusal.ts'
import { isPinWanted, type Said } from '#bank/operation/step-up.ts'
import { refuseOrder, type Wanted } from './waiting-order-refusal.ts'
import { operationOf, withdraw } from './waiting-order-try.ts'
import { canTurn, dollarsAt, type WaitingOrder, type WaitingState } from './waiting-order.ts'
import type { WaitingPorts } from './waiting-order-ports.ts'

/** Of one customer, that are not over. */
export const MAX_WAITING_ORDERS = 20
/** Changes of other processes do not come in between this often. */
const TRIES = 5

export type NoOrder = Refusal | { readonly kind: 'too-many'; readonly limit: number }
export type Placed =
  | { readonly kind: 'placed'; readonly order: WaitingOrder }
  | { readonly kind: 'refused'; readonly why: NoOrder }
  | { readonly kind: 'pin-wanted' }

type PlacePorts = Pick<
  WaitingPorts,
  'customers' | 'accounts' | 'operations' | 'waitingOrders' | 'settings' | 'stepUps' | 'wake'
>

/** The one press that authorises it. `replaces`: one that is taken back for it, unless it is being made already. */
export const placeOrder = async (
  ports: PlacePorts,
  customer: Customer,
  {
    turn,
    conversation,
    replaces,
    ...wanted
  }: Wanted & { readonly turn: string; readonly conversation: ConversationId; readonly replaces?: WaitingOrderId },
  { consent, now }: Said,
): Promise<Result<Placed, { readonly kind: 'replaced-goes-on' }>> => {
  const id = derivedId('waitingOrder', turn)
  const stored = await ports.waitingOrders.find(id)
  if (stored !== undefined) return ok({ kind: 'placed', order: stored })
  const refused = await refuseOrder(ports, customer, wanted)
  if (refused !== undefined) return ok({ kind: 'refused', why: refused })
  const others = (await ports.waitingOrders.ofCustomer(customer.id)).filter((other) => other.id !== replaces)
  if (others.length >= MAX_WAITING_ORDERS)
    return ok({ kind: 'refused', why: { kind: 'too-many', limit: MAX_WAITING_ORDERS } })
  const worth = dollarsAt(wanted, wanted.level).minor
  if (await isPinWanted(ports, customer, { cause: id, worth }, { consent, now })) return ok({ kind: 'pin-wanted' })
  if (replaces !== undefined) {
    const before = await cancelOrder(ports, customer, replaces, now)
    if (before.kind !== 'done' || before.underWay !== undefined) return err({ kind: 'replaced-goes-on' })
  }
  const { account, wallet, ...rest } = wanted
  const [from, to] = wanted.side === 'buy' ? [account, wallet] : [wallet, account]
  const order: WaitingOrder = {
    ...rest,
    id,
    customer: customer.id,
    conversation,
    from,
    to,
    state: 'waiting',
    revision: 0,
    turn: 0,
    createdAt: now,
    since: now,
  }
  return ok({ kind: 'placed', order: await ports.waitingOrders.insert(order) })
}

export type Turned =
  /** `underWay`: a try that had been confirmed already, past stopping by this. */
  | { readonly kind: 'done'; readonly order: WaitingOrder; readonly underWay?: Operation }
  | { readonly kind: 'no-change'; readonly order: WaitingOrder }
  | { readonly kind: 'not-yours' }

type TurnPorts = Pick<WaitingPorts, 'operations' | 'waitingOrders' | 'wake'>
type Turn = (ports: TurnPorts, customer: Customer, id: WaitingOrderId, now: number) => Promise<Turned>

const turning =
  (from: readonly WaitingState[], to: WaitingState): Turn =>
  async (ports, customer, id, now) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const order = await ports.waitingOrders.find(id)
      if (order?.customer !== customer.id) return { kind: 'not-yours' }
      if (!from.includes(order.state) || !canTurn(order.state, to)) return { kind: 'no-change', order }
      if (
        !(await ports.waitingOrders.change(id, order.revision, {
          state: to,
          turn: order.turn,
          ...(to === 'waiting' && { since: now }),
        }))
      )
        continue
      // Written first and looked for then: of this and a try at the same moment one sees the other.
      const after = to === 'waiting' ? undefined : await stopTry(ports, order, now)
      const changed = (await ports.waitingOrders.find(id)) ?? order
      return { kind: 'done', order: changed, ...(after && { underWay: after }) }
    }
    throw new Error(`${id} changed ${TRIES} times while it was being changed`)
  }

const stopTry = async (ports: TurnPorts, order: WaitingOrder, now: number): Promise<Operation | undefined> => {
  const made = await ports.operations.find(operationOf(order))
  const after = made && (await withdraw(ports, made, now))
  return after && (isUnderWay(after.state) || after.state === 'settled') ? after : undefined
}

export const pauseOrder = turning(['waiting', 'firing'], 'paused')
/** Also one that was paused by itself. It goes at once where its price is reached. */
export const resumeOrder = turning(['paused'], 'waiting')
/** Never asks for the PIN. */
export const cancelOrder = turning(['waiting', 'firing', 'paused'], 'cancelled')
