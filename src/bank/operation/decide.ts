import type { Accounts } from '#bank/ground/account.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import { type Customer, type Customers, type Owner, personOf } from '#bank/ground/customer.ts'
import type { OperationId } from '#bank/ground/ids.ts'
import type { Journal } from '#bank/ground/journal.ts'
import type { RequestLook, ScheduleLook } from '#bank/ground/cause.ts'
import { type Allowances, MAX_UNDER_WAY } from '#bank/ground/allowances.ts'
import type { CardPlace, Operation, Operations, State, Why } from '#bank/ground/operation.ts'
import type { Order } from '#bank/ground/order.ts'
import { postingsOf } from '#bank/ground/postings.ts'
import type { PriceBoard } from '#bank/ground/price.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { StepUps } from '#bank/ground/step-up.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { isPinWantedFor, type Said } from './step-up.ts'
import { giveBackAllowance, giveBackFunds, takeFunds, type TakenFunds } from './funds.ts'
import { causeEnded, priceMoved, refusalNow } from './recheck.ts'

type Deps = {
  readonly customers: Customers
  readonly accounts: Accounts
  readonly operations: Operations
  readonly allowances: Allowances
  readonly journal: Journal
  readonly availability: BankAvailability
  readonly wake: Wake
  readonly settings: Settings
  readonly requests: RequestLook
  readonly schedules: ScheduleLook
  readonly stepUps: StepUps
  readonly prices: Pick<PriceBoard, 'latest'>
}

/** How the customer's word on a card is taken: once, by its owner, while it stands. */
export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly operation: Operation }
  /** Not by this press: it stands where an earlier one, or the clock, has left it. */
  | { readonly kind: 'already'; readonly operation: Operation }
  /** Refused by this press, for a reason that nothing on the card can help. */
  | { readonly kind: 'turned-away'; readonly operation: Operation }
  | { readonly kind: 'short'; readonly operation: Operation }
  | { readonly kind: 'over-daily-limit'; readonly operation: Operation }
  /** The PIN has to be given first. Nothing has changed: the card stands. */
  | { readonly kind: 'pin-wanted'; readonly operation: Operation }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yours' }

type NewOperation = {
  readonly id: OperationId
  readonly customer: Owner
  readonly order: Order
  readonly place: CardPlace
  readonly now: number
  /** How long its card stands, when not as long as any other, ms. */
  readonly lifeMs?: number
}

const fresh = (
  ports: Pick<Deps, 'settings'>,
  proposal: NewOperation,
  state: 'proposed' | 'confirmed' | 'refused',
): Operation => ({
  id: proposal.id,
  customer: proposal.customer.id,
  ...(personOf(proposal.customer) !== proposal.customer.id && { person: personOf(proposal.customer) }),
  ...(proposal.customer.tier === 'unverified' && { unverified: true as const }),
  order: proposal.order,
  state,
  revision: 0,
  place: proposal.place,
  expiresAt: expiryOf(ports, proposal),
  attempts: 0,
  dueAt: state === 'proposed' ? expiryOf(ports, proposal) : proposal.now,
  history: [{ state, at: proposal.now }],
  createdAt: proposal.now,
})

const expiryOf = ({ settings }: Pick<Deps, 'settings'>, { now, lifeMs = settings.cardLifeMs }: NewOperation): number =>
  now + lifeMs

/** A frozen card. The same id again gives back what is stored. */
export const propose = (ports: Pick<Deps, 'operations' | 'settings'>, proposal: NewOperation): Promise<Operation> =>
  ports.operations.insert(fresh(ports, proposal, 'proposed'))

/**
 * For what needs no card to confirm: what was asked is what is done. It moves no money, so it may wait also for a bank
 * that does not keep up; but nobody has so much waiting that there is no room for others. Nor have all of those together
 * whom the bank has not verified. `why`: refused at once.
 */
export const begin = async (
  ports: Pick<Deps, 'operations' | 'availability' | 'wake' | 'settings'>,
  proposal: NewOperation & { readonly why?: Why | undefined },
): Promise<Operation> => {
  const why = proposal.why ?? (await whyNotBegun(ports, proposal.customer))
  const begun = fresh(ports, proposal, why === undefined ? 'confirmed' : 'refused')
  const operation = await ports.operations.insert({ ...begun, ...(why !== undefined && { why }) })
  await ports.wake.operation(operation.id)
  return operation
}

