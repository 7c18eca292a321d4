import type { CustomerId, IdentityKey, RecoveryId } from '#bank/ground/ids.ts'
import type { RecoveryWaits } from '#bank/ground/settings.ts'

/** What somebody wants who can't get in: another PIN, this chat as one of theirs, or both. */
export const RECOVERY_AIMS = ['new-pin', 'new-chat', 'new-chat-and-pin'] as const
export type RecoveryAim = (typeof RECOVERY_AIMS)[number]

/** By what they show to be the customer, the weakest first. */
export const RECOVERY_PROOFS = ['identity', 'pin', 'bank-code', 'other-chat'] as const
export type RecoveryProof = (typeof RECOVERY_PROOFS)[number]

/**
 * `asked`: another chat has to approve. `waiting`: it is proved, and every chat has the time to stop it. `ready`: the chat that
 * asked may finish it. `finishing`: past being stopped. The others are ends.
 */
export const RECOVERY_STATES = ['asked', 'waiting', 'ready', 'finishing', 'done', 'stopped', 'lapsed'] as const
export type RecoveryState = (typeof RECOVERY_STATES)[number]

/** The way back in of one customer: there is one at a time, and the newest that ended stays until the next begins. */
export type Recovery = {
  readonly id: RecoveryId
  readonly customer: CustomerId
  readonly revision: number
  readonly aim: RecoveryAim
  readonly proof: RecoveryProof
  /** Which asked for it, and alone can finish it. */
  readonly chat: IdentityKey
  readonly state: RecoveryState
  /** Unix ms, as all times here. */
  readonly startedAt: number
  /** `asked`: it counts no longer from then on. `waiting`: it is ready from then on. `ready`: since then. */
  readonly until: number
  /** The other chats were told that it has begun. */
  readonly isAnnounced: boolean
  /** When they were told that it ends soon. */
  readonly remindedAt?: number
  /** The digest of the new PIN, from the moment that it is past being stopped until it is in force. */
  readonly pinDigest?: string
  /** How often the PIN had been changed when the new one was chosen: it takes the place of no later one. */
  readonly pinChanges?: number
  /** The act that finished it, so that its repeat is told the same. */
  readonly finishedBy?: string
  /** The chat in which it was stopped: all others hear of it. */
  readonly stoppedBy?: IdentityKey
  /** When to look at it again; absent once nothing follows by itself. */
  readonly dueAt?: number
}

/** The whole life of a way back; nothing else can happen to it. */
const NEXT: Readonly<Record<RecoveryState, readonly RecoveryState[]>> = {
  asked: ['asked', 'ready', 'stopped', 'lapsed'],
  waiting: ['waiting', 'ready', 'stopped'],
  ready: ['ready', 'finishing', 'stopped', 'lapsed'],
  finishing: ['done'],
  done: [],
  stopped: [],
  lapsed: [],
}
export const canBecome = (from: RecoveryState, to: RecoveryState): boolean => NEXT[from].includes(to)

export const ACTIVE_STATES: readonly RecoveryState[] = RECOVERY_STATES.filter((state) => NEXT[state].length > 0)

export const isActive = ({ state }: Pick<Recovery, 'state'>): boolean => NEXT[state].length > 0

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const DEFAULT_WAITS: RecoveryWaits = { codeMs: HOUR_MS, pinMs: 24 * HOUR_MS, identityMs: 72 * HOUR_MS }

/** So long a chat has to approve what another one asks for. */
export const APPROVAL_MS = DAY_MS
/** So long the chat that asked has to finish it. */
export const READY_LIFE_MS = 3 * DAY_MS
/** After this an unused one gives way to an equal proof from another chat. */
const KEPT_FREE_MS = DAY_MS

export const waitOf = (proof: RecoveryProof, waits: RecoveryWaits): number => {
  switch (proof) {
    case 'other-chat':
      return APPROVAL_MS
    case 'bank-code':
      return waits.codeMs
    case 'pin':
      return waits.pinMs
    case 'identity':
      return waits.identityMs
  }
}

