import { randomUUID } from 'node:crypto'
import type { Log } from '#kit/log.ts'
import type { Notice, Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Alert, AlertIndex, Alerts, Change, Ring, RingBatch } from './alert.ts'
import { entriesOf } from './entry.ts'
import { settled } from './life-cycle.ts'

export type RingDeps = {
  readonly alerts: Alerts
  readonly alertIndex: AlertIndex
  readonly notices: Notices
  readonly wake: Wake
  readonly clock: () => number
  readonly log: Log
}

/** The number of the ring is part of its id: written twice, it is one notice, and the next ring is another. */
const noticeOf = (
  { id, customer, conversation }: Alert,
  { nth, ring, createdAt }: { readonly nth: number; readonly ring: Ring; readonly createdAt: number },
): Notice => {
  const from = ring.from && { from: ring.from.minor.toString() }
  const about = { kind: 'alert', alert: id, price: ring.price.minor.toString(), at: ring.at, ...from } as const
  return { id: `${id}:${nth}`, customer, conversation, about, createdAt }
}

type Ringing = {
  readonly members: readonly Alert[]
  readonly to: Change
  readonly ring: Ring
  readonly now: number
}

/**
 * Rings alerts that one price has reached: what is about to ring is written down, then the alerts are claimed in the state that
 * follows the ring, then their notices are written. Whoever dies in between leaves the batch, and whoever finds that writes
 * the notices of those that were claimed, which writes nothing twice. How many this caller has claimed.
 */
export const ringAll = async (
  deps: RingDeps,
  { members, to, ring, now }: Ringing,
  moveEntries: (claimed: readonly Alert[]) => Promise<void>,
): Promise<number> => {
  const rings = members.map((alert) => ({ alert: alert.id, nth: alert.rings + 1 }))
  const batch: RingBatch = { id: randomUUID(), begunAt: now, ring, rings }
  await deps.alerts.begin(batch)
  const claimed = await deps.alerts.change(members, to, now, true)
  const createdAt = deps.clock()
  const notices = claimed.map((alert) => noticeOf(alert, { nth: alert.rings, ring, createdAt }))
  await Promise.all([deps.notices.addAll(notices), moveEntries(claimed)])
  await Promise.all([deps.wake.notices(notices.map(({ id }) => id)), deps.alerts.finish(batch.id)])
  return claimed.length
}

const PAGE = 1_000
const BATCHES = 20
/** No process is still about to claim what it has begun so long ago. */
const ABANDONED_MS = 3_600_000

/** Rings that a process which died has left: told now. */
export const recoverRings = async (deps: RingDeps): Promise<number> => {
  let count = await recoverFired(deps)
  for (const batch of await deps.alerts.begun(BATCHES)) count += await recoverBatch(deps, batch)
  if (count > 0) deps.log.info({ event: 'alerts-recovered', count }, 'rings of a lost process were told')
  return count
}

/**
 * Its process may be alive, and write the same at the same time. What is not claimed yet may still be: the batch stays until
 * all of it is, or until nobody can be about to.
 */
const recoverBatch = async (deps: RingDeps, { id, begunAt, ring, rings }: RingBatch): Promise<number> => {
  const createdAt = deps.clock()
  const found = new Map((await deps.alerts.findMany(rings.map(({ alert }) => alert))).map((alert) => [alert.id, alert]))
  const isOpen = ({ alert, nth }: RingBatch['rings'][number]): boolean => (found.get(alert)?.rings ?? nth) < nth
  const notices = rings.flatMap((each) => {
    const alert = found.get(each.alert)
    return alert === undefined || isOpen(each) ? [] : [noticeOf(alert, { nth: each.nth, ring, createdAt })]
  })
  await deps.notices.addAll(notices)
  await deps.wake.notices(notices.map((notice) => notice.id))
  if (!rings.some(isOpen) || createdAt - begunAt > ABANDONED_MS) await deps.alerts.finish(id)
  return notices.length
}

const recoverFired = async (deps: RingDeps): Promise<number> => {
  let count = 0
  for (;;) {
    const found = await deps.alerts.fired(PAGE)
    await tellFired(deps, found)
    count += found.length
    if (found.length < PAGE) return count
  }
}

const tellFired = async (deps: RingDeps, fired: readonly Alert[]): Promise<void> => {
  const createdAt = deps.clock()
  const notices = fired.flatMap((alert) =>
    alert.rung === undefined ? [] : [noticeOf(alert, { nth: alert.rings, ring: alert.rung, createdAt })],
  )
  await deps.notices.addAll(notices)
  for (const [state, group] of Map.groupBy(fired, (alert) => settled(alert).state)) {
    const changed = await deps.alerts.change(group, { state }, createdAt)
    await deps.alertIndex.put(changed.flatMap(entriesOf))
  }
  await deps.wake.notices(notices.map(({ id }) => id))
}
