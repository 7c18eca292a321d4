import { randomInt } from 'node:crypto'
import type { Audit } from '#bank/ground/audit.ts'
import { type Customer, type Customers, hasLeft, signInEpochOf } from '#bank/ground/customer.ts'
import { type StepUps, withoutGrace, withPin } from '#bank/ground/step-up.ts'
import { isPinFresh, type PinPorts } from '#bank/operation/step-up.ts'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import { notifyEverywhere } from '#bank/ground/notice.ts'
import { type Actor, owedToOtherChats, type SecurityPorts, tellOtherChats } from './security.ts'

type Deps = Omit<SecurityPorts, 'customers'> & {
  readonly customers: Customers
  readonly pins: Pins
  readonly stepUps: StepUps
  readonly hasher: PinHasher
  readonly linkCodes: LinkCodes
  readonly audit: Audit
}

export type PinCheck =
  | { readonly kind: 'right'; readonly customer: CustomerId; readonly handle: string; readonly epoch: number }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'locked'; readonly until: number }
  | { readonly kind: 'not-found' }

export const LINK_CODE_LIFE_MS = 10 * 60_000

/** A PIN as it was given, by whom, in which chat. */
export type PinTry = Actor & { readonly pin: string }
export type PinDeps = Pick<Deps, 'customers' | 'pins' | 'stepUps' | 'hasher' | 'notices' | 'wake' | 'clock'>

/** The PIN of the customer linked to this identity. The try is counted before the PIN is looked at. */
export const signIn = async (deps: PinDeps, given: PinTry): Promise<PinCheck> => {
  const customer = await deps.customers.findByIdentity(given.chat)
  if (customer === undefined) return { kind: 'not-found' }
  const checked = await checkPin(deps, customer, given)
  if (checked.kind === 'right') await tellOtherChats(deps, customer.id, 'signed-in', given)
  return checked
}

/** A right one counts for a while in the chat where it was given. */
export const checkPin = async (deps: PinDeps, customer: Customer, given: PinTry): Promise<PinCheck> => {
  const checked = await tryPin(deps, customer, given)
  if (checked.kind === 'right') await countPin(deps, customer.id, given, checked.epoch)
  return checked
}

export const countPin = (
  { stepUps }: Pick<Deps, 'stepUps'>,
  customer: CustomerId,
  { chat, now }: Actor,
  epoch: number,
): Promise<void> =>
  stepUps.change(customer, (stepUp) => ({ after: withPin(stepUp, { chat, epoch, now }), outcome: undefined }))

/** The chat is logged out, or new: what is done there next asks for the PIN, however short ago it was given. */
export const endGrace = (
  { stepUps }: Pick<Deps, 'stepUps'>,
  customer: CustomerId,
  { chat }: Pick<Actor, 'chat'>,
): Promise<void> => stepUps.change(customer, (stepUp) => ({ after: withoutGrace(stepUp, chat), outcome: undefined }))

const tryPin = async (deps: PinDeps, customer: Customer, given: PinTry): Promise<PinCheck> => {
  const tried = await deps.pins.countTry(customer.id, given.chat, given.now)
  if ('lockedUntil' in tried) return await locked(deps, customer.id, given, tried.lockedUntil)
  const stored = await deps.pins.read(customer.id)
  const right = stored !== undefined && (await deps.hasher.matches(given.pin, stored.digest))
  if (!right && tried.left === 0) return await lockOut(deps, customer.id, given)
  if (!right) return { kind: 'wrong', triesLeft: tried.left }
  await deps.pins.clear(customer.id, given.chat)
  // Read before the PIN was looked at: where sign-ins were ended meanwhile, this one is among them.
  return { kind: 'right', customer: customer.id, handle: customer.handle, epoch: signInEpochOf(customer) }
}

/** The last try was wrong: the other chats are told, and this one until when it is locked. */
const lockOut = async (deps: PinDeps, customer: CustomerId, given: PinTry): Promise<PinCheck> => {
  const next = await deps.pins.countTry(customer, given.chat, given.now)
  if ('lockedUntil' in next) return await locked(deps, customer, given, next.lockedUntil)
  await tellOtherChats(deps, customer, 'locked-out', given)
  return { kind: 'wrong', triesLeft: next.left }
}

/** Told once for each lock, by whichever try finds it: the process that counted the last one may have died. */
const locked = async (deps: PinDeps, customer: CustomerId, given: PinTry, until: number): Promise<PinCheck> => {
  const { about } = owedToOtherChats('locked-out', given)
  await notifyEverywhere(deps, { id: `security:locked-out:${customer}:${until}`, customer, about, except: given.chat })
  return { kind: 'locked', until }
}

