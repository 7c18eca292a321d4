import { err, ok, type Result } from '#kit/result.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers, DetailChange, Duplicate, Profile } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type IdentityKey } from '#bank/ground/ids.ts'
import type { CardPlace, Operation, Operations } from '#bank/ground/operation.ts'
import type { PaperKind } from '#bank/ground/order.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Vault } from '#bank/ground/vault.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { begin } from '#bank/operation/decide.ts'
import type { PinHasher } from './sign-in.ts'

type Deps = {
  readonly customers: Customers
  readonly hasher: PinHasher
  readonly operations: Operations
  readonly vault: Vault
  readonly audit: Audit
  readonly wake: Wake
  readonly settings: Settings
}

export const DEFAULT_TIME_ZONE = 'America/New_York'

type Cause = { readonly turn: string; readonly place: CardPlace; readonly now: number }

/** Makes the customer and starts the bank's identity check. The same turn again makes no second one. */
export const register = async (
  ports: Deps,
  given: Cause & {
    readonly profile: Profile
    readonly ssn: string
    readonly pin: string
    readonly identity: IdentityKey
  },
): Promise<Result<{ readonly customer: CustomerId; readonly operation: Operation }, Duplicate>> => {
  const { profile, ssn, pin, identity, turn, place, now } = given
  const customer: Customer = {
    id: derivedId('customer', 'register', turn),
    ...pickProfile(profile),
    tier: 'unverified',
    missing: ['review'],
    ssnLast4: ssn.slice(-4),
    timeZone: DEFAULT_TIME_ZONE,
    createdAt: now,
  }
  const inserted = await ports.customers.insert(customer, await ports.hasher.hash(pin), identity)
  if (!inserted.ok) return inserted
  const id = derivedId('operation', 'register', turn)
  await ports.vault.put(id, { ssn }, now)
  const operation = await begin(ports, { id, customer: customer.id, order: { kind: 'register' }, place, now })
  await ports.audit.append({
    id: `${customer.id}:registered`,
    at: now,
    customer: customer.id,
    what: 'registered',
    facts: { identity },
  })
  return ok({ customer: customer.id, operation })
}

/** One more document for the identity check; what is in it goes to the vault, never into the operation. */
export const submitDocument = async (
  ports: Pick<Deps, 'customers' | 'operations' | 'vault' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & { readonly kind: PaperKind; readonly value: string },
): Promise<Operation> => {
  const id = derivedId('operation', 'submit-document', given.turn)
  await ports.vault.put(id, { value: given.value }, given.now)
  if (given.kind === 'ssn') await ports.customers.update(customer.id, { ssnLast4: given.value.slice(-4) })
  const order = { kind: 'submit-document', document: given.kind } as const
  return begin(ports, { id, customer: customer.id, order, place: given.place, now: given.now })
}

/** Changes a detail at the bank first, then here. A contact of another customer is refused at once. */
export const changeDetails = async (
  ports: Pick<Deps, 'customers' | 'operations' | 'wake' | 'settings'>,
  customer: Customer,
  given: Cause & { readonly change: DetailChange },
): Promise<Result<Operation, Duplicate>> => {
  const { change, turn, place, now } = given
  const taken = await findTaken(
    ports,
    { [change.detail]: typeof change.value === 'string' ? change.value : undefined },
    customer.id,
  )
  const [what] = taken
  if (what !== undefined) return err({ kind: 'taken', what })
  const id = derivedId('operation', 'update-details', turn)
  return ok(await begin(ports, { id, customer: customer.id, order: { kind: 'update-details', change }, place, now }))
}

/** Which of these another customer has already. */
export const findTaken = async (
  { customers }: Pick<Deps, 'customers'>,
  wanted: {
    readonly handle?: string | undefined
    readonly email?: string | undefined
    readonly phone?: string | undefined
  },
  except?: CustomerId,
): Promise<readonly Duplicate['what'][]> => {
  const found = await Promise.all([
    wanted.handle === undefined ? undefined : customers.findByHandle(wanted.handle),
    wanted.email === undefined ? undefined : customers.findByEmail(wanted.email),
    wanted.phone === undefined ? undefined : customers.findByPhone(wanted.phone),
  ])
  const names = ['handle', 'email', 'phone'] as const
  return names.filter((_, at) => found[at] !== undefined && found[at]?.id !== except)
}

const pickProfile = ({ handle, legalName, email, phone, birthDate, address }: Profile): Profile => ({
  handle,
  legalName,
  email,
  phone,
  birthDate,
  address,
})
