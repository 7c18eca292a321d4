import { CLAIMS_OF_CHAT, type Claiming, makeClaim } from '#bank/customer/claim.ts'
import { approve, askOtherChats } from '#bank/customer/recover.ts'
import { finish } from '#bank/customer/recovery-finish.ts'
import { DEFAULT_WAITS } from '#bank/customer/recovery.ts'
import {
  enterRecoveryCode as enterCode,
  recoveryDeviceOf,
  sendRecoveryCode as sendCode,
  sentRecoveryCode,
} from '#bank/customer/recovery-code.ts'
import { weaknessFor } from '#bank/customer/new-pin.ts'
import { weaknessOf } from '#bank/customer/pin.ts'
import { leaveRecovery as leave, standingOf, stopAndFreeze } from '#bank/customer/standing.ts'
import { type Customer, hasLeft } from '#bank/ground/customer.ts'
import { type CardId, derivedId, type RecoveryId } from '#bank/ground/ids.ts'
import { question } from '#conversation/ask/ask.ts'
import { actorOf, causeOf, type Asker } from '#conversation/ask/asker.ts'

/** Whoever this chat belongs to, signed in or not. */
const owner = ({ ports, turn }: Asker): Promise<Customer | undefined> =>
  ports.customers.findByIdentity(turn.who.identity)

/** How the way back in of this chat stands. */
export const readStanding = question('customer.standing', async (_: void, { ports, turn, now }) =>
  standingOf(ports, turn.who.identity, now),
)

/** How long each proof waits, whoever asks. */
export const readRecoveryWaits = question('customer.recovery-waits', async (_: void, { ports }) => {
  const { pinMs: pin, identityMs: identity } = ports.settings.recovery ?? DEFAULT_WAITS
  return { pin, identity }
})

/** By what the owner of this chat can show to be themselves; undefined where it belongs to nobody. */
export const readWaysBack = question('customer.ways-back', async (_: void, asker) => {
  const customer = await owner(asker)
  if (customer === undefined) return undefined
  const chats = await asker.ports.customers.identitiesOf(customer.id)
  const { codeMs: code, identityMs: identity } = asker.ports.settings.recovery ?? DEFAULT_WAITS
  // In a frozen account the yes of another chat does not count.
  const hasOtherChats = chats.length > 1 && customer.frozen === undefined
  return { handle: customer.handle, hasOtherChats, device: recoveryDeviceOf(customer), waits: { code, identity } }
})

/** Promises the same whatever is true. Counts the try. */
export const claimAccount = question(
  'customer.claim',
  (
    given: { handle: string } & (
      | { aim: 'new-chat'; proof: 'pin'; pin: string }
      | { aim: 'new-chat-and-pin' | 'new-pin'; proof: 'identity'; ssn: string; birthDate: string }
    ),
    asker,
  ) => makeClaim(asker.ports, { ...given, ...actorOf(asker), network: asker.turn.who.network }),
  { once: true },
)

/** Where a code for a new PIN went last. */
export const findRecoveryCode = question('customer.recovery-code', async (_: void, asker) => {
  const customer = await owner(asker)
  return customer && (await sentRecoveryCode(asker.ports, customer.id, asker.turn.conversation))?.device
})

export const sendRecoveryCode = question('customer.send-recovery-code', async ({ card }: { card: CardId }, asker) => {
  const customer = await owner(asker)
  if (customer === undefined) throw new Error('no customer is linked to this chat')
  return await sendCode(asker.ports, customer, causeOf(asker, card))
})

export const enterRecoveryCode = question(
  'customer.enter-recovery-code',
  async ({ code, card }: { code: string; card: CardId }, asker) => {
    const customer = await owner(asker)
    if (customer === undefined) throw new Error('no customer is linked to this chat')
    return await enterCode(asker.ports, customer, { code, ...causeOf(asker, card) })
  },
)

const DAY_MS = 24 * 3_600_000

/** Asks the other chats for a new PIN here. */
export const askForApproval = question(
  'customer.ask-approval',
  async (_: void, asker): Promise<Claiming | { readonly kind: 'occupied' }> => {
    const customer = await owner(asker)
    if (customer === undefined) throw new Error('no customer is linked to this chat')
    const actor = actorOf(asker)
    const id = derivedId('recovery', 'ask', actor.chat, actor.turn)
    const limit = { most: CLAIMS_OF_CHAT, withinMs: DAY_MS }
    const taken = await asker.ports.tries.take({ what: `chat:${actor.chat}`, id, now: asker.now, ...limit })
    if (taken !== 'taken') return { kind: 'too-many', until: taken.until }
    const begun = await askOtherChats(asker.ports, customer.id, actor)
    return begun.kind === 'begun' ? { kind: 'promised', until: begun.recovery.until } : { kind: 'occupied' }
  },
  { once: true },
)

/** This chat finishes what it asked for, with the new PIN where one is wanted. */
export const finishRecovery = question(
  'customer.finish-recovery',
  async ({ pin }: { pin: string | undefined }, asker) => {
    const actor = actorOf(asker)
    const claim = await asker.ports.claims.find(actor.chat)
    const customer = (await owner(asker))?.id ?? claim?.customer
    if (customer === undefined) return { kind: 'not-ready' } as const
    const finished = await finish(asker.ports, customer, { ...actor, ...(pin !== undefined && { pin }) })
    if (finished.kind === 'done' && claim !== undefined) await asker.ports.claims.remove(claim)
    return finished
  },
  { once: true },
)

/** Why this can't be the new PIN of whoever gets one here. */
export const whyWeakHere = question(
  'customer.why-weak-here',
  async ({ pin }: { pin: string }, asker) => {
    const claim = await asker.ports.claims.find(asker.turn.who.identity)
    const known = (await owner(asker)) ?? (claim?.customer && (await asker.ports.customers.find(claim.customer)))
    return !known || hasLeft(known) ? weaknessOf(pin) : await weaknessFor(asker.ports, known, pin)
  },
  { once: true },
)

export const approveRecovery = question(
  'customer.approve-recovery',
  async ({ recovery }: { recovery: RecoveryId }, asker) => {
    const customer = await owner(asker)
    return customer === undefined ? 'gone' : await approve(asker.ports, customer, recovery, actorOf(asker))
  },
  { once: true },
)

/** Stops what another chat has asked for, and freezes the account. */
export const stopRecovery = question(
  'customer.stop-recovery',
  async ({ recovery }: { recovery: RecoveryId }, asker) => {
    const customer = await owner(asker)
    if (customer === undefined) return { stopping: 'gone', epoch: undefined } as const
    return await stopAndFreeze(asker.ports, customer, recovery, actorOf(asker))
  },
  { once: true },
)

/** This chat wants no more what it asked for. */
export const leaveRecovery = question(
  'customer.leave-recovery',
  (_: void, asker) => leave(asker.ports, actorOf(asker)),
  { once: true },
)
