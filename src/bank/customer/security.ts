import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { notifyEverywhere, type Notices, type SecurityEvent } from '#bank/ground/notice.ts'
import type { Owed } from '#bank/ground/owed.ts'
import type { Customers } from '#bank/ground/customer.ts'
import type { Wake } from '#bank/ground/wake.ts'

/** Who does something, in which chat, by which act of theirs, and when (Unix ms). */
export type Actor = { readonly chat: IdentityKey; readonly turn: string; readonly now: number }

export type SecurityPorts = {
  readonly customers: Pick<Customers, 'identitiesOf' | 'owedNoMore'>
  readonly notices: Pick<Notices, 'add'>
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
}

/** What every other chat is owed, where something is kept by this turn: written with it, told by `tellOwed` after it. */
export const owedToOtherChats = (what: SecurityEvent, { chat, turn, now }: Actor): Owed => ({
  id: `security:${what}:${turn}`,
  about: { kind: 'security', what, channel: chat.slice(0, chat.indexOf(':')), at: now },
  except: chat,
})

/**
 * Tells every other chat of the customer, so that what a thief does in one is seen in the rest. Once for each turn. Only
 * where repeating the turn repeats this, or nothing was kept.
 */
export const tellOtherChats = (
  ports: SecurityPorts,
  customer: CustomerId,
  what: SecurityEvent,
  actor: Actor,
): Promise<void> => {
  const { id, about } = owedToOtherChats(what, actor)
  return notifyEverywhere(ports, { id, customer, about, except: actor.chat })
}
