import { type Customer, hasLeft } from '#bank/ground/customer.ts'
import type { IdentityKey, RecoveryId } from '#bank/ground/ids.ts'
import type { Claim, Claims } from './claim.ts'
import { freezeAccount, type FreezePorts } from './freeze.ts'
import { advanceOf, stop, type Stopping } from './recover.ts'
import type { RecoverPorts } from './recovery-ports.ts'
import { isActive, openFrom, READY_LIFE_MS, type Recovery, type RecoveryAim, stepOf } from './recovery.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Actor } from './security.ts'

type Ports = RecoverPorts & { readonly claims: Claims; readonly settings: Pick<Settings, 'recovery'> }

/** How a chat's way back in stands, as that chat may know it. */
export type Standing =
  | { readonly kind: 'none' }
  /** Another chat has to approve. */
  | { readonly kind: 'asked'; readonly until: number }
  /** True or not: that is told once it is over. */
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'ready'; readonly aim: RecoveryAim; readonly handle: string; readonly until: number }
  /** Its time is over, and it was not true, or was stopped. */
  | { readonly kind: 'failed'; readonly handle: string }
  /** Another chat of the same customer has asked for it. */
  | { readonly kind: 'elsewhere'; readonly recovery: Recovery }

export type Stands = { readonly standing: Standing; readonly timeZone: string | undefined }

export const standingOf = async (ports: Ports, chat: IdentityKey, now: number): Promise<Stands> => {
  const [claim, here] = await Promise.all([ports.claims.find(chat), ports.customers.findByIdentity(chat)])
  const proved = here ?? (claim?.customer && (await ports.customers.find(claim.customer)))
  // Nobody gets back into what is being erased: the chat hears what it would of an account that is not there.
  const owner = proved && !hasLeft(proved) ? proved : undefined
  const recovery = owner && (await currentOf(ports, owner))
  const standing = standingBy({ chat, claim, here, owner, recovery, now, waits: ports.settings.recovery })
  return { standing, timeZone: here?.timeZone }
}

/** What is due by now is done first, so that nobody is told to wait for a job. */
const currentOf = async (ports: Ports, { id }: Customer): Promise<Recovery | undefined> => {
  await advanceOf(ports, id)
  return await ports.recoveries.find(id)
}

type Found = {
  readonly chat: IdentityKey
  readonly claim: Claim | undefined
  /** Whose chat it is. */
  readonly here: Customer | undefined
  /** Whose way back it is, as far as that was proved. */
  readonly owner: Customer | undefined
  readonly recovery: Recovery | undefined
  readonly now: number
  readonly waits: Settings['recovery']
}

const standingBy = (found: Found): Standing => {
  const { chat, claim, here, owner, recovery, now } = found
  const isLive = recovery !== undefined && isActive(recovery) && stepOf(recovery, now).do !== 'lapse'
  if (isLive && recovery.chat === chat && owner !== undefined) return own(recovery, owner, found)
  if (isLive && here !== undefined && recovery.chat !== chat) return { kind: 'elsewhere', recovery }
  if (claim === undefined || (here !== undefined && claim.aim !== 'new-pin')) return { kind: 'none' }
  // In a chat of theirs it is told at once that it was stopped; any other hears no more than of an untrue one.
  if (here !== undefined && recovery?.id === claim.id) return { kind: 'none' }
  if (now < claim.until || !claim.isChecked) return { kind: 'waiting', until: claim.until }
  return { kind: 'failed', handle: claim.handle }
}

const own = (recovery: Recovery, { handle, frozen }: Customer, { claim, here, now, waits }: Found): Standing => {
  const { state, until, aim } = recovery
  // A warning that came late moves the end. That is no news for a chat of nobody's, which would learn by it that it was right.
  const isUnknown = here === undefined && claim !== undefined && now < claim.until
  if (state === 'waiting') return { kind: state, until: isUnknown ? claim.until : until }
  if (state === 'asked') return { kind: state, until }
  const opens = openFrom(recovery, { isFrozen: frozen !== undefined, waits })
  if (state === 'ready' && now < opens) return { kind: 'waiting', until: opens }
  return { kind: 'ready', aim, handle, until: until + READY_LIFE_MS }
}

/** The chat that asked wants it no more: nothing else changes. */
export const leaveRecovery = async (ports: Ports, actor: Actor): Promise<void> => {
  const { chat } = actor
  const [claim, here] = await Promise.all([ports.claims.find(chat), ports.customers.findByIdentity(chat)])
  const owner = here?.id ?? claim?.customer
  const recovery = owner && (await ports.recoveries.find(owner))
  if (recovery && recovery.chat === chat && isActive(recovery)) await stop(ports, recovery.customer, recovery.id, actor)
  if (claim !== undefined) await ports.claims.remove(claim)
}

/**
 * Another chat of theirs says that it was not them: the way back is stopped, and the account frozen, since somebody knows
 * what only its owner should. Frozen it is also where the stop came too late.
 */
export const stopAndFreeze = async (
  ports: Ports & FreezePorts,
  customer: Customer,
  id: RecoveryId,
  actor: Actor,
): Promise<{ readonly stopping: Stopping; readonly epoch: number | undefined }> => {
  const stopping = await stop(ports, customer.id, id, actor)
  if (stopping === 'gone') return { stopping, epoch: undefined }
  return { stopping, epoch: (await freezeAccount(ports, customer.id, actor)).epoch }
}