/** Ends every sign-in but the one that asks for it, whose epoch it gives. */
export const endSignIns = async (
  deps: Omit<PinDeps, 'pins' | 'hasher'> & Pick<Deps, 'audit'>,
  customer: CustomerId,
  actor: Actor,
): Promise<{ readonly epoch: number }> => {
  const { now } = actor
  const what = 'other sign-ins ended'
  await deps.audit.append({ id: `${customer}:sign-ins-ended:${now}`, at: now, customer, what, facts: {} })
  const owed = owedToOtherChats('signed-out-everywhere', actor)
  const epoch = await deps.customers.endSignIns(customer, owed)
  await tellOwed(deps, customer, [owed])
  return { epoch }
}

/** Letters and digits that can't be taken for one another; ten of them are 50 bits for ten minutes, single use. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const issueLinkCode = async (
  deps: Pick<Deps, 'linkCodes' | 'stepUps'> & Pick<PinPorts, 'settings'>,
  customer: Customer,
  { chat, now }: Pick<Actor, 'chat' | 'now'>,
): Promise<{ readonly code: string; readonly expiresAt: number } | 'pin-wanted'> => {
  if (!(await isPinFresh(deps, customer, { chat, now }))) return 'pin-wanted'
  const code = Array.from({ length: 10 }, () => CODE_LETTERS[randomInt(CODE_LETTERS.length)]).join('')
  const expiresAt = now + LINK_CODE_LIFE_MS
  await deps.linkCodes.issue(code, customer.id, expiresAt)
  return { code, expiresAt }
}

/** Joins an identity to the customer who asked for the code, if the PIN is theirs too. The code is gone either way. */
export const link = async (
  deps: Deps,
  given: PinTry & { readonly code: string },
): Promise<PinCheck | { readonly kind: 'bad-code' }> => {
  const id = await deps.linkCodes.redeem(given.code.toUpperCase().replace(/[^A-Z0-9]/g, ''), given.now)
  const customer = id && (await deps.customers.find(id))
  // A frozen account gets no new chat: it could confirm that it is unfrozen. One that is being deleted has none any more.
  if (!customer || customer.frozen !== undefined || hasLeft(customer)) return { kind: 'bad-code' }
  const checked = await tryPin(deps, customer, given)
  if (checked.kind === 'right') {
    const owed = owedToOtherChats('linked', given)
    await deps.customers.attach(given.chat, customer.id, owed)
    await endGrace(deps, customer.id, given)
    await tellOwed(deps, customer.id, [owed])
    const facts = { identity: given.chat }
    await deps.audit.append({
      id: `${customer.id}:${given.chat}:${given.now}`,
      at: given.now,
      customer: customer.id,
      what: 'joined',
      facts,
    })
  }
  return checked
}

/** The PIN's digest and the count of wrong tries, counted before the check so that racing guesses can't slip by. */
export type Pins = {
  read(id: CustomerId): Promise<{ readonly digest: string } | undefined>
  /** How often it was replaced so far. */
  changes(id: CustomerId): Promise<number>
  /**
   * A new one, given in this chat: nobody has logged in anywhere else with it yet, and no try is counted against it. With
   * `changes` compare-and-set: false, and nothing is done, where it was replaced since. What is `owed` for it is kept with it.
   */
  replace(id: CustomerId, digest: string, chat: IdentityKey, changes?: number, owed?: Owed): Promise<boolean>
  /**
   * Counts one try and says how many are left here, or until when it is locked (Unix ms). It counts for this chat, and for
   * all chats together; where the same PIN was right before, the tries of other chats lock nothing.
   * Atomic: of a hundred racing tries only as many as allowed get `left`.
   */
  countTry(
    id: CustomerId,
    chat: IdentityKey,
    now: number,
  ): Promise<{ readonly left: number } | { readonly lockedUntil: number }>
  /** After a right PIN in this chat: its own tries are forgotten, those of others are not. */
  clear(id: CustomerId, chat: IdentityKey): Promise<void>
  /** Slow digests of what a new PIN must not begin with, instead of earlier ones. */
  keepForbidden(id: CustomerId, digests: readonly string[]): Promise<void>
  /** None where nothing was kept. */
  forbidden(id: CustomerId): Promise<readonly string[]>
}

/** Hashing is slow on purpose and happens off the main thread. */
export type PinHasher = {
  hash(pin: string): Promise<string>
  matches(pin: string, digest: string): Promise<boolean>
}

/** One-time codes that join another platform to a customer: short-lived, single use. */
export type LinkCodes = {
  issue(code: string, customer: CustomerId, expiresAt: number): Promise<void>
  /** The customer who asked for it, once; then it is gone. */
  redeem(code: string, now: number): Promise<CustomerId | undefined>
}
