import type { Effect, Standing } from '../operation/effect.ts'
import type { Ports } from '../ports.ts'
import type { BankUser, RailFailure } from '../rail.ts'
import { err, ok, type Result } from '../result.ts'
import type { Customer, DetailChange, Profile } from './customer.ts'
import { keepUser, standingOf } from './keep-user.ts'
import { maskContact } from './mask.ts'
import { adoptStranger } from './strangers.ts'

const lostSecrets = err({ kind: 'refused', reason: 'invalid', message: 'what was typed is no longer kept' } as const)
const noUser = err({ kind: 'not-sent', message: 'the customer has no user at the bank yet' } as const)

/** How a registration ends that has found its user at the bank behind a code. */
const codeWanted = async (ports: Ports, customer: Customer, user: BankUser, devices: readonly string[]) => {
  await ports.customers.update(customer.id, { missing: ['bank-code'] })
  const question = [...new Set(devices.map(maskContact))].join('\n')
  return ok({ status: 'settled', bankId: user.id, bankStatus: 'code-wanted', question } satisfies Standing)
}

/** Makes the customer's user at the bank and waits for the identity check to decide. */
export const registerEffect = (ports: Ports): Effect => {
  const keep = async (
    customer: Customer,
    user: Result<BankUser, RailFailure>,
  ): Promise<Result<Standing, RailFailure>> => {
    if (!user.ok) return user
    await keepUser(ports, customer, user.value)
    return ok(standingOf(user.value))
  }
  return {
    submit: async (operation, customer) => {
      const secrets = await ports.vault.get(operation.id, ports.clock())
      if (secrets?.ssn === undefined) return lostSecrets
      const known = await adoptStranger(ports, customer, secrets.ssn)
      if (!known.ok) return known
      if (known.value.kind === 'adopted') return keep(customer, ok(known.value.user))
      if (known.value.kind === 'code-wanted') return codeWanted(ports, customer, known.value.user, known.value.devices)
      const { ip } = ports.settings
      return keep(
        customer,
        await ports.rail.users.create({ operation: operation.id, profile: customer, ssn: secrets.ssn, ip }),
      )
    },
    find: async (operation, customer) => {
      const found = await ports.rail.users.findByOperation(operation.id)
      if (!found.ok || found.value === undefined) return found as Result<undefined, RailFailure>
      return keep(customer, found as Result<BankUser, RailFailure>)
    },
    follow: async (operation, customer) => keep(customer, await ports.rail.users.read(operation.bankId ?? '')),
    conclude: async () => {},
  }
}

/** Hands in one more document for the identity check. The same content replaces itself, so sending again is safe. */
export const submitDocumentEffect = (ports: Ports): Effect => {
  const register = registerEffect(ports)
  return {
    ...register,
    submit: async (operation, customer) => {
      if (customer.bankUserId === undefined) return noUser
      if (operation.order.kind !== 'submit-document') throw new TypeError(operation.order.kind)
      const secrets = await ports.vault.get(operation.id, ports.clock())
      if (secrets?.value === undefined) return lostSecrets
      const document =
        operation.order.document === 'ssn'
          ? ({ kind: 'ssn', value: secrets.value } as const)
          : ({ kind: 'photo-id', dataUri: secrets.value } as const)
      const user = await ports.rail.users.submitDocument({ user: customer.bankUserId, document })
      if (!user.ok) return user
      await keepUser(ports, customer, user.value)
      return ok(standingOf(user.value))
    },
    find: async () => ok(undefined),
  }
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

/** Changes a detail at the bank, then here. Adding what is there and removing what is gone is nothing, so it may run again. */
export const updateDetailsEffect = (ports: Ports): Effect => ({
  submit: async (operation, customer) => {
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
    const { email, phone, legalName, address } = applyChange(customer, operation.order.change)
    await ports.customers.update(customer.id, { email, phone, legalName, address })
  },
})
