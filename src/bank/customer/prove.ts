import type { Audit } from '#bank/ground/audit.ts'
import type { AddressKind, AddressProof, Customer, Customers } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { type Notices, notifyEverywhere } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'

export type ProvePorts = {
  readonly customers: Customers
  readonly notices: Notices
  readonly audit: Audit
  readonly wake: Wake
  readonly clock: () => number
}

export type Address = { readonly what: AddressKind; readonly value: string; readonly proof: AddressProof }

const ownerOf = (
  { customers }: Pick<ProvePorts, 'customers'>,
  { what, value }: Address,
): Promise<Customer | undefined> => (what === 'phone' ? customers.findByPhone(value) : customers.findByEmail(value))

/** A platform's word is about the moment at which it was given: whoever it named later has the number now. */
const provedLater = ({ proved }: Customer, { what, proof }: Address): boolean => (proved?.[what]?.at ?? 0) > proof.at

/**
 * From here on money that is sent to this address is theirs. A platform gives one number to one person at a time, so its word
 * also moves a number that somebody else had proved, and that customer is told in every chat. A code of the bank's moves
 * nothing: `kept` says that another customer has the address still. `cause` makes a repeat one and the same.
 */
export const proveAddress = async (
  ports: ProvePorts,
  customer: CustomerId,
  address: Address,
  cause: string,
): Promise<'proved' | 'kept'> => {
  const { what, proof } = address
  const owner = await ownerOf(ports, address)
  if (owner !== undefined && owner.id !== customer) {
    if (proof.how === 'bank-code' || provedLater(owner, address)) return 'kept'
    // Written before it moves: after a crash in between, the repeat would find nobody left to tell.
    await notifyEverywhere(ports, { id: `${cause}:moved`, customer: owner.id, about: { kind: 'address-moved', what } })
    await record(ports, { id: `${cause}:moved`, customer: owner.id, what: `${what} proved by another`, how: proof.how })
  }
  await ports.customers.prove(customer, address)
  await record(ports, { id: `${cause}:proved:${what}`, customer, what: `${what} proved`, how: proof.how })
  return 'proved'
}

const record = (
  { audit, clock }: Pick<ProvePorts, 'audit' | 'clock'>,
  {
    id,
    customer,
    what,
    how,
  }: { readonly id: string; readonly customer: CustomerId; readonly what: string; readonly how: string },
): Promise<void> => audit.append({ id, at: clock(), customer, what, facts: { how } })
