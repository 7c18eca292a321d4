import type { Log } from '#kit/log.ts'
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
  /** Registered by an earlier version, and not looked at yet: by id, those after this one. */
  unidentified(after: string, limit: number): Promise<readonly CustomerId[]>
  markIdentified(customer: CustomerId): Promise<void>
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

/**
 * The bank has confirmed that this is the customer's number: it counts whatever was known before, and nobody is told, since
 * nobody has used what is another's.
 */
export const recogniseProved = async (
  ports: Pick<Ports, 'customers' | 'persons'>,
  customer: Pick<Customer, 'id' | 'birthDate' | 'person'>,
  { ssn, now }: { readonly ssn: string; readonly now: number },
): Promise<void> => {
  const { id, birthDate } = customer
  const { person } = await ports.persons.identify({ customer: id, ssn, birthDate, now })
  if (person !== personOf(customer)) await ports.customers.update(id, { person: person === id ? undefined : person })
}

/** In one sweep: each is a digest that is slow on purpose. */
const BATCH = 20

/**
 * Who registered with an earlier version, of whose number nothing but the last four digits is kept, becomes the same person as
 * others with those and the same date of birth. A few in each sweep; one that fails holds up none of those after it.
 */
export const identifyEarlier = async (ports: EarlierPorts): Promise<void> => {
  let done = 0
  let after = ''
  while (done < BATCH) {
    const waiting = await ports.persons.unidentified(after, BATCH - done)
    for (const id of waiting) if (await identifyOne(ports, id)) done += 1
    const last = waiting.at(-1)
    if (last === undefined) return
    after = last
  }
}

type EarlierPorts = Pick<Ports, 'customers' | 'persons' | 'clock'> & { readonly log: Log }

const identifyOne = async (ports: EarlierPorts, id: CustomerId): Promise<boolean> => {
  try {
    const customer = await ports.customers.find(id)
    const { ssnLast4, person } = customer ?? {}
    // One who has given a number since is recognised by it.
    if (customer !== undefined && ssnLast4 !== undefined && person === undefined)
      await recogniseProved(ports, customer, { ssn: ssnLast4, now: ports.clock() })
    await ports.persons.markIdentified(id)
    return true
  } catch (error) {
    const facts = { event: 'identify-failed', customer: id, err: error }
    ports.log.error(facts, 'a customer of an earlier version could not be identified; the next sweep tries again')
    return false
  }
}

const channelOf = ({ chat }: Actor): string => chat.slice(0, chat.indexOf(':'))
