import { type Customer, type Customers, personOf } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import { notifyEverywhere, type Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Actor } from './security.ts'

/** Which customers are one person, by keyed digests: the numbers themselves are not kept. */
export type Persons = {
  /**
   * The first customer who gave this number, or `customer`, where nobody did. `isSure`: all nine digits are the same. The last
   * four are compared together with the date of birth. Repeating it changes nothing.
   */
  identify(given: {
    readonly customer: CustomerId
    readonly ssn: string
    readonly birthDate: string
    readonly now: number
  }): Promise<{ readonly person: CustomerId; readonly isSure: boolean }>
}

type Ports = {
  readonly customers: Customers
  readonly persons: Persons
  readonly notices: Notices
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

const DAY_MS = 24 * 3_600_000

/**
 * Somebody has given a Social Security number. Who it is stays the bank's to decide: nothing is refused and nothing is said,
 * so that whoever typed another's number learns nothing by it. The customer whom the bank has verified by it hears of it, once a day.
 */
export const recognisePerson = async (
  ports: Ports,
  customer: Pick<Customer, 'id' | 'birthDate' | 'tier' | 'person'>,
  { ssn, actor }: { readonly ssn: string; readonly actor: Actor },
): Promise<void> => {
  const { id, birthDate, tier } = customer
  // Whoever was verified stays who they are, whatever they type.
  if (tier !== 'unverified') return
  const { person, isSure } = await ports.persons.identify({ customer: id, ssn, birthDate, now: actor.now })
  if (person !== personOf(customer)) await ports.customers.update(id, { person: person === id ? undefined : person })
  if (!isSure || person === id) return
  const about = { kind: 'security', what: 'number-used', channel: channelOf(actor), at: actor.now } as const
  for (const owner of await ports.customers.ofPerson(person)) {
    if (owner.id === id || owner.tier === 'unverified') continue
    const notice = `security:number-used:${owner.id}:${Math.floor(actor.now / DAY_MS)}`
    await notifyEverywhere(ports, { id: notice, customer: owner.id, about })
  }
}

const channelOf = ({ chat }: Actor): string => chat.slice(0, chat.indexOf(':'))
