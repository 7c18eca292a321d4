import { holdDeletion } from '#bank/ground/deletion.ts'
import { hasLeft } from '#bank/ground/customer.ts'
import type { CustomerId } from '#bank/ground/ids.ts'
import type { Settings } from '#bank/ground/settings.ts'
import { openFrom, type Recovery, type RecoveryAim, type RecoveryChange, stepOf } from './recovery.ts'
import { record, type RecoverPorts } from './recovery-ports.ts'
import { type Actor, tellOtherChats } from './security.ts'
import type { PinHasher } from './sign-in.ts'

export type Finished =
  | {
      readonly kind: 'done'
      readonly customer: CustomerId
      readonly handle: string
      readonly aim: RecoveryAim
      readonly epoch: number
    }
  /** There is nothing to finish, or not yet. */
  | { readonly kind: 'not-ready' }
  /** The chat belongs to another customer by now. */
  | { readonly kind: 'others-chat' }
  /** Another PIN was chosen meanwhile, which counts, being the later one. */
  | { readonly kind: 'pin-changed' }

/** The chat that asked finishes it; `pin`: the new one, where one is wanted. */
export const finish = async (
  ports: RecoverPorts & { readonly hasher: PinHasher; readonly settings: Pick<Settings, 'recovery'> },
  customer: CustomerId,
  { chat, turn, now, pin }: Actor & { readonly pin?: string },
): Promise<Finished> => {
  const recovery = await ports.recoveries.find(customer)
  if (recovery === undefined || recovery.chat !== chat) return { kind: 'not-ready' }
  if (recovery.state === 'done' && recovery.finishedBy === turn) return await doneOf(ports, recovery)
  const isAgain = recovery.state === 'finishing' && recovery.finishedBy === turn
  if (!isAgain && (recovery.state !== 'ready' || stepOf(recovery, now).do === 'lapse')) return { kind: 'not-ready' }
  const [owner, theirs] = await Promise.all([ports.customers.findByIdentity(chat), ports.customers.find(customer)])
  if (owner !== undefined && owner.id !== customer) return { kind: 'others-chat' }
  if (theirs === undefined || hasLeft(theirs)) return { kind: 'not-ready' }
  const opening = { isFrozen: theirs.frozen !== undefined, waits: ports.settings.recovery }
  if (!isAgain && now < openFrom(recovery, opening)) return { kind: 'not-ready' }
  // A chat that was taken away meanwhile is not brought back by a new PIN.
  if (recovery.aim === 'new-pin' && owner === undefined) return { kind: 'not-ready' }
  if (recovery.aim !== 'new-chat' && pin === undefined) return { kind: 'not-ready' }
  if (isAgain) return await takeEffect(ports, recovery)
  const newPin = pin === undefined || recovery.aim === 'new-chat' ? {} : await newPinOf(ports, customer, pin)
  const finishing: RecoveryChange = { state: 'finishing', finishedBy: turn, dueAt: now, ...newPin }
  if (!(await ports.recoveries.change(recovery, finishing))) return { kind: 'not-ready' }
  const changed = await ports.recoveries.find(customer)
  return changed?.id === recovery.id ? await takeEffect(ports, changed) : { kind: 'not-ready' }
}

/** With how often the PIN was changed before: one that is changed again meanwhile is not replaced by it. */
const newPinOf = async (
  { pins, hasher }: Pick<RecoverPorts, 'pins'> & { readonly hasher: PinHasher },
  customer: CustomerId,
  pin: string,
): Promise<Pick<Recovery, 'pinDigest' | 'pinChanges'>> => {
  const pinChanges = await pins.changes(customer)
  return { pinDigest: await hasher.hash(pin), pinChanges }
}

/**
 * Every step of it may be done again: whatever stands in `finishing` is brought to its end, by whoever finds it, however late.
 * So each looks whether what it would change is still as it was.
 */
export const takeEffect = async (ports: RecoverPorts, recovery: Recovery): Promise<Finished> => {
  const { customer, chat, aim, pinDigest, startedAt } = recovery
  if (recovery.state === 'done') return await doneOf(ports, recovery)
  // First, so that a deletion that would begin now waits: nobody gets back into what is erased in the next minute.
  await holdDeletion(ports, customer, recovery.id)
  const hindrance = await hindranceOf(ports, recovery)
  if (hindrance !== undefined) {
    await ports.recoveries.change(recovery, { state: 'done', dueAt: null })
    return { kind: hindrance }
  }
  if (aim !== 'new-pin') await ports.customers.attach(chat, customer)
  if (pinDigest !== undefined) {
    if (!(await putPin(ports, recovery, pinDigest))) {
      await ports.recoveries.change(recovery, { state: 'done', dueAt: null })
      return { kind: 'pin-changed' }
    }
    // Only now: before the new PIN stands, somebody could sign in with the old one.
    await ports.customers.endSignIns(customer)
  }
  await record(ports, recovery, 'way back finished', { chat, aim })
  const turn = recovery.finishedBy ?? `${startedAt}`
  const what = aim === 'new-pin' ? 'recovered-pin' : 'recovered-chat'
  await tellOtherChats(ports, customer, what, { chat, turn, now: ports.clock() })
  await ports.recoveries.change(recovery, { state: 'done', dueAt: null })
  return await doneOf(ports, recovery)
}

/** What has changed since it was past being stopped, so that it must have no effect any more. */
const hindranceOf = async (
  ports: RecoverPorts,
  { customer, chat, pinDigest, pinChanges = 0 }: Recovery,
): Promise<'not-ready' | 'others-chat' | 'pin-changed' | undefined> => {
  const [owner, here] = await Promise.all([ports.customers.find(customer), ports.customers.findByIdentity(chat)])
  if (owner === undefined || hasLeft(owner)) return 'not-ready'
  if (here !== undefined && here.id !== customer) return 'others-chat'
  if (pinDigest === undefined || (await ports.pins.changes(customer)) === pinChanges) return undefined
  return (await ports.pins.read(customer))?.digest === pinDigest ? undefined : 'pin-changed'
}

/** False where another PIN was chosen meanwhile. Another process may have done this very step, which is as good. */
const putPin = async (
  { pins }: Pick<RecoverPorts, 'pins'>,
  { customer, chat, pinChanges = 0 }: Recovery,
  pinDigest: string,
): Promise<boolean> =>
  (await pins.replace(customer, pinDigest, chat, pinChanges)) || (await pins.read(customer))?.digest === pinDigest

const doneOf = async ({ customers }: RecoverPorts, { customer: id, aim }: Recovery): Promise<Finished> => {
  const customer = await customers.find(id)
  if (customer === undefined) throw new Error(`customer ${id} is not there`)
  return { kind: 'done', customer: id, handle: customer.handle, aim, epoch: customer.signInEpoch ?? 0 }
}
