import type { Log } from '#kit/log.ts'
import type { Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import type { Alert, AlertIndex, Alerts } from './alert.ts'
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

/** The number of the ring is part of it: written twice, it is one notice, and the next ring is another. */
const noticeIdOf = ({ id, rings }: Alert): string => `${id}:${rings}`

/**
 * Alerts that were claimed for a ring: their notices are written, then the alerts go on. Whoever dies in between leaves them
 * `fired`, and whoever finds those does the same again, which writes nothing twice.
 */
export const tellRings = async (deps: RingDeps, claimed: readonly Alert[]): Promise<void> => {
  if (claimed.length === 0) return
  const createdAt = deps.clock()
  const notices = claimed.flatMap((alert) => {
    const { id, customer, conversation, rung } = alert
    if (rung === undefined) return []
    const from = rung.from && { from: rung.from.minor.toString() }
    const about = { kind: 'alert', alert: id, price: rung.price.minor.toString(), at: rung.at, ...from } as const
    return [{ id: noticeIdOf(alert), customer, conversation, about, createdAt }]
  })
  await deps.notices.addAll(notices)
  for (const [state, group] of Map.groupBy(claimed, (alert) => settled(alert).state)) {
    const changed = await deps.alerts.change(group, { state }, createdAt)
    await deps.alertIndex.put(changed.flatMap(entriesOf))
  }
  await deps.wake.notices(notices.map(({ id }) => id))
}

const PAGE = 1_000

/** Rings that a process which died has left: told now. */
export const recoverRings = async (deps: RingDeps): Promise<number> => {
  let count = 0
  for (;;) {
    const found = await deps.alerts.fired(PAGE)
    await tellRings(deps, found)
    count += found.length
    if (found.length > 0)
      deps.log.info({ event: 'alerts-recovered', count: found.length }, 'rings of a lost process were told')
    if (found.length < PAGE) return count
  }
}
