import { quietUntil } from '#bank/alert/quiet.ts'
import { alertId } from '#bank/ground/ids.ts'
import type { Notice } from '#bank/ground/notice.ts'
import type { Attempt } from '#bank/notice/life-cycle.ts'
import type { Ports } from '#bank/registry.ts'

/**
 * An alert in its customer's quiet hours waits for their end, and of one that rang several times in them only the last ring
 * is told. A summary comes at the time of day that was asked for. Undefined: it is told now.
 */
export const keptQuiet = async (
  { alerts, customers, clock }: Pick<Ports, 'alerts' | 'customers' | 'clock'>,
  { id, about, customer, createdAt, deliveredIn }: Notice,
): Promise<Attempt | undefined> => {
  if (about.kind !== 'alert' || customer === undefined || deliveredIn !== undefined) return undefined
  const me = await customers.find(customer)
  const { quietHours } = me ?? {}
  if (me === undefined || quietHours === undefined) return undefined
  const alert = await alerts.find(alertId(about.alert))
  if (alert === undefined || alert.condition.kind === 'summary') return undefined
  const end = (at: number): number | undefined => quietUntil(quietHours, me.timeZone, at)
  const then = end(createdAt)
  const isLast = alert.rung === undefined || Number(id.split(':')[1]) >= alert.rings
  if (!isLast && then !== undefined && end(alert.rung.at) === then) return { kind: 'void' }
  const dueAt = end(clock())
  return dueAt === undefined ? undefined : { kind: 'early', dueAt }
}
