import { type Customer, hasLeft } from '#bank/ground/customer.ts'
import { type CustomerId, derivedId, type IdentityKey, type RecoveryId } from '#bank/ground/ids.ts'
import { holdDeletion } from '#bank/ground/deletion.ts'
import { notify, notifyEverywhere } from '#bank/ground/notice.ts'
import type { Settings } from '#bank/ground/settings.ts'
import {
  APPROVAL_MS,
  canBecome,
  DEFAULT_WAITS,
  givesWay,
  isActive,
  type Recovery,
  type RecoveryAim,
  type RecoveryChange,
  type RecoveryProof,
  stepOf,
  waitOf,
} from './recovery.ts'
import { type Actor, owedToOtherChats } from './security.ts'
import { takeEffect } from './recovery-finish.ts'
import { record, type RecoverPorts } from './recovery-ports.ts'

/** Others may change it between a look and a write. */
const TRIES = 6

type Beginning = {
  /** Names the cause: beginning it twice is beginning it once. */
  readonly id: RecoveryId
  readonly customer: CustomerId
  readonly aim: RecoveryAim
  readonly proof: RecoveryProof
  readonly chat: IdentityKey
  readonly at: number
  readonly until: number
}

/** `occupied`: another chat's is under way and goes first. */
export type Begun = { readonly kind: 'begun' | 'occupied'; readonly recovery: Recovery }

export const begin = async (ports: RecoverPorts, given: Beginning): Promise<Begun> => {
  const { at, ...named } = given
  const state = given.proof === 'other-chat' ? 'asked' : 'waiting'
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await ports.recoveries.find(given.customer)
    if (before?.id === given.id) return { kind: 'begun', recovery: await advance(ports, before) }
    if (before !== undefined && !givesWay(before, { ...named, state }, ports.clock()))
      return { kind: 'occupied', recovery: before }
    const revision = (before?.revision ?? 0) + 1
    const recovery: Recovery = { ...named, revision, state, startedAt: at, isAnnounced: false, dueAt: at }
    if (!(await ports.recoveries.put(before?.revision, recovery))) continue
    return { kind: 'begun', recovery: await advance(ports, recovery) }
  }
  throw new Error(`beginning a way back for ${given.customer} lost ${TRIES} races`)
}

/** For a forgotten PIN: another chat of theirs is asked to approve. */
export const askOtherChats = (ports: RecoverPorts, customer: CustomerId, { chat, turn, now }: Actor): Promise<Begun> =>
  begin(ports, {
    id: derivedId('recovery', 'ask', chat, turn),
    customer,
    aim: 'new-pin',
    proof: 'other-chat',
    chat,
    at: now,
    until: now + APPROVAL_MS,
  })

/** For a forgotten PIN: the bank's code was right. `cause` makes a repeat one and the same. */
export const provedByCode = (
  ports: RecoverPorts & { readonly settings: Settings },
  customer: CustomerId,
  { chat, cause, now }: { readonly chat: IdentityKey; readonly cause: string; readonly now: number },
): Promise<Begun> =>
  begin(ports, {
    id: derivedId('recovery', 'code', cause),
    customer,
    aim: 'new-pin',
    proof: 'bank-code',
    chat,
    at: now,
    until: now + waitOf('bank-code', ports.settings.recovery ?? DEFAULT_WAITS),
  })

export type Approval = 'approved' | 'gone' | 'same-chat' | 'frozen'

/** Said in another chat of theirs, by whoever has read there what it is about. */
export const approve = async (
  ports: RecoverPorts,
  customer: Customer,
  id: RecoveryId,
  actor: Actor,
): Promise<Approval> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const recovery = await ports.recoveries.find(customer.id)
    if (recovery?.id !== id || !isActive(recovery)) return 'gone'
    if (recovery.chat === actor.chat) return 'same-chat'
    // Whoever has one chat of a frozen account may have two: there the warning runs its whole time.
    if (customer.frozen !== undefined) return 'frozen'
    if (recovery.state === 'ready' || recovery.state === 'finishing') return 'approved'
    if (recovery.state === 'asked' && actor.now >= recovery.until) return 'gone'
    const ready: RecoveryChange = { state: 'ready', until: actor.now, isAnnounced: true, dueAt: actor.now }
    if (!(await ports.recoveries.change(recovery, ready))) continue
    await record(ports, recovery, 'way back approved', { chat: actor.chat })
    await advanceOf(ports, customer.id)
    return 'approved'
  }
  throw new Error(`approving ${id} lost ${TRIES} races`)
}

/** `too-late`: it is done, or past being stopped. */
export type Stopping = 'stopped' | 'too-late' | 'gone'

