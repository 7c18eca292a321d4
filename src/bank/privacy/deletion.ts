import type { Account, Accounts } from '#bank/ground/account.ts'
import type { Audit } from '#bank/ground/audit.ts'
import type { Customer, Customers, Deletion } from '#bank/ground/customer.ts'
import { holdDeletion } from '#bank/ground/deletion.ts'
import type { CustomerId, IdentityKey } from '#bank/ground/ids.ts'
import { notifyEverywhere, type Notices, type PrivacyEvent } from '#bank/ground/notice.ts'
import { type Owed, tellOwed } from '#bank/ground/owed.ts'
import type { Operations } from '#bank/ground/operation.ts'
import type { Settings } from '#bank/ground/settings.ts'
import type { Wake } from '#bank/ground/wake.ts'

/** Why nobody can be deleted yet, in the order to see to it. */
export type Obstacle =
  | { readonly kind: 'frozen' }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'reported' }
  | { readonly kind: 'account'; readonly nickname: string; readonly account: Account['id'] }

export type DeletionPorts = {
  readonly customers: Customers
  readonly accounts: Pick<Accounts, 'ofCustomer'>
  readonly operations: Pick<Operations, 'countUnderWay'>
  /** Reported problems without an answer yet. */
  readonly cases: { ofCustomer(id: CustomerId, limit: number): Promise<readonly { readonly state: string }[]> }
  /** Ways back into an account: one under way holds a deletion, and so does a claim that nobody has looked at yet. */
  readonly recoveries: { underWay(id: CustomerId): Promise<string | undefined> }
  readonly claims: { isAwaited(handle: string, before: number): Promise<boolean> }
  readonly audit: Audit
  readonly notices: Notices
  readonly wake: Pick<Wake, 'notice'>
  readonly clock: () => number
  readonly settings: Settings
}

type Actor = { readonly chat: IdentityKey; readonly turn: string; readonly now: number }

const TRIES = 5
const LOOKED_AT = 50
const DAY_MS = 24 * 3_600_000

/** When all chats are told once more before a deletion that waits so long; undefined where the wait is too short for it. */
export const reminderOf = ({ askedAt, until }: Pick<Deletion, 'askedAt' | 'until'>): number | undefined =>
  until - askedAt >= 2 * DAY_MS ? until - DAY_MS : undefined

export const obstaclesOf = async (
  ports: Pick<DeletionPorts, 'accounts' | 'operations' | 'cases'>,
  customer: Customer,
): Promise<readonly Obstacle[]> => {
  const own = { id: customer.id, tier: 'unverified' } as const // counted for this customer alone
  const [accounts, underWay, cases] = await Promise.all([
    ports.accounts.ofCustomer(customer.id),
    ports.operations.countUnderWay(own, { most: 1 }),
    ports.cases.ofCustomer(customer.id, LOOKED_AT),
  ])
  return [
    ...(customer.frozen === undefined ? [] : [{ kind: 'frozen' } as const]),
    ...(underWay === 0 ? [] : [{ kind: 'under-way' } as const]),
    ...(cases.every(({ state }) => state === 'closed') ? [] : [{ kind: 'reported' } as const]),
    ...accounts.map(({ id, nickname }) => ({ kind: 'account', account: id, nickname }) as const),
  ]
}

export type DeletionAsked =
  | { readonly kind: 'asked'; readonly until: number; readonly isHeld: boolean }
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] }

/** The PIN has been checked. All chats hear of it, and any of them can stop it until then. Asking again changes nothing. */
export const askDeletion = async (ports: DeletionPorts, id: CustomerId, actor: Actor): Promise<DeletionAsked> => {
  const { chat, now } = actor
  for (let tries = 0; tries < TRIES; tries += 1) {
    const customer = await mustFind(ports, id)
    const { deletion } = customer
    if (deletion !== undefined) return { kind: 'asked', until: deletion.until, isHeld: deletion.held !== undefined }
    const obstacles = await obstaclesOf(ports, customer)
    if (obstacles.length > 0) return { kind: 'obstacles', obstacles }
    const until = now + ports.settings.deletionWaitMs
    const wanted: Deletion = { chat, askedAt: now, until, dueAt: reminderOf({ askedAt: now, until }) ?? until }
    const owed = owedFor({ what: 'deletion-asked', actor, until, except: chat })
    if (!(await ports.customers.setDeletion(id, undefined, wanted, owed))) continue
    await record(ports, id, 'deletion asked for', actor)
    await tellOwed(ports, id, [owed])
    const recovery = await ports.recoveries.underWay(id)
    if (recovery !== undefined) await holdDeletion(ports, id, recovery)
    return { kind: 'asked', until, isHeld: recovery !== undefined }
  }
  throw new Error(`the deletion of ${id} lost ${TRIES} races`)
}

export type DeletionStopped = 'stopped' | 'none' | 'too-late'

/** From any linked chat, without the PIN: what it keeps can be deleted later as well. */
export const stopDeletion = async (ports: DeletionPorts, id: CustomerId, actor: Actor): Promise<DeletionStopped> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { deletion } = await mustFind(ports, id)
    if (deletion === undefined) return 'none'
    if (deletion.erasing !== undefined) return 'too-late'
    const owed = owedFor({ what: 'deletion-stopped', actor, except: actor.chat })
    if (!(await ports.customers.setDeletion(id, deletion, undefined, owed))) continue
    await record(ports, id, 'deletion stopped', actor)
    await tellOwed(ports, id, [owed])
    return 'stopped'
  }
  throw new Error(`stopping the deletion of ${id} lost ${TRIES} races`)
}

type Told = {
  readonly what: PrivacyEvent
  readonly actor: Pick<Actor, 'chat' | 'turn' | 'now'>
  readonly until?: number
  readonly except?: string
}

/** Once for each cause, in every chat. */
export const owedFor = ({ what, actor: { chat, turn, now }, until, except }: Told): Owed => ({
  id: `${what}:${turn}`,
  about: {
    kind: 'privacy',
    what,
    channel: chat.slice(0, chat.indexOf(':')),
    at: now,
    ...(until !== undefined && { until }),
  },
  ...(except !== undefined && { except }),
})

/** Told before the step that it belongs to is written down: whoever takes that step again tells it again, which is once. */
export const tell = (
  ports: Pick<DeletionPorts, 'customers' | 'notices' | 'wake' | 'clock'>,
  customer: CustomerId,
  told: Told,
): Promise<void> => notifyEverywhere(ports, { ...owedFor(told), customer })

const mustFind = async ({ customers }: Pick<DeletionPorts, 'customers'>, id: CustomerId): Promise<Customer> => {
  const customer = await customers.find(id)
  if (customer === undefined) throw new Error(`customer ${id} is not there`)
  return customer
}

const record = (
  { audit }: Pick<DeletionPorts, 'audit'>,
  customer: CustomerId,
  what: string,
  { chat, turn, now }: Actor,
) => audit.append({ id: `${customer}:${what}:${turn}`, at: now, customer, what, facts: { chat } })
