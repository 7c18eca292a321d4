import { timeZoneOf } from '#bank/ground/time-zone.ts'
import { err, ok, type Result } from '#kit/result.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { BankAvailability } from '#bank/ground/availability.ts'
import type { Customer, Customers, DetailChange, Duplicate, Profile } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type IdentityKey } from '#bank/ground/ids.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { PaperKind } from '#bank/ground/order.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { NO_STEP_UP, type StepUps, withPin } from '#bank/ground/step-up.ts'
import type { Tries } from '#bank/ground/tries.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin } from '#bank/operation/decide.ts'
import { type Persons, recognisePerson } from './person.ts'
import { type Crowded, type Registrations, whyCrowded } from './registrations.ts'
import { isPinFresh } from '#bank/operation/step-up.ts'
import { askForName, isBeingChecked, isReviewed } from './name-review.ts'
import { proveAddress, type ProvePorts } from './prove.ts'
import { forbidDigits } from './new-pin.ts'
import type { PinHasher, Pins } from './sign-in.ts'

type Deps = {
  readonly customers: Customers
  readonly hasher: PinHasher
  readonly pins: Pins
  readonly operations: Operations
  readonly vault: Vault
  readonly audit: Audit
  readonly stepUps: StepUps
  readonly notices: Notices
  readonly availability: BankAvailability
  readonly persons: Persons
  readonly registrations: Registrations
  readonly tries: Tries
  readonly wake: Wake
  readonly clock: () => number
  readonly settings: Settings
}

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }

/** Makes the customer and starts the bank's identity check. The same turn again makes no second one. */
export const register = async (
  ports: Deps,
  given: Cause & {
    readonly profile: Profile
    readonly ssn: string
    readonly pin: string
    readonly identity: IdentityKey
    /** In which they have registered. */
    readonly language?: string
    /** Given by the chat platform as theirs; proves the phone if it is the same one. */
    readonly sharedPhone?: string
    /** When it was shared, Unix ms. */
    readonly sharedAt?: number
    /** Where chats cost nothing: where it comes from. */
    readonly network?: string | undefined
  },
): Promise<Result<{ readonly customer: CustomerId; readonly operation: Operation }, Duplicate | Crowded>> => {
  const { profile, ssn, pin, identity, turn, place, now } = given
  const customer: Customer = {
    id: derivedId('customer', 'register', turn),
    ...pickProfile(profile),
    tier: 'unverified',
    missing: ['review'],
    ssnLast4: ssn.slice(-4),
    timeZone: timeZoneOf(profile.address),
    ...(given.language !== undefined && { language: given.language }),
    createdAt: now,
    // Chosen a moment ago: it counts as given.
    stepUp: withPin(NO_STEP_UP, { chat: identity, epoch: 0, now }),
  }
  const crowded = await whyRefused(ports, given, customer)
  if (crowded !== undefined) return err(crowded)
  const inserted = await ports.customers.insert(customer, await ports.hasher.hash(pin), identity)
  if (!inserted.ok) return inserted
  const actor = { chat: identity, turn, now }
  await recognisePerson(ports, customer, { ssn, actor })
  await forbidDigits(ports, customer.id, ssn)
  if (given.sharedPhone === profile.phone)
    await provePhone(ports, customer.id, { phone: profile.phone, turn, now: given.sharedAt ?? now })
  const id = derivedId('operation', 'register', turn)
  await ports.vault.put(id, { ssn }, now)
  const operation = await begin(ports, { id, customer, order: { kind: 'register' }, place, now })
  await ports.audit.append({
    id: `${customer.id}:registered`,
    at: now,
    customer: customer.id,
    what: 'registered',
    facts: { identity },
  })
  return ok({ customer: customer.id, operation })
}

type Asking = Cause & { readonly identity: IdentityKey; readonly network?: string | undefined }

/** A customer who is there already has been counted. */
const whyRefused = async (
  ports: Deps,
  { identity, network, turn, place, now }: Asking,
  { id }: Pick<Customer, 'id'>,
): Promise<Crowded | undefined> => {
  if ((await ports.customers.find(id)) !== undefined) return undefined
  if (await ports.availability.isFull('unverified')) return { kind: 'busy' }
  return await whyCrowded(ports, { conversation: place.conversation, identity, network, turn, now })
}

/** One more document for the identity check; what is in it goes to the vault, never into the operation. */
export const submitDocument = async (
  ports: Omit<Deps, 'registrations' | 'tries'>,
  customer: Customer,
  given: Asking & { readonly kind: PaperKind; readonly value: string },
): Promise<Operation> => {
  const id = derivedId('operation', 'submit-document', given.turn)
  await ports.vault.put(id, { value: given.value }, given.now)
  if (given.kind === 'ssn') {
    await ports.customers.update(customer.id, { ssnLast4: given.value.slice(-4) })
    const actor = { chat: given.identity, turn: given.turn, now: given.now }
    await recognisePerson(ports, customer, { ssn: given.value, actor })
    await forbidDigits(ports, customer.id, given.value)
  }
  const order = { kind: 'submit-document', document: given.kind } as const
  return begin(ports, { id, customer, order, place: given.place, now: given.now })
}

/** The chat platform has given this number as the customer's own. */
export const provePhone = (
  ports: ProvePorts,
  customer: CustomerId,
  { phone, turn, now }: { readonly phone: string; readonly turn: string; readonly now: number },
): Promise<'proved' | 'kept'> =>
  proveAddress(ports, customer, { what: 'phone', value: phone, proof: { how: 'channel-contact', at: now } }, turn)

/**
 * Changes a detail at the bank first, then here. Whether another customer has given the same address is nobody's to learn: it
 * is theirs once it is proved. A legal name is not changed but asked for. Whoever finds an open chat changes nothing: the PIN was
 * given there a moment ago, or is asked for.
 */
export const changeDetails = async (
  ports: ProvePorts & Pick<Deps, 'operations' | 'availability' | 'settings' | 'stepUps'>,
  customer: Customer,
  { change, turn, place, now, chat }: Cause & { readonly change: DetailChange; readonly chat: IdentityKey },
): Promise<Operation | 'pin-wanted'> => {
  if (!(await isPinFresh(ports, customer, { chat, now }))) return 'pin-wanted'
  const id = derivedId('operation', 'update-details', turn)
  if (change.detail === 'legal-name' && change.value !== customer.legalName && isReviewed(customer))
    await askForName(ports, customer, { name: change.value, cause: id, now })
  const isWhileChecked = change.detail === 'legal-name' && (await isBeingChecked(ports, customer))
  const why = isWhileChecked ? ('being-checked' as const) : undefined
  return begin(ports, { id, customer, order: { kind: 'update-details', change }, place, now, why })
}

/** Whether another customer has this handle already, or one that could be taken for it. */
export const isHandleTaken = async ({ customers }: Pick<Deps, 'customers'>, handle: string): Promise<boolean> =>
  ((await customers.findByHandle(handle)) ?? (await customers.findByOutline(handle))) !== undefined

const pickProfile = ({ handle, legalName, email, phone, birthDate, address }: Profile): Profile => ({
  handle,
  legalName,
  email,
  phone,
  birthDate,
  address,
})
