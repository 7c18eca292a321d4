import { err, ok, type Result } from '#kit/result.ts'
import type { Address, Customer, DetailChange, Profile } from '#bank/ground/customer.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { timeZoneOf } from '#bank/ground/time-zone.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { lostSecrets, noUser } from '#bank/operation/not-submitted.ts'
import type { OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { keepUser, statusOf } from './keep-user.ts'
import { maskContact } from './mask.ts'
import { askForName, endReview, isBeingChecked, isReviewed, keepNameGiven } from './name-review.ts'
import { proveAddress } from './prove.ts'
import { adoptStranger, type StrangerPorts } from './strangers.ts'

/** What registering a customer at the bank needs. */
export type RegisterPorts = StrangerPorts & {
  readonly vault: Vault
  readonly settings: Settings
  readonly notices: Notices
  readonly wake: Wake
}

/** Makes the customer's user at the bank, or finds the one it has, and waits for the identity check to decide. */
export const registerHandler = (ports: RegisterPorts): OrderHandler => ({
  submit: async (operation, customer) => {
    const secrets = await ports.vault.get(operation.id, ports.clock())
    return secrets?.ssn === undefined ? lostSecrets : await makeUser(ports, operation, customer, secrets.ssn)
  },
  find: (operation, customer) => findUser(ports, operation, customer),
  follow: async (operation, customer) => keep(ports, customer, await ports.rail.users.read(operation.bankId ?? '')),
  conclude: (operation, customer) => keepUnregistered(ports, operation, customer),
})

const keep = async (
  ports: Pick<RegisterPorts, 'customers'>,
  customer: Customer,
  user: Result<BankUser, RailFailure>,
): Promise<Result<OrderStatus, RailFailure>> => {
  if (!user.ok) return user
  await keepUser(ports, customer, user.value)
  return ok(statusOf(user.value))
}

/** How it ends when the user at the bank is found behind a code. */
const codeWanted = async (
  ports: Pick<RegisterPorts, 'customers'>,
  customer: Customer,
  user: BankUser,
  devices: readonly string[],
) => {
  await ports.customers.update(customer.id, { missing: ['bank-code'] })
  const question = [...new Set(devices.map(maskContact))].join('\n')
  return ok({ status: 'settled', bankId: user.id, bankStatus: 'code-wanted', question } satisfies OrderStatus)
}

export const makeUser = async (
  ports: Omit<RegisterPorts, 'vault'>,
  operation: Operation,
  customer: Customer,
  ssn: string,
): Promise<Result<OrderStatus, RailFailure>> => {
  const known = await adoptStranger(ports, customer, ssn)
  if (!known.ok) return known
  if (known.value.kind === 'adopted') return keep(ports, customer, ok(known.value.user))
  if (known.value.kind === 'code-wanted') return codeWanted(ports, customer, known.value.user, known.value.devices)
  const { ip } = ports.settings
  const made = await ports.rail.users.create({ operation: operation.id, profile: customer, ssn, ip })
  if (made.ok) await keepNameGiven(ports, customer, operation.id)
  return keep(ports, customer, made)
}

export const findUser = async (
  ports: Pick<RegisterPorts, 'customers' | 'rail'>,
  operation: Operation,
  customer: Customer,
): Promise<Result<OrderStatus | undefined, RailFailure>> => {
  const found = await ports.rail.users.findByOperation(operation.id)
  if (!found.ok) return found
  return found.value === undefined ? ok(undefined) : keep(ports, customer, ok(found.value))
}

/** The bank would not have them as they were given: what has to be put right is kept, so that they can register again. */
export const keepUnregistered = async (
  ports: Pick<RegisterPorts, 'customers'>,
  operation: Operation,
  customer: Customer,
): Promise<void> => {
  if (operation.state !== 'refused' || customer.bankUserId !== undefined) return
  const missing = operation.why === 'bad-address' ? (['address', 'registration'] as const) : (['registration'] as const)
  await ports.customers.update(customer.id, { missing })
}

export const applyChange = (profile: Profile, change: DetailChange): Profile => {
  switch (change.detail) {
    case 'email':
      return { ...profile, email: change.value }
    case 'phone':
      return { ...profile, phone: change.value }
    case 'legal-name':
      return { ...profile, legalName: change.value }
    case 'address':
      return { ...profile, address: change.value }
  }
}

/** The bank has refused to register them, so there is no user that it could change. */
const isUnregistered = ({ bankUserId, missing }: Customer): boolean =>
  bankUserId === undefined && missing.includes('registration')

type DetailPorts = Pick<RegisterPorts, 'customers' | 'operations' | 'rail' | 'notices' | 'audit' | 'wake' | 'clock'>

const changeOf = ({ order }: Operation): DetailChange => {
  if (order.kind !== 'update-details') throw new TypeError(order.kind)
  return order.change
}

const beingChecked = err({ kind: 'refused', reason: 'being-checked', message: 'they are being checked' } as const)

/** Changes a detail at the bank, then here. Adding what is there and removing what is gone is nothing, so it may run again. */
export const updateDetailsHandler = (ports: DetailPorts): OrderHandler => ({
  submit: async (operation, customer) => {
    const isName = changeOf(operation).detail === 'legal-name'
    if (isName && (await isBeingChecked(ports, customer))) return beingChecked
    if (isUnregistered(customer)) return ok({ status: 'settled' })
    if (customer.bankUserId === undefined) return noUser
    const user = await ports.rail.users.updateDetails({
      user: customer.bankUserId,
      ...beforeAndAfter(customer, changeOf(operation)),
    })
    return user.ok ? ok({ status: 'settled', bankId: user.value.id }) : user
  },
  find: async () => ok(undefined),
  follow: async (operation) => ok({ status: 'settled', ...(operation.bankId && { bankId: operation.bankId }) }),
  conclude: async (operation, { id }) => {
    const customer = await ports.customers.find(id)
    if (customer === undefined) return
    const change = changeOf(operation)
    if (change.detail === 'legal-name' && isReviewed(customer))
      return await keepName(ports, operation, customer, change)
    // The bank registered them meanwhile, and does not know of the other name.
    const isUnknown = operation.bankId === undefined && customer.bankUserId !== undefined
    if (operation.state === 'settled' && change.detail === 'legal-name' && isUnknown)
      return await askForName(ports, customer, { name: change.value, cause: operation.id, now: operation.createdAt })
    if (operation.state === 'settled') await keepDetail(ports, operation, customer, change)
  },
})

/** A name that is looked at joins the verified one at the bank; given back, it leaves again. */
const beforeAndAfter = (customer: Customer, change: DetailChange) => {
  const after = applyChange(customer, change)
  if (change.detail !== 'legal-name' || !isReviewed(customer)) return { before: customer, after }
  if (change.value !== customer.legalName) return { before: customer, after, keepsName: true as const }
  return { before: { ...customer, legalName: customer.nameReview?.name ?? customer.legalName }, after }
}

const keepName = async (
  ports: DetailPorts,
  { id, state }: Operation,
  customer: Customer,
  { value }: Extract<DetailChange, { detail: 'legal-name' }>,
): Promise<void> => {
  const isBack = value === customer.legalName
  const isHere = customer.nameReview?.name === value
  if (state === 'settled' ? isBack : isHere) await endReview(ports, customer, id)
}

/**
 * Who has named a time zone keeps it; anybody else's is guessed from where they live now. The days of the limits stay where they
 * were, so that moving gives no second limit.
 */
const zoneAt = (
  { timeZone: before, timeZoneChosen, limitTimeZone = before }: Customer,
  address: Address,
): Partial<Pick<Customer, 'timeZone' | 'limitTimeZone'>> => {
  const timeZone = timeZoneOf(address)
  return timeZoneChosen === true || timeZone === before ? {} : { timeZone, limitTimeZone }
}

const keepDetail = async (
  ports: DetailPorts,
  { id, createdAt }: Operation,
  customer: Customer,
  change: DetailChange,
): Promise<void> => {
  const { detail, value } = change
  // Setting an address takes its proof away: the one that is there already is left alone.
  const set =
    detail === 'address'
      ? { address: value, ...zoneAt(customer, value) }
      : { [detail === 'legal-name' ? 'legalName' : detail]: value }
  const isThere = (detail === 'phone' || detail === 'email') && customer[detail] === value
  const missing = customer.missing.filter((what) => what !== detail)
  const corrected = isUnregistered(customer) ? { missing } : {}
  await ports.customers.update(customer.id, { ...(isThere ? {} : set), ...corrected })
  if (detail !== 'phone' || change.proof === undefined) return
  // When it was given, not now: somebody else may have proved the number since.
  const proof = { how: change.proof, at: change.provedAt ?? createdAt }
  await proveAddress(ports, customer.id, { what: 'phone', value, proof }, id)
}
