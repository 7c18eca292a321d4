import type { CustomerId } from '#bank/ground/ids.ts'
import type { Log } from '#kit/log.ts'
import type { Notice, Notices } from '#bank/ground/notice.ts'
import type { Wake } from '#bank/ground/wake.ts'
import { type Attempt, type Step, stepAfter } from './life-cycle.ts'

type Deps = {
  readonly notices: Notices
  readonly wake: Wake
  readonly clock: () => number
  readonly log: Log
}

/** One attempt to deliver a notice, and what follows of it. Nothing happens to one that was delivered already. */
export const deliverNotice = async (
  deps: Pick<Deps, 'notices' | 'clock' | 'log'>,
  id: string,
  attempt: (notice: Notice) => Promise<Attempt>,
): Promise<void> => {
  const notice = await deps.notices.find(id)
  if (notice === undefined) return
  const made = await attempt(notice)
  const now = deps.clock()
  if (made.kind === 'failed') {
    const facts = { event: 'notice-failed', notice: id, ageMs: now - notice.createdAt, err: made.error }
    deps.log.warn(facts, 'a notice could not be delivered yet')
  }
  await apply(deps, id, stepAfter(notice, made, now), now)
}

/** Each is one conditional write: none takes back a delivery that another process has written down meanwhile. */
const apply = async ({ notices }: Pick<Deps, 'notices'>, id: string, step: Step, now: number): Promise<void> => {
  if (step.state !== 'waiting') return await notices.end(id, step.state, now)
  if (step.deliveredIn === undefined) return await notices.postpone(id, step.dueAt)
  await notices.showAgain(id, step.deliveredIn, step.dueAt)
}

/** It was shown in an answer: nothing is left to deliver. */
export const markDelivered = ({ notices, clock }: Pick<Deps, 'notices' | 'clock'>, id: string): Promise<void> =>
  notices.end(id, 'delivered', clock())

/** A customer is back: what no channel could take is tried once more. */
export const retryUnreachable = async (
  { notices, wake, clock }: Pick<Deps, 'notices' | 'wake' | 'clock'>,
  customer: CustomerId,
): Promise<void> => {
  for (const { id } of await notices.undeliveredOf(customer)) {
    await notices.postpone(id, clock())
    await wake.notice(id)
  }
}

/** What is older was seen, or is found in the history; a new chat is no place for a flood. */
const LATELY_MS = 24 * 3_600_000
const MOST = 10

/** For a chat that has lost what it showed: the outcomes of the last day are due there once more, as they are now. */
export const redeliverLately = async (
  { notices, clock }: Pick<Deps, 'notices' | 'clock'>,
  conversation: string,
): Promise<void> => {
  const now = clock()
  await notices.redeliver(conversation, { since: now - LATELY_MS, most: MOST, now })
}
