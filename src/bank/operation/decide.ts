import type { Accounts } from '#bank/ground/account.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { CustomerId, OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import { type Allowances, mayReceive, maySend } from '#bank/ground/allowances.ts'
import type { CardPlace, Operation, Operations, State, Why } from '#bank/ground/operation.ts'
import { isPaymentOrder, type Order } from '#bank/ground/order.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { giveBackAllowance, giveBackFunds, takeFunds, type TakenFunds } from './funds.ts'

type Deps = {
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly journal: Journal
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
}

/** How the customer's word on a card is taken: once, by its owner, while it stands. */
export type ConfirmOutcome =
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
  /** How long its card stands, when not as long as any other, ms. */
  readonly lifeMs?: number
}

const fresh = (ports: Pick<Deps, 'settings'>, proposal: Proposal, state: 'proposed' | 'confirmed'): Operation => ({
  id: proposal.id,
  customer: proposal.customer,
  order: proposal.order,
  state,
  revision: 0,
  place: proposal.place,
  expiresAt: expiryOf(ports, proposal),
  attempts: 0,
  dueAt: state === 'confirmed' ? proposal.now : expiryOf(ports, proposal),
  history: [{ state, at: proposal.now }],
  createdAt: proposal.now,
})

const expiryOf = ({ settings }: Pick<Deps, 'settings'>, { now, lifeMs = settings.cardLifeMs }: Proposal): number =>
  now + lifeMs

/** A frozen card. The same id again gives back what is stored. */
export const propose = (ports: Pick<Deps, 'operations' | 'settings'>, proposal: Proposal): Promise<Operation> =>
  ports.operations.insert(fresh(ports, proposal, 'proposed'))

/** For what needs no card to confirm: what was asked is what is done. It moves no money, so it may always wait. */
export const begin = async (
  ports: Pick<Deps, 'operations' | 'wake' | 'settings'>,
  proposal: Proposal,
): Promise<Operation> => {
  const operation = await ports.operations.insert(fresh(ports, proposal, 'confirmed'))
  await ports.wake.operation(operation.id)
  return operation
}

/** The press that counts: money set aside, then one compare-and-set. A hundred at once confirm once. */
export const confirm = async (
  ports: Deps,
  id: OperationId,
  customer: Customer,
  now: number,
): Promise<ConfirmOutcome> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined || operation.customer !== customer.id) return { kind: 'not-yours' }
  if (operation.state !== 'proposed') return { kind: 'already', operation }
  // Recorded before it is said: to a process with a slower clock the card would still be good.
  if (operation.expiresAt <= now)
    return await end(ports, operation, customer, { state: 'expired', kind: 'expired' }, now)
  if (!isAllowed(operation.order, customer))
    return await end(ports, operation, customer, { state: 'refused', why: 'not-allowed', kind: 'already' }, now)
  // Before anything is set aside: what can't be handed to the bank in any foreseeable time is not promised.
  if (await ports.availability.isFull())
    return await end(ports, operation, customer, { state: 'refused', why: 'bank-unreachable', kind: 'already' }, now)
  const taken = await takeFunds(ports, operation, customer, now)
  if (taken.kind !== 'taken')
    return await end(
      ports,
      operation,
      customer,
      { state: 'refused', why: whyNot(taken.kind, operation), kind: taken.kind },
      now,
    )
  const set = {
    ...(taken.day !== undefined && { allowanceDay: taken.day }),
    ...((await ports.availability.isAway()) && { away: true as const }),
  }
  const won = await ports.operations.change(id, operation.revision, { state: 'confirmed', at: now, set, dueAt: now })
  const after = (await ports.operations.find(id)) ?? operation
  if (!won) return await lost(ports, after, taken, customer, now)
  // A worker may have been fast: what is posted here is what confirming is worth, wherever it stands by now.
  const postings = postingsOf({ ...after, state: 'confirmed' })
  if (postings.length > 0) await ports.journal.append({ id: `${id}:confirmed`, at: now, operation: id, postings })
  await ports.wake.operation(id)
  return { kind: 'confirmed', operation: after }
}

const whyNot = (kind: Exclude<TakenFunds['kind'], 'taken'>, { order }: Operation): Why => {
  if (kind === 'over-daily-limit') return 'daily-limit'
  return order.kind === 'sell' ? 'insufficient-coins' : 'insufficient-funds'
}

/** What the bank allows may have changed since the card was shown. */
const isAllowed = (order: Order, { tier }: Customer): boolean => {
  if (!isPaymentOrder(order)) return true
  return order.kind === 'top-up' ? mayReceive(tier) : maySend(tier)
}

type Ending = {
  readonly state: Extract<State, 'expired' | 'refused'>
  readonly why?: Why
  readonly kind: 'expired' | 'already' | 'short' | 'over-daily-limit'
}

/** The card is void, once that is stored; the faster writer has the last word. */
const end = async (
  ports: Deps,
  operation: Operation,
  customer: Customer,
  { state, why, kind }: Ending,
  now: number,
): Promise<ConfirmOutcome> => {
  const { id, revision } = operation
  // Due at once: the engine gives back what a crash right here would leave behind.
  await ports.operations.change(id, revision, { state, at: now, ...(why && { set: { why } }), dueAt: now })
  const after = (await ports.operations.find(id)) ?? operation
  if (after.state !== state) return { kind: 'already', operation: after }
  await giveBackFunds(ports, after, customer, now)
  await ports.wake.operation(id)
  return kind === 'expired' ? { kind } : { kind, operation: after }
}

/** Another writer was faster. If they confirmed, what we set aside is theirs; if they ended it, it goes back. */
const lost = async (
  ports: Deps,
  after: Operation,
  taken: Extract<TakenFunds, { kind: 'taken' }>,
  customer: Customer,
  now: number,
): Promise<ConfirmOutcome> => {
  if (NOTHING_MOVES.includes(after.state)) await giveBackFunds(ports, after, customer, now)
  else if (taken.day !== after.allowanceDay) await giveBackAllowance(ports, after, customer, now, after.allowanceDay)
  return { kind: 'already', operation: after }
}

const NOTHING_MOVES: readonly State[] = ['cancelled', 'expired', 'refused', 'returned']

export type CancelOutcome =
  | { readonly kind: 'cancelled'; readonly operation: Operation }
  | { readonly kind: 'asked'; readonly operation: Operation }
  | { readonly kind: 'too-late'; readonly operation: Operation }
  | { readonly kind: 'not-yours' }

/** Withdraws a card, or asks the bank to while money has not left. */
export const cancel = async (
  ports: Pick<Deps, 'accounts' | 'operations' | 'allowances' | 'wake'>,
  id: OperationId,
  customer: Customer,
  now: number,
): Promise<CancelOutcome> => {
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