const whyNotBegun = async (
  ports: Pick<Deps, 'operations' | 'availability'>,
  owner: Owner,
): Promise<Why | undefined> => {
  if (await hasTooManyUnderWay(ports, owner)) return 'too-many-under-way'
  if (owner.tier !== 'unverified') return undefined
  return (await ports.availability.isFull('unverified')) ? 'bank-unreachable' : undefined
}

/** As many as one person may have at once. */
export const hasTooManyUnderWay = async ({ operations }: Pick<Deps, 'operations'>, owner: Owner): Promise<boolean> =>
  (await operations.countUnderWay(owner, { most: MAX_UNDER_WAY })) >= MAX_UNDER_WAY

/**
 * The press that counts: money set aside, then one compare-and-set. A hundred at once confirm once. Whoever asks, the PIN
 * is looked for here, in what the bank itself knows of it.
 */
export const confirm = async (
  ports: Deps,
  id: OperationId,
  customer: Customer,
  { consent, now, place }: Said & { readonly place?: CardPlace },
): Promise<ConfirmOutcome> => {
  const operation = await ports.operations.find(id)
  if (operation === undefined || operation.customer !== customer.id) return { kind: 'not-yours' }
  if (operation.state !== 'proposed') return { kind: 'already', operation }
  // Recorded before it is said: to a process with a slower clock the card would still be good.
  if (operation.expiresAt <= now)
    return await end(ports, operation, customer, { state: 'expired', kind: 'expired' }, now)
  const why = await whyRefused(ports, operation, customer, now)
  if (why !== undefined)
    return await end(ports, operation, customer, { state: 'refused', why, kind: 'turned-away' }, now)
  if (await isPinWantedFor(ports, operation, customer, { consent, now })) return { kind: 'pin-wanted', operation }
  const taken = await takeFunds(ports, operation, customer, now)
  if (taken.kind !== 'taken') return await end(ports, operation, customer, refusalOf(taken, operation), now)
  const set = {
    ...(taken.day !== undefined && { allowanceDay: taken.day }),
    ...((await ports.availability.isAway()) && { away: true as const }),
    // Its outcome stands where it was said, not on an earlier showing of the card in that chat.
    ...(place?.conversation === operation.place.conversation && { place }),
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

/** What has changed since the card was shown, looked at before anything is set aside. */
const whyRefused = async (
  ports: Deps,
  { order }: Operation,
  customer: Customer,
  now: number,
): Promise<Why | undefined> => {
  const [ended, refused, moved, isFull, tooMany] = await Promise.all([
    causeEnded(ports, order, now),
    refusalNow(ports, order, customer),
    priceMoved(ports, order, now),
    ports.availability.isFull(),
    hasTooManyUnderWay(ports, customer),
  ])
  const why = ended ?? refused ?? moved
  if (why !== undefined) return why
  // What can't be handed to the bank in any foreseeable time is not promised.
  if (isFull) return 'bank-unreachable'
  return tooMany ? 'too-many-under-way' : undefined
}

const refusalOf = (taken: Exclude<TakenFunds, { kind: 'taken' }>, { order }: Operation): Ending => {
  if (taken.kind === 'in-use') return { state: 'refused', why: taken.why, kind: 'turned-away' }
  const { kind } = taken
  if (kind === 'over-daily-limit') return { state: 'refused', why: 'daily-limit', kind }
  return { state: 'refused', why: order.kind === 'sell' ? 'insufficient-coins' : 'insufficient-funds', kind }
}

type Ending = {
  readonly state: Extract<State, 'expired' | 'refused'>
  readonly why?: Why
  readonly kind: 'expired' | 'turned-away' | 'short' | 'over-daily-limit'
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
  if (after.state !== state) {
    if (NOTHING_MOVES.includes(after.state)) await giveBackFunds(ports, after, customer, now)
    return { kind: 'already', operation: after }
  }
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
  ports: Pick<Deps, 'accounts' | 'operations' | 'allowances' | 'stepUps' | 'wake'>,
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
