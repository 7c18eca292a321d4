import type { Log } from '#kit/log.ts'
import type { Audit } from '#bank/ground/audit.ts'
import { type Customer, type Customers, hasLeft } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type IdentityKey, type RecoveryId } from '#bank/ground/ids.ts'
import type { Rail } from '#bank/ground/rail.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { type Counter, takeAll, type Taken, type Tries } from '#bank/ground/tries.ts'
import type { Vault } from '#bank/ground/vault.ts'
import { begin } from './recover.ts'
import { type Persons, recogniseProved } from './person.ts'
import type { RecoverPorts } from './recovery-ports.ts'
import { DEFAULT_WAITS, type RecoveryAim, waitOf } from './recovery.ts'
import type { PinHasher, Pins } from './sign-in.ts'
import type { Actor } from './security.ts'

/**
 * What a chat says of whose account it is: a handle with a PIN, or with a Social Security number and a birth date. Kept
 * whether it is true or not, and whether there is such a handle or not, so that both are answered alike and at the same
 * speed. It is looked at later, by a job, and the chat learns what became of it when its waiting time is over.
 */
export type Claim = {
  readonly id: RecoveryId
  readonly chat: IdentityKey
  readonly aim: RecoveryAim
  readonly proof: 'pin' | 'identity'
  /** As typed, in the form that handles have. */
  readonly handle: string
  readonly at: number
  readonly until: number
  readonly isChecked: boolean
  /** Whose it is, once that was proved. */
  readonly customer?: CustomerId
}