/**
 * From when on the chat that asked may finish what is ready. In a frozen account no yes counts, also none that was said before
 * it was frozen: whoever has one chat of it may have two. There the warning runs its whole time.
 */
export const openFrom = (
  { startedAt, proof }: Pick<Recovery, 'startedAt' | 'proof'>,
  { isFrozen, waits = DEFAULT_WAITS }: { readonly isFrozen: boolean; readonly waits: RecoveryWaits | undefined },
): number => (isFrozen ? startedAt + waitOf(proof, waits) : startedAt)

/** So long before its end the other chats hear of it again. */
export const leadOf = (waitMs: number): number => Math.min(waitMs / 3, DAY_MS)

const strength = ({ proof, state }: Pick<Recovery, 'proof' | 'state'>): number =>
  // What nobody has approved yet proves nothing.
  state === 'asked' ? -1 : RECOVERY_PROOFS.indexOf(proof)

/**
 * Whether a new one takes the place of one under way: the same chat may begin anew, which makes it wait anew, and a
 * stronger proof goes before a weaker one. Otherwise who came first goes on, so that nobody can keep another waiting by
 * starting again and again.
 */
export const givesWay = (before: Recovery, after: Pick<Recovery, 'chat' | 'proof' | 'state'>, now: number): boolean => {
  if (!isActive(before)) return true
  if (before.state === 'finishing') return false
  if (before.chat === after.chat || strength(after) > strength(before)) return true
  return before.state === 'ready' && now >= before.until + KEPT_FREE_MS && strength(after) === strength(before)
}

/** What follows by itself at this moment, as data. */
export type RecoveryStep =
  | { readonly do: 'announce' }
  /** `until`: it is not ready before the reminder could be read, however late the reminder was. */
  | { readonly do: 'remind'; readonly until: number }
  | { readonly do: 'make-ready' }
  | { readonly do: 'lapse' }
  | { readonly do: 'finish' }
  | { readonly do: 'rest'; readonly dueAt: number | undefined }

export const stepOf = (recovery: Recovery, now: number): RecoveryStep => {
  const { state, until, startedAt, remindedAt } = recovery
  if (!isActive(recovery)) return { do: 'rest', dueAt: undefined }
  if (state === 'finishing') return { do: 'finish' }
  if (!recovery.isAnnounced) return { do: 'announce' }
  if (state === 'asked') return now >= until ? { do: 'lapse' } : { do: 'rest', dueAt: until }
  if (state === 'ready') {
    const end = until + READY_LIFE_MS
    return now >= end ? { do: 'lapse' } : { do: 'rest', dueAt: end }
  }
  const lead = leadOf(until - startedAt)
  if (remindedAt === undefined)
    return now >= until - lead
      ? { do: 'remind', until: Math.max(until, now + lead) }
      : { do: 'rest', dueAt: until - lead }
  return now >= until ? { do: 'make-ready' } : { do: 'rest', dueAt: until }
}

/** What a change sets; `null` removes. */
export type RecoveryChange = Partial<
  Pick<
    Recovery,
    'state' | 'until' | 'isAnnounced' | 'remindedAt' | 'pinDigest' | 'pinChanges' | 'finishedBy' | 'stoppedBy'
  >
> & { readonly dueAt: number | null }

/** One for each customer; the new PIN's digest is encrypted at rest. */
export type Recoveries = {
  find(customer: CustomerId): Promise<Recovery | undefined>
  /** Compare-and-set: puts it in the place of the one with that revision, or of none. False where it is not so. */
  put(before: number | undefined, recovery: Recovery): Promise<boolean>
  /** Compare-and-set by id and revision, which grows by one. A digest goes once the state is past `finishing`. */
  change(recovery: Recovery, change: RecoveryChange): Promise<boolean>
  /** Which one is under way: neither finished nor stopped nor lapsed. */
  underWay(customer: CustomerId): Promise<RecoveryId | undefined>
  /** To be looked at, oldest first. */
  due(now: number, limit: number): Promise<readonly CustomerId[]>
}
