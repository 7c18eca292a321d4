import type { Customer } from '../customer/customer.ts'
import type { CustomerId, OperationId } from '../ids.ts'
import { postingsOf } from '../books/postings.ts'
import type { Ports } from '../ports.ts'
import { giveBackFunds, takeFunds } from './funds.ts'
import { isMove, type Order } from './order.ts'
import type { CardPlace, Operation } from './operation.ts'

/** How the customer's word on a card is taken: once, by its owner, while it stands. */
export type Confirmed =
  | { readonly kind: 'confirmed'; readonly operation: Operation }
  | { readonly kind: 'already'; readonly operation: Operation }
  | { readonly kind: 'short'; readonly operation: Operation }
  | { readonly kind: 'over-daily-limit'; readonly operation: Operation }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yours' }

type Proposal = {
  readonly id: OperationId
  readonly customer: CustomerId
  readonly order: Order
  readonly place: CardPlace
  readonly now: number
}

const fresh = (ports: Ports, proposal: Proposal, state: 'proposed' | 'confirmed'): Operation => ({
  id: proposal.id,
  customer: proposal.customer,
  order: proposal.order,
  state,
  revision: 0,
  place: proposal.place,
  expiresAt: proposal.now + ports.settings.cardLifeMs,
  attempts: 0,
  dueAt: state === 'confirmed' ? proposal.now : proposal.now + ports.settings.cardLifeMs,
  history: [{ state, at: proposal.now }],
  createdAt: proposal.now,
})

/** A frozen card. The same id again gives back what is stored. */
export const propose = (ports: Ports, proposal: Proposal): Promise<Operation> =>
  ports.operations.insert(fresh(ports, proposal, 'proposed'))

/** For what needs no card to confirm: what was asked is what is done. */
export const begin = async (ports: Ports, proposal: Proposal): Promise<Operation> => {
  const operation = await ports.operations.insert(fresh(ports, proposal, 'confirmed'))
  await ports.wake.operation(operation.id)
  return operation
}

/** The press that counts: money set aside, then one compare-and-set. A hundred at once confirm once. */
export const confirm = async (ports: Ports, id: OperationId, customer: Customer, now: number): Promise<Confirmed> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined || operation.customer !== customer.id) return { kind: 'not-yours' }
  if (operation.state !== 'proposed') return { kind: 'already', operation }
  if (operation.expiresAt <= now) return { kind: 'expired' }
  const taken = await takeFunds(ports, operation, customer, now)
  const state = taken.kind === 'taken' ? 'confirmed' : 'refused'
  const set = {
    ...(taken.kind === 'taken' && taken.day !== undefined && { allowanceDay: taken.day }),
    ...(taken.kind === 'short' && { why: 'insufficient-funds' as const }),
    ...(taken.kind === 'over-daily-limit' && { why: 'daily-limit' as const }),
  }
  const won = await ports.operations.change(id, operation.revision, {
    state,
    at: now,
    set,
    dueAt: state === 'confirmed' ? now : null,
  })
  const after = (await ports.operations.find(id)) ?? operation
  if (!won) return await lost(ports, after, customer, now)
  if (taken.kind !== 'taken') return { kind: taken.kind, operation: after }
  if (isMove(after.order)) {
    await ports.journal.append({ id: `${id}:confirmed`, at: now, operation: id, postings: postingsOf(after) })
  }
  await ports.wake.operation(id)
  return { kind: 'confirmed', operation: after }
}

/** Somebody was faster. If they confirmed, what we set aside is theirs; if they withdrew it, it goes back. */
const lost = async (ports: Ports, after: Operation, customer: Customer, now: number): Promise<Confirmed> => {
  if (after.state === 'cancelled' || after.state === 'expired' || after.state === 'refused') {
    await giveBackFunds(ports, after, customer, now)
  }
  return { kind: 'already', operation: after }
}

export type Cancelled =
  | { readonly kind: 'cancelled'; readonly operation: Operation }
  | { readonly kind: 'asked'; readonly operation: Operation }
  | { readonly kind: 'too-late'; readonly operation: Operation }
  | { readonly kind: 'not-yours' }

/** Withdraws a card, or asks the bank to while money has not left. */
export const cancel = async (ports: Ports, id: OperationId, customer: Customer, now: number): Promise<Cancelled> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined || operation.customer !== customer.id) return { kind: 'not-yours' }
  if (operation.state === 'cancelled' || operation.state === 'expired') return { kind: 'cancelled', operation }
  if (operation.state !== 'proposed' && operation.state !== 'confirmed') return { kind: 'too-late', operation }
  const change = { state: 'cancelled' as const, at: now, set: { why: 'customer-cancelled' as const }, dueAt: now }
  const won = await ports.operations.change(id, operation.revision, change)
  const after = (await ports.operations.find(id)) ?? operation
  if (!won)
    return after.state === 'cancelled'
      ? { kind: 'cancelled', operation: after }
      : { kind: 'too-late', operation: after }
  await giveBackFunds(ports, after, customer, now)
  await ports.wake.operation(id)
  return { kind: 'cancelled', operation: after }
}
