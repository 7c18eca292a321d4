import type { Customer } from '#bank/ground/customer.ts'
import { noticeIdIn, notify } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import type { EnginePorts } from './engine-ports.ts'
import { captureFunds, giveBackAllowance, giveBackFunds, refreshAccount } from './funds.ts'
import type { Capabilities, OrderHandler } from './handler.ts'

/**
 * What follows a final state: our records, the hold, the journal, and the notice to the customer.
 * Every part may run again, so a crash between any two costs nothing. False when the bank can't be read: come back.
 */
export const conclude = async (
  ports: EnginePorts,
  { handler, onConcluded }: Pick<Capabilities, 'onConcluded'> & { readonly handler: OrderHandler },
  operation: Operation,
  customer: Customer,
): Promise<boolean> => {
  await handler.conclude?.(operation, customer)
  for (const hear of onConcluded) await hear(operation)
  if (!(await settleFunds(ports, operation, customer))) return false
  await record(ports, operation)
  await ports.vault.erase(operation.id)
  await handler.notifyOthers?.(operation)
  if (isNotified(operation)) await notifyOutcome(ports, operation)
  // What waited for a price shows no card to be confirmed.
  else if (operation.state === 'expired' && !('trigger' in operation.order)) await notifyExpired(ports, operation)
  return true
}

/** The confirmation's postings too: a crash may have come between the confirmation and its entry. */
const record = async (ports: EnginePorts, operation: Operation): Promise<void> => {
  const passed = operation.history.filter(
    ({ state }) => state === 'confirmed' || state === 'settled' || state === operation.state,
  )
  for (const { state, at } of passed) {
    const postings = postingsOf({ ...operation, state })
    if (postings.length > 0)
      await ports.journal.append({ id: `${operation.id}:${state}`, at, operation: operation.id, postings })
  }
}

const settleFunds = async (ports: EnginePorts, operation: Operation, customer: Customer): Promise<boolean> => {
  const { state, order, bankId, allowanceDay } = operation
  if (!isPaymentOrder(order)) {
    if (state !== 'settled') await giveBackFunds(ports, operation, customer, ports.clock())
    return true
  }
  if (state === 'settled') {
    if (!(await captureFunds(ports, operation))) return false
    await giveBackAllowance(ports, operation, customer, ports.clock(), allowanceDay)
  } else {
    await giveBackFunds(ports, operation, customer, ports.clock())
  }
  if (bankId === undefined) return true
  const read = await Promise.all([order.from.account, order.to.account].map((id) => refreshAccount(ports, id)))
  return read.every(Boolean)
}

/** One that was withdrawn before it was confirmed was answered in the chat already. */
const isNotified = ({ history }: Operation): boolean => history.some(({ state }) => state === 'confirmed')

/**
 * Nobody may be there when a card runs out, so it is closed where it stands. The card that pays a request may have been
 * opened in any of the customer's chats.
 */
const notifyExpired = async (
  ports: Pick<EnginePorts, 'customers' | 'notices' | 'wake' | 'clock'>,
  { id, customer, order, place }: Operation,
): Promise<void> => {
  const others = 'request' in order && order.request !== undefined ? await ports.customers.identitiesOf(customer) : []
  for (const conversation of new Set<string>([place.conversation, ...others])) {
    const about = { kind: 'card-expired', operation: id } as const
    await notify(ports, { id: noticeIdIn(conversation, `${id}:expired`), customer, conversation, about })
  }
}

/** The customer hears on the card where it stands: once per state. */
export const notifyOutcome = async (
  ports: Pick<EnginePorts, 'notices' | 'wake' | 'clock'>,
  operation: Operation,
): Promise<void> => {
  const { id, customer, state, place, order } = operation
  // What it is a part of tells it.
  if (order.kind === 'sell' && order.part !== undefined) return
  const about = { kind: 'operation', operation: id } as const
  await notify(ports, { id: `${id}:${state}`, customer, conversation: place.conversation, about })
}