/** Without an id: whichever is under way, if another chat has asked for it. Of a stop and an end at once the stop wins. */
export const stop = async (
  ports: RecoverPorts,
  customer: CustomerId,
  id: RecoveryId | undefined,
  actor: Actor,
): Promise<Stopping> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const recovery = await ports.recoveries.find(customer)
    if (recovery === undefined || (id !== undefined && recovery.id !== id)) return 'gone'
    if (id === undefined && (recovery.chat === actor.chat || !isActive(recovery))) return 'gone'
    if (recovery.state === 'stopped') return 'stopped'
    if (recovery.state === 'lapsed') return 'gone'
    if (!canBecome(recovery.state, 'stopped')) return 'too-late'
    // It stays due until it was told, so that a process that dies in between leaves it to the sweep.
    const stopped = { state: 'stopped', stoppedBy: actor.chat, dueAt: ports.clock() + TOLD_MS } as const
    if (!(await ports.recoveries.change(recovery, stopped))) continue
    await record(ports, recovery, 'way back stopped', { chat: actor.chat })
    await tellStopped(ports, { ...recovery, ...stopped })
    await restStopped(ports, recovery)
    return 'stopped'
  }
  throw new Error(`stopping the way back of ${customer} lost ${TRIES} races`)
}

/** So long whoever stopped it has to tell it. */
const TOLD_MS = 30_000

/** Once for each way back, in every chat but the one in which it was stopped. */
const tellStopped = async (ports: RecoverPorts, { id, customer, stoppedBy }: Recovery): Promise<void> => {
  if (stoppedBy === undefined) return
  const { about } = owedToOtherChats('recovery-stopped', { chat: stoppedBy, turn: id, now: ports.clock() })
  await notifyEverywhere(ports, { id: `security:recovery-stopped:${id}`, customer, about, except: stoppedBy })
}

const restStopped = async (ports: RecoverPorts, { id, customer }: Recovery): Promise<void> => {
  const stopped = await ports.recoveries.find(customer)
  if (stopped?.id === id && stopped.state === 'stopped') await ports.recoveries.change(stopped, { dueAt: null })
}

type Stage = 'begun' | 'ending'

const tellEverywhere = (ports: RecoverPorts, { id, customer, chat }: Recovery, stage: Stage): Promise<void> =>
  notifyEverywhere(ports, {
    id: `${id}:${stage}`,
    customer,
    about: { kind: 'recovery', recovery: id, stage },
    except: chat,
  })

/** The chat that asked may belong to nobody yet: it is told there and nowhere else. */
const tellReady = (ports: RecoverPorts, { id, customer, chat }: Recovery): Promise<void> =>
  notify(ports, {
    id: `${id}:ready`,
    customer,
    conversation: chat,
    about: { kind: 'recovery', recovery: id, stage: 'ready' },
  })

/** Does whatever is due for it, one step after the other. Notices are written before the step that they belong to is over. */
const advance = async (ports: RecoverPorts, from: Recovery): Promise<Recovery> => {
  let recovery = from
  for (let steps = 0; steps < TRIES; steps += 1) {
    const step = stepOf(recovery, ports.clock())
    if (step.do === 'rest' && step.dueAt === recovery.dueAt) return recovery
    if (step.do === 'finish') await takeEffect(ports, recovery)
    else await ports.recoveries.change(recovery, await changeBy(ports, recovery, step))
    const now = await ports.recoveries.find(recovery.customer)
    if (now === undefined || now.id !== recovery.id) return recovery
    recovery = now
  }
  return recovery
}

type Stepping = Exclude<ReturnType<typeof stepOf>, { do: 'finish' }>

const changeBy = async (ports: RecoverPorts, recovery: Recovery, step: Stepping): Promise<RecoveryChange> => {
  const now = ports.clock()
  switch (step.do) {
    case 'announce':
      await record(ports, recovery, 'way back asked for', { chat: recovery.chat, proof: recovery.proof })
      await tellEverywhere(ports, recovery, 'begun')
      await holdDeletion(ports, recovery.customer, recovery.id)
      return { isAnnounced: true, dueAt: now }
    case 'remind':
      await tellEverywhere(ports, recovery, 'ending')
      return { remindedAt: now, until: step.until, dueAt: step.until }
    case 'make-ready':
      return { state: 'ready', dueAt: now }
    case 'lapse':
      return { state: 'lapsed', dueAt: null }
    case 'rest':
      if (recovery.state === 'ready') await tellReady(ports, recovery)
      if (recovery.state === 'stopped') await tellStopped(ports, recovery)
      return { dueAt: step.dueAt ?? null }
  }
}

export const advanceOf = async (ports: RecoverPorts, customer: CustomerId): Promise<void> => {
  const recovery = await ports.recoveries.find(customer)
  if (recovery === undefined) return
  const owner = await ports.customers.find(customer)
  if (owner !== undefined && hasLeft(owner) && canBecome(recovery.state, 'stopped')) {
    // No chat is theirs any more, so there is nobody to tell.
    await ports.recoveries.change(recovery, { state: 'stopped', dueAt: null })
    return
  }
  await advance(ports, recovery)
}
