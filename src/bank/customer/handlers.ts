import { ok, type Result } from '#kit/result.ts'
import type { Customer, DetailChange, Profile } from '#bank/ground/customer.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { BankUser, RailFailure } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Vault } from '#bank/ground/vault.ts'
import { lostSecrets, noUser } from '#bank/operation/not-submitted.ts'
import type { OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { keepUser, statusOf } from './keep-user.ts'
import { maskContact } from './mask.ts'
import { adoptStranger, type StrangerPorts } from './strangers.ts'

/** What registering a customer at the bank needs. */
export type RegisterPorts = StrangerPorts & { readonly vault: Vault; readonly settings: Settings }

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
  return keep(ports, customer, await ports.rail.users.create({ operation: operation.id, profile: customer, ssn, ip }))
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

/** Changes a detail at the bank, then here. Adding what is there and removing what is gone is nothing, so it may run again. */
export const updateDetailsHandler = (ports: Pick<RegisterPorts, 'customers' | 'rail'>): OrderHandler => ({
  submit: async (operation, customer) => {
    if (isUnregistered(customer)) return ok({ status: 'settled' })
    if (customer.bankUserId === undefined) return noUser
    if (operation.order.kind !== 'update-details') throw new TypeError(operation.order.kind)
    const after = applyChange(customer, operation.order.change)
    const user = await ports.rail.users.updateDetails({ user: customer.bankUserId, before: customer, after })
    return user.ok ? ok({ status: 'settled', bankId: user.value.id }) : user
  },
  find: async () => ok(undefined),
  follow: async (operation) => ok({ status: 'settled', ...(operation.bankId && { bankId: operation.bankId }) }),
  conclude: async (operation, customer) => {
    if (operation.order.kind !== 'update-details' || operation.state !== 'settled') return
    const { change } = operation.order
    const { email, phone, legalName, address } = applyChange(customer, change)
    const corrected = isUnregistered(customer) && {
      missing: customer.missing.filter((what) => what !== change.detail),
    }
    await ports.customers.update(customer.id, { email, phone, legalName, address, ...corrected })
  },
})
