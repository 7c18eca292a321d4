import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Operations } from '#bank/ground/operation.ts'
import { isPaymentOrder } from '#bank/ground/order.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { voidCard } from '#bank/operation/cancel.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import { type Actor, owedToOtherChats, type SecurityPorts } from './security.ts'

export type FreezePorts = Omit<SecurityPorts, 'customers' | 'wake'> & {
  readonly customers: Customers
  readonly operations: Operations
  readonly audit: Audit
  readonly wake: Wake
}

/** So long its other chats have to stop an unfreezing that only one chat has asked for. */
export const UNFREEZE_WAIT_MS = 24 * 3_600_000
/** More cards than this no customer has open at once; those of others have expired. */
const MOST_CARDS = 50
const TRIES = 5

/**
 * No money leaves from here on, however it was set off; money may still come in. Every sign-in ends but the one that asks
 * for it, whose epoch is given. An unfreezing that was asked for is off. Repeating it is harmless.
 */
export const freezeAccount = async (
  ports: FreezePorts,
  customer: CustomerId,
  actor: Actor,
): Promise<{ readonly epoch: number }> => {
  const owed = owedToOtherChats('frozen', actor)
  await change(ports, customer, ({ frozen }) => ({ after: { since: frozen?.since ?? actor.now }, outcome: true, owed }))
  // Whoever confirms after this is refused; what was shown before is void, and what was confirmed is not sent.
  const epoch = await ports.customers.endSignIns(customer)
  await voidCards(ports, customer, actor.now)
  await record(ports, customer, 'account frozen', actor)
  await tellOwed(ports, customer, [owed])
  return { epoch }
}

const voidCards = async (ports: FreezePorts, customer: CustomerId, now: number): Promise<void> => {
  const latest = await ports.operations.ofCustomer(customer, { limit: MOST_CARDS })
  for (const operation of latest) if (isPaymentOrder(operation.order)) await voidCard(ports, operation, now)
}

export type Unfreezing =
  | { readonly kind: 'not-frozen' }
  /** Another chat has to confirm it, or it has to be said once more from `until` on. */
  | { readonly kind: 'waits'; readonly until: number; readonly hasOtherChats: boolean }
  | { readonly kind: 'unfrozen' }

/**
 * One chat asks for it, and another confirms it; where there is no other, or none is at hand, the first asks again once the
 * waiting time is over, which all chats were told of. The PIN has been checked each time.
 */
export const unfreezeAccount = async (ports: FreezePorts, customer: CustomerId, actor: Actor): Promise<Unfreezing> => {
  const hasOtherChats = (await ports.customers.identitiesOf(customer)).some((chat) => chat !== actor.chat)
  const [owed, unfrozen] = [owedToOtherChats('unfreeze-asked', actor), owedToOtherChats('unfrozen', actor)]
  const done = await change<Unfreezing>(ports, customer, ({ frozen }) => {
    if (frozen === undefined) return { after: undefined, outcome: { kind: 'not-frozen' } }
    const { ending } = frozen
    const asked = { chat: actor.chat, at: actor.now, until: actor.now + UNFREEZE_WAIT_MS }
    if (ending === undefined)
      return {
        after: { ...frozen, ending: asked },
        outcome: { kind: 'waits', until: asked.until, hasOtherChats },
        owed,
      }
    if (ending.chat === actor.chat && actor.now < ending.until)
      return { after: frozen, outcome: { kind: 'waits', until: ending.until, hasOtherChats } }
    return { after: undefined, outcome: { kind: 'unfrozen' }, owed: unfrozen }
  })
  if (done.kind === 'not-frozen') return done
  const [what, told] =
    done.kind === 'unfrozen' ? (['account unfrozen', unfrozen] as const) : (['unfreezing asked for', owed] as const)
  await record(ports, customer, what, actor)
  await tellOwed(ports, customer, [told])
  return done
}

type Changed<T> = { readonly after: Customer['frozen']; readonly outcome: T; readonly owed?: Owed }

/** Decided on what is stored, and decided anew where another was faster. */
const change = async <T>(
  { customers }: Pick<FreezePorts, 'customers'>,
  id: CustomerId,
  decide: (customer: Customer) => Changed<T>,
): Promise<T> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const customer = await customers.find(id)
    if (customer === undefined) throw new Error(`customer ${id} is not there`)
    const { after, outcome, owed } = decide(customer)
    if (after === customer.frozen || (await customers.setFrozen(id, customer.frozen, after, owed))) return outcome
  }
  throw new Error(`freezing ${id} lost ${TRIES} races`)
}

const record = (
  { audit }: Pick<FreezePorts, 'audit'>,
  customer: CustomerId,
  what: string,
  { chat, turn, now }: Actor,
) => audit.append({ id: `${customer}:${what}:${turn}`, at: now, customer, what, facts: { chat } })