/** One for each chat: a new one takes the place of the one before. */
export type Claims = {
  put(claim: Claim): Promise<void>
  find(chat: IdentityKey): Promise<Claim | undefined>
  /** Nothing happens where the chat has made another one meanwhile. */
  markChecked(claim: Pick<Claim, 'id' | 'chat'>, customer: CustomerId | undefined): Promise<void>
  remove(claim: Pick<Claim, 'id' | 'chat'>): Promise<void>
  /** Not looked at yet, oldest first. */
  unchecked(limit: number): Promise<readonly Claim[]>
  /** Whether one of this handle from before then has not been looked at yet. */
  isAwaited(handle: string, before: number): Promise<boolean>
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of one chat in a day; enough for slips, far too few to guess. */
export const CLAIMS_OF_CHAT = 5
/** Of one handle in a day, from one network, where chats cost nothing: however many chats it makes. */
export const CLAIMS_OF_NETWORK = { pin: 5, identity: 10 } as const
/** In an hour from one network, whichever handles. */
export const CLAIMS_OF_NETWORK_IN_ALL = 20
/**
 * So many PINs in a day may be tried for one handle, from all chats together, before it counts as being guessed at. The owner
 * may be among whoever comes then; but each chat, or network, has few tries left, and a right PIN waits as long as a birth
 * date does.
 */
export const PINS_OF_HANDLE = 10
export const PINS_WHILE_GUESSED = 2
/**
 * From all of them together, however many networks they come from. Beyond it no PIN is looked at in a chat that is not linked,
 * also a right one; its owner still gets in with the number and the birth date, which many guesses do not find, and in every
 * chat that is linked.
 */
export const PINS_WHILE_GUESSED_IN_ALL = 90
/** In an hour, from everybody who comes so: as many as can be looked at. */
export const CLAIMS_IN_ALL = 3_000

type Given = Actor & {
  readonly handle: string
  readonly aim: RecoveryAim
  /** Where chats cost nothing: where it comes from. */
  readonly network?: string | undefined
} & (
    | { readonly proof: 'pin'; readonly pin: string }
    | { readonly proof: 'identity'; readonly ssn: string; readonly birthDate: string }
  )

export type ClaimPorts = {
  readonly claims: Claims
  readonly tries: Tries
  readonly vault: Vault
  readonly settings: Settings
}

export type Claiming =
  | { readonly kind: 'promised'; readonly until: number }
  | { readonly kind: 'too-many'; readonly until: number }

/** The same few writes whatever is claimed: nothing here depends on whether it is true. */
export const makeClaim = async (ports: ClaimPorts, given: Given): Promise<Claiming> => {
  const { chat, turn, now, aim, proof, handle } = given
  const id = derivedId('recovery', 'claim', chat, turn)
  const take = (counters: readonly Counter[]) => takeAll(ports.tries, counters, { id, now })
  const own = await take(countersOf(given))
  if (own !== 'taken') return { kind: 'too-many', until: own.until }
  const guessed = aim !== 'new-pin' && proof === 'pin' ? await takeOfHandle(given, take) : 'few'
  if (typeof guessed !== 'string') return { kind: 'too-many', until: guessed.until }
  const shared = await take(sharedCounters(given))
  if (shared !== 'taken') return { kind: 'too-many', until: shared.until }
  const secrets = given.proof === 'pin' ? { pin: given.pin } : { ssn: given.ssn, birthDate: given.birthDate }
  await ports.vault.put(id, secrets, now)
  const waits = ports.settings.recovery ?? DEFAULT_WAITS
  const until = now + (guessed === 'many' ? Math.max(waitOf(proof, waits), waits.identityMs) : waitOf(proof, waits))
  await ports.claims.put({ id, chat, aim, proof, handle, at: now, until, isChecked: false })
  return { kind: 'promised', until }
}

/** Strangers are counted by chat and by network: no number of them shuts out an owner who comes from elsewhere. */
const countersOf = ({ chat, network, aim, proof, handle }: Given): readonly Counter[] => {
  const ofChat = { what: `chat:${chat}`, most: CLAIMS_OF_CHAT, withinMs: DAY_MS }
  // Said in a chat of the owner's it is counted there alone, so that no stranger can keep them from saying it.
  if (aim === 'new-pin' || network === undefined) return [ofChat]
  return [
    ofChat,
    { what: `network:${proof}:${handle}:${network}`, most: CLAIMS_OF_NETWORK[proof], withinMs: DAY_MS },
    { what: `network:${network}`, most: CLAIMS_OF_NETWORK_IN_ALL, withinMs: HOUR_MS },
  ]
}

/**
 * Counted last, so that whoever is refused before takes nothing of it, and one handle that is guessed at uses up little. Browsers,
 * which cost nothing, have theirs apart from chats of people whom a platform knows.
 */
const sharedCounters = ({ aim, network }: Given): readonly Counter[] =>
  aim === 'new-pin'
    ? []
    : [{ what: network === undefined ? 'all' : 'all browsers', most: CLAIMS_IN_ALL, withinMs: HOUR_MS }]

/** Whether few have tried a PIN of this handle lately, or so many that somebody may be guessing. */
const takeOfHandle = async (
  { handle, network, chat }: Given,
  take: (counters: readonly Counter[]) => Promise<Taken>,
): Promise<'few' | 'many' | { readonly until: number }> => {
  if ((await take([{ what: `pin:${handle}`, most: PINS_OF_HANDLE, withinMs: DAY_MS }])) === 'taken') return 'few'
  const taken = await take([
    { what: `guessed:${handle}:${network ?? chat}`, most: PINS_WHILE_GUESSED, withinMs: DAY_MS },
    { what: `guessed:${handle}`, most: PINS_WHILE_GUESSED_IN_ALL, withinMs: DAY_MS },
  ])
  return taken === 'taken' ? 'many' : taken
}

export type CheckPorts = RecoverPorts & {
  readonly claims: Claims
  readonly vault: Vault
  readonly customers: Customers
  readonly persons: Persons
  readonly pins: Pins
  readonly hasher: PinHasher
  readonly rail: Pick<Rail, 'users'>
  readonly audit: Audit
}

/**
 * Looks at what was claimed, and begins the way back where it is true. May run again. Where the bank does not answer it is
 * asked again, for as long as the vault keeps what was typed.
 */
export const checkClaim = async (ports: CheckPorts, claim: Claim): Promise<void> => {
  const secrets = await ports.vault.get(claim.id, ports.clock())
  const found = await ports.customers.findByHandle(claim.handle)
  // Nobody gets back into what is being deleted.
  const customer = found !== undefined && hasLeft(found) ? undefined : found
  const isKept = secrets !== undefined && customer !== undefined
  const isRight = isKept && (await isTrue(ports, customer, secrets))
  if (isRight === 'unknown') return
  const begun = isRight ? await beginFor(ports, claim, customer.id) : undefined
  if (isKept && !isRight)
    await ports.audit.append({
      id: `${claim.id}:wrong`,
      at: claim.at,
      customer: customer.id,
      what: 'tried to get in from another chat in vain',
      facts: { chat: claim.chat, proof: claim.proof },
    })
  await ports.claims.markChecked(claim, begun)
  await ports.vault.erase(claim.id)
}

const beginFor = async (
  ports: CheckPorts,
  { id, chat, aim, proof, at, until }: Claim,
  customer: CustomerId,
): Promise<CustomerId | undefined> => {
  // Whose chat it is may have changed since: it is never taken from somebody else.
  const owner = await ports.customers.findByIdentity(chat)
  const fits = aim === 'new-pin' ? owner?.id === customer : owner === undefined
  if (!fits) return undefined
  const begun = await begin(ports, { id, customer, aim, proof, chat, at, until })
  return begun.kind === 'begun' ? customer : undefined
}

type Secrets = Readonly<Record<string, string>>

const isTrue = async (ports: CheckPorts, customer: Customer, secrets: Secrets): Promise<boolean | 'unknown'> => {
  const { pin, ssn, birthDate } = secrets
  if (pin !== undefined) {
    const stored = await ports.pins.read(customer.id)
    return stored !== undefined && (await ports.hasher.matches(pin, stored.digest))
  }
  if (ssn === undefined || birthDate !== customer.birthDate || customer.bankUserId === undefined) return false
  // Of the number itself nothing is kept here: the bank has it, and has checked it.
  const proven = await ports.rail.users.isProven({ user: customer.bankUserId, ssn, birthDate })
  // Of who registered with an earlier version the whole number is known here for the first time.
  if (proven.ok && proven.value) await recogniseProved(ports, customer, { ssn, now: ports.clock() })
  if (proven.ok) return proven.value
  return proven.error.kind === 'refused' ? false : 'unknown'
}

/** Looked at in one round: each may be a call to the bank, or a hash that is slow on purpose. */
const BATCH = 100

/** One that fails holds up none of the others. */
export const checkClaims = async (ports: CheckPorts & { readonly log: Log }): Promise<void> => {
  for (const claim of await ports.claims.unchecked(BATCH)) {
    try {
      await checkClaim(ports, claim)
    } catch (error) {
      const facts = { event: 'claim-failed', claim: claim.id, err: error }
      ports.log.error(facts, 'a claim could not be looked at; the next sweep tries again')
    }
  }
}
