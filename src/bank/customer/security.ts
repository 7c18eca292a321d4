import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { notifyEverywhere, type Notices, type SecurityEvent } from '#bank/ground/notice.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Wake } from '#bank/ground/wake.ts'

/** Who does something, in which chat, by which act of theirs, and when (Unix ms). */
export type Actor = { readonly chat: IdentityKey; readonly turn: string; readonly now: number }

export type SecurityPorts = {
  readonly customers: Pick<Customers, 'identitiesOf'>
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

/** Tells every other chat of the customer, so that what a thief does in one is seen in the rest. Once for each turn. */
export const tellOtherChats = (
  ports: SecurityPorts,
  customer: CustomerId,
  what: SecurityEvent,
  { chat, turn, now }: Actor,
): Promise<void> =>
  notifyEverywhere(ports, {
    id: `security:${what}:${turn}`,
    customer,
    about: { kind: 'security', what, channel: chat.slice(0, chat.indexOf(':')), at: now },
    except: chat,
  })
