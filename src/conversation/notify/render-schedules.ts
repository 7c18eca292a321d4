import type { CardId } from '#bank/ground/ids.ts'
import type { NoticeSubject } from '#bank/ground/notice.ts'
import type { Ports } from '#bank/registry.ts'
import type { CardDraft } from '#conversation/flow/dialog.ts'
import type { Facts } from '#conversation/operation/cards.ts'
import { turnedDown } from '#bank/schedule/pause.ts'
import { missedCard, pausedCard, refusedDayCard, skippedCard, unansweredCard } from '#conversation/schedule/cards.ts'

type About = Extract<NoticeSubject, { kind: 'scheduled' | 'schedule-paused' | 'skipped' | 'card-expired' }>
type Deps = Pick<Ports, 'operations' | 'schedules' | 'clock'>

/** The card that tells it, and where it stands when not on one of its own; undefined when it is no longer so. */
export const renderSchedule = async (
  deps: Deps,
  about: About,
  facts: Facts,
): Promise<{ readonly card?: CardId; readonly draft: CardDraft } | undefined> => {
  const now = deps.clock()
  if (about.kind === 'skipped') {
    const schedule = await deps.schedules.find(about.schedule)
    return schedule && { draft: skippedCard(schedule, about, facts) }
  }
  if (about.kind === 'schedule-paused') {
    const schedule = await deps.schedules.find(about.schedule)
    if (schedule?.state !== 'paused' || schedule.why !== 'refusals' || schedule.since !== about.since) return undefined
    const [newest] = await turnedDown(deps, schedule)
    return { draft: pausedCard(schedule, newest, facts) }
  }
  const operation = await deps.operations.find(about.operation)
  if (operation === undefined || (operation.order.kind !== 'send' && operation.order.kind !== 'buy')) return undefined
  if (operation.order.schedule === undefined) return undefined
  const { card } = operation.place
  if (about.kind === 'card-expired')
    return { card, draft: unansweredCard(operation.order, operation.order.schedule.day, facts) }
  if (about.what === 'missed') {
    const draft = missedCard(operation, now, facts)
    return draft && { card, draft }
  }
  const schedule = await deps.schedules.find(operation.order.schedule.id)
  return schedule && { card, draft: refusedDayCard(operation, schedule, { facts, now }, facts) }
}
