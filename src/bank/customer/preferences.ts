import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers, Scheme } from '#bank/ground/customer.ts'
import type { Actor } from './security.ts'
import { isTimeZone } from '#bank/ground/time-zone.ts'

type Ports = { readonly customers: Pick<Customers, 'update'>; readonly audit: Audit }

/** The language in which a customer is written to, in every chat where they have not begun to write in another. */
export const setLanguage = async (
  ports: Pick<Ports, 'customers'>,
  { id, language: before }: Pick<Customer, 'id' | 'language'>,
  language: string,
): Promise<void> => {
  if (before !== language) await ports.customers.update(id, { language })
}

/** For what pictures are drawn in chats that do not tell whether they are light or dark. */
export const setScheme = async (
  ports: Pick<Ports, 'customers'>,
  { id, scheme: before }: Pick<Customer, 'id' | 'scheme'>,
  scheme: Scheme,
): Promise<void> => {
  if (before !== scheme) await ports.customers.update(id, { scheme })
}

/**
 * Whose clock a customer is told times by, and their schedules go by. A schedule keeps the moment of its next payment and moves
 * after it. The days of the limits stay where they were, so that moving them gives no second limit.
 */
export const setTimeZone = async (
  ports: Ports,
  { id, timeZone: before, limitTimeZone = before }: Pick<Customer, 'id' | 'timeZone' | 'limitTimeZone'>,
  { timeZone, actor }: { readonly timeZone: string; readonly actor: Actor },
): Promise<void> => {
  if (!isTimeZone(timeZone)) throw new Error(`there is no time zone ${timeZone}`)
  await ports.customers.update(id, { timeZone, timeZoneChosen: true, limitTimeZone })
  await ports.audit.append({
    id: `${id}:time-zone:${actor.turn}`,
    at: actor.now,
    customer: id,
    what: 'time zone',
    facts: { timeZone },
  })
}
