import { err, ok, type Result } from '#kit/result.ts'
import type { Customer } from '#bank/ground/customer.ts'
import type { Operation } from '#bank/ground/operation.ts'
import type { RailFailure } from '#bank/ground/rail.ts'
import type { Vault } from '#bank/ground/vault.ts'
import { lostSecrets } from '#bank/operation/not-submitted.ts'
import type { OrderHandler, OrderStatus } from '#bank/operation/handler.ts'
import { keepUser, statusOf } from './keep-user.ts'
import { parsePhone } from '#bank/ground/phone.ts'
import { maskContact } from './mask.ts'
import { proveAddress, type ProvePorts } from './prove.ts'
import { attach, type StrangerPorts } from './strangers.ts'

const noDevice = err({
  kind: 'refused',
  reason: 'not-found',
  message: 'the bank no longer offers that device',
} as const)

/** The bank's user whom a registration found, and who is waiting for the code. */
const userOf = async (ports: Pick<StrangerPorts, 'operations'>, { order }: Operation): Promise<string> => {
  if (order.kind !== 'send-bank-code' && order.kind !== 'enter-bank-code') throw new TypeError(order.kind)
  const registration = await ports.operations.find(order.registration)
  if (registration?.bankId === undefined) throw new Error(`registration ${order.registration} found no user`)
  return registration.bankId
}

/** Has the bank send a code. Sending twice is harmless: the newest one counts. */
export const sendBankCodeHandler = (ports: Pick<StrangerPorts, 'operations' | 'rail'>): OrderHandler => ({
  submit: async (operation) => {
    const user = await userOf(ports, operation)
    const access = await ports.rail.users.access(user)
    if (!access.ok) return access
    if (access.value.kind === 'open') return ok({ status: 'settled', bankId: user })
    const wanted = operation.order.kind === 'send-bank-code' ? operation.order.device : ''
    const device = access.value.devices.find((each) => maskContact(each) === wanted)
    if (device === undefined) return noDevice
    const sent = await ports.rail.users.sendCode({ user, device })
    return sent.ok ? ok({ status: 'settled', bankId: user }) : sent
  },
  find: async () => ok(undefined),
  follow: async ({ bankId }) => ok({ status: 'settled', ...(bankId !== undefined && { bankId }) }),
})

/** Hands the code in; once the bank has let us in, its user is the customer's, with accounts and history. */
export const enterBankCodeHandler = (ports: StrangerPorts & ProvePorts & { readonly vault: Vault }): OrderHandler => {
  const join = async (customer: Customer, id: string): Promise<Result<OrderStatus, RailFailure>> => {
    const user = await ports.rail.users.read(id)
    // Whatever fails from here on is tried again: the code has been taken.
    if (!user.ok) return err({ kind: 'not-sent', message: user.error.message })
    const attached = await attach(ports, customer, user.value)
    if (!attached.ok) return attached
    await keepUser(ports, customer, user.value)
    return ok(statusOf(user.value))
  }
  return {
    submit: async (operation, customer) => {
      const secrets = await ports.vault.get(operation.id, ports.clock())
      if (secrets?.code === undefined) return lostSecrets
      const user = await userOf(ports, operation)
      // Where it went is known in full only until it is entered.
      const device = await deviceOf(ports, operation, user)
      const entered = await ports.rail.users.enterCode({ user, code: secrets.code })
      if (!entered.ok) return entered
      const joined = await join(customer, user)
      if (joined.ok && device !== undefined) await proveDevice(ports, operation, customer, device)
      return joined
    },
    // A code whose answer was not received was right if the bank lets us in now.
    find: async (operation, customer) => {
      const user = await userOf(ports, operation)
      const access = await ports.rail.users.access(user)
      if (!access.ok) return access
      return access.value.kind === 'open' ? await join(customer, user) : ok(undefined)
    },
    follow: async ({ bankId = '' }, customer) => {
      const user = await ports.rail.users.read(bankId)
      if (!user.ok) return user
      await keepUser(ports, customer, user.value)
      return ok(statusOf(user.value))
    },
  }
}

/** How many of a customer's operations are looked through: one without a user at the bank has few. */
const LOOKED_AT = 100

/** Where the code was sent last; undefined where two of the places look alike masked, which would prove neither. */
const deviceOf = async (
  { operations, rail }: Pick<StrangerPorts, 'operations' | 'rail'>,
  { customer }: Operation,
  user: string,
): Promise<string | undefined> => {
  const recent = await operations.ofCustomer(customer, { limit: LOOKED_AT })
  const sent = recent.find(({ order, state }) => order.kind === 'send-bank-code' && state === 'settled')?.order
  const access = await rail.users.access(user)
  if (sent?.kind !== 'send-bank-code' || !access.ok || access.value.kind === 'open') return undefined
  const [device, ...others] = [...new Set(access.value.devices)].filter((each) => maskContact(each) === sent.device)
  return others.length === 0 ? device : undefined
}

/** Who entered the code reads what is sent there: an address of theirs that is the same one is proved. */
const proveDevice = async (ports: ProvePorts, { id }: Operation, customer: Customer, device: string): Promise<void> => {
  const proof = { how: 'bank-code', at: ports.clock() } as const
  const phone = parsePhone(device)
  if (phone.ok && phone.value === customer.phone)
    await proveAddress(ports, customer.id, { what: 'phone', value: customer.phone, proof }, id)
  if (device.trim().toLowerCase() === customer.email.toLowerCase())
    await proveAddress(ports, customer.id, { what: 'email', value: customer.email, proof }, id)
}
