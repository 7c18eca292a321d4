import type { Customer } from '#bank/ground/customer.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import type { Operation, Operations } from '#bank/ground/operation.ts'
import type { OrderKind } from '#bank/ground/order.ts'
import type { Rail } from '#bank/ground/rail.ts'
import { allowedTo, keepUser } from './keep-user.ts'
import type { ProvePorts } from './prove.ts'

/** The name on a card is the bank's verified record: another one is shown to nobody before a photo ID that bears it was accepted. */

type Ports = ProvePorts & { readonly rail: Rail }

/** A name that the bank has never verified can simply be put right. */
export const isReviewed = ({ bankUserId, tier }: Pick<Customer, 'bankUserId' | 'tier'>): boolean =>
  bankUserId !== undefined && tier !== 'unverified'

const CHECKS: readonly OrderKind[] = ['register', 'submit-document', 'enter-bank-code']

/** Whether the bank is looking at a person by the name they gave: another one must not take its place meanwhile. */
export const isBeingChecked = async (
  { operations }: { readonly operations: Operations },
  customer: Customer,
): Promise<boolean> => {
  if (isReviewed(customer)) return false
  if (customer.missing.some((what) => what === 'review' || what === 'questions')) return true
  return (await operations.countUnderWay(customer, { most: 1, kinds: CHECKS })) > 0
}

/** The bank has made its user by the name that was given: one that was put in its place at that very moment is asked for. */
export const keepNameGiven = async (
  ports: ProvePorts,
  { id, legalName }: Pick<Customer, 'id' | 'legalName'>,
  cause: string,
): Promise<void> => {
  const customer = await ports.customers.find(id)
  if (customer === undefined || customer.legalName === legalName) return
  await ports.customers.update(id, { legalName })
  await askForName(ports, customer, { name: customer.legalName, cause, now: ports.clock() })
}

/** From here on nothing is sent. Repeating it changes nothing. */
export const askForName = async (
  ports: ProvePorts,
  customer: Customer,
  { name, cause, now }: { readonly name: string; readonly cause: string; readonly now: number },
): Promise<void> => {
  const nameReview = { name, since: now }
  const { tier, missing } = customer
  const lowered = allowedTo({ nameReview }, { tier, missing, reviewing: false })
  const owed = owedFor(cause, 'asked')
  await ports.customers.update(customer.id, { nameReview, ...lowered }, owed)
  await tell(ports, customer, owed)
}

/** Back to the name that is verified: the customer took the other one back, or the bank would not have it. */
export const endReview = async (
  ports: ProvePorts & { readonly wake: { sync(id: Customer['id']): Promise<void> } },
  customer: Customer,
  cause: string,
): Promise<void> => {
  if (customer.nameReview === undefined) return
  const owed = owedFor(cause, 'withdrawn')
  await ports.customers.update(customer.id, { nameReview: undefined }, owed)
  await tell(ports, customer, owed)
  // What the bank allows is read again, since it was lowered here alone.
  await ports.wake.sync(customer.id)
}

/** The bank has accepted a photo ID that was handed in for the new name: from now on it is the verified one. */
export const decideName = async (
  ports: Ports,
  { id, state, bankStatus, createdAt }: Operation,
  customerId: Customer['id'],
) => {
  const customer = await ports.customers.find(customerId)
  const review = customer?.nameReview
  if (customer?.bankUserId === undefined || review === undefined) return
  if (state !== 'settled' || bankStatus !== 'full' || createdAt < review.since) return
  const after = { ...customer, legalName: review.name }
  const user = await ports.rail.users.updateDetails({ user: customer.bankUserId, before: customer, after })
  if (!user.ok && user.error.kind !== 'refused')
    throw new Error(`the former name of ${customer.id} could not be taken away: ${user.error.message}`)
  const owed = owedFor(id, 'accepted')
  await ports.customers.update(customer.id, { legalName: review.name, nameReview: undefined }, owed)
  if (user.ok) await keepUser(ports, customer, user.value)
  else await ports.wake.sync(customer.id)
  await tell(ports, customer, owed)
}

type Stage = 'asked' | 'accepted' | 'withdrawn'

const owedFor = (cause: string, stage: Stage): Owed & { readonly about: { readonly stage: Stage } } => ({
  id: `${cause}:name:${stage}`,
  about: { kind: 'name-review', stage },
})

const tell = async (ports: ProvePorts, { id: customer }: Customer, owed: ReturnType<typeof owedFor>): Promise<void> => {
  const { id, about } = owed
  await ports.audit.append({ id, at: ports.clock(), customer, what: `legal name ${about.stage}`, facts: {} })
  await tellOwed(ports, customer, [owed])
}
