import type { CustomerId, IdentityKey } from './ids.ts'
import { type Notices, notify, notifyEverywhere, type NoticeSubject } from './notice.ts'
import type { Wake } from './wake.ts'

/**
 * What a customer is still to be told of a change that is kept. It is written in one update with the change, in the
 * customer's own document, and taken out once its notices stand: whoever dies in between leaves it to the sweep.
 */
export type Owed = {
  /** Names the cause: its notices are written once, however many write them. */
  readonly id: string
  readonly about: NoticeSubject
  /** In this chat alone, under `id` as it is. It may be the customer's no longer. */
  readonly only?: string
  /** In every chat but this one, in which it was done. */
  readonly except?: string
}

export type OwedNews = {
  /** Customers who are owed something, and what; in no order. */
  owing(limit: number): Promise<readonly { readonly customer: CustomerId; readonly owed: readonly Owed[] }[]>
  /** It is written down as notices. */
  owedNoMore(id: CustomerId, owed: readonly Owed[]): Promise<void>
}

export type OwedPorts = {
  readonly customers: Pick<OwedNews, 'owedNoMore'> & {
    identitiesOf(id: CustomerId): Promise<readonly IdentityKey[]>
  }
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

/** Repeating it tells nothing twice. */
export const tellOwed = async (ports: OwedPorts, customer: CustomerId, owed: readonly Owed[]): Promise<void> => {
  for (const { id, about, only, except } of owed) {
    if (only === undefined)
      await notifyEverywhere(ports, { id, customer, about, ...(except !== undefined && { except }) })
    else await notify(ports, { id, customer, conversation: only, about })
  }
  if (owed.length > 0) await ports.customers.owedNoMore(customer, owed)
}

/** Told in one sweep; the next one takes the rest. */
const BATCH = 100

/** What a process has kept and not told before it died. */
export const tellAllOwed = async (
  ports: OwedPorts & { readonly customers: Pick<OwedNews, 'owing'> },
): Promise<number> => {
  const owing = await ports.customers.owing(BATCH)
  for (const { customer, owed } of owing) await tellOwed(ports, customer, owed)
  return owing.length
}
