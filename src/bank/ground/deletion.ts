import type { Customer, Customers, Deletion } from './customer.ts'
import { type CustomerId, identityKey } from './ids.ts'
import { notifyEverywhere, type Notices } from './notice.ts'
import type { Wake } from './wake.ts'

type Ports = {
  readonly customers: Pick<Customers, 'find' | 'identitiesOf' | 'setDeletion'>
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

const TRIES = 5
/** How often a deletion that is held looks whether what holds it is over. */
export const HELD_LOOK_MS = 5 * 60_000

/**
 * Somebody is getting back into the account, so what they come back to must not be erased meanwhile. Repeating it
 * changes nothing. It always writes, so that a decision taken on what stood before is not carried out any more.
 */
export const holdDeletion = async (ports: Ports, id: CustomerId, recovery: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { deletion } = (await ports.customers.find(id)) ?? {}
    if (deletion === undefined || deletion.erasing !== undefined) return
    const held: Deletion = { ...deletion, dueAt: ports.clock() + HELD_LOOK_MS, held: { recovery } }
    if (!(await ports.customers.setDeletion(id, deletion, held))) continue
    return await tellHeld(ports, { id, deletion: held })
  }
  throw new Error(`holding the deletion of ${id} lost ${TRIES} races`)
}

/** In every chat, once for each deletion and each way back that holds it. */
export const tellHeld = async (
  ports: Ports,
  { id, deletion: { chat, askedAt, held } }: Pick<Customer, 'id'> & { readonly deletion: Deletion },
): Promise<void> => {
  if (held === undefined) return
  const from = identityKey(chat)
  const channel = from.slice(0, from.indexOf(':'))
  await notifyEverywhere(ports, {
    id: `deletion-held:${id}:${askedAt}:${held.recovery}`,
    customer: id,
    about: { kind: 'privacy', what: 'deletion-held', channel, at: ports.clock() },
  })
}
