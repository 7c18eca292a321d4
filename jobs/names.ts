import type { JobsOptions } from 'bullmq'

/** One queue per kind of work, so that one that hangs or is flooded never starves another. */
export const WORK_QUEUES = ['operations', 'notices', 'syncs'] as const
export const TICK_QUEUES = ['sweep', 'prices', 'alert-index', 'reconcile', 'schedules'] as const
export const QUEUES = [...WORK_QUEUES, ...TICK_QUEUES] as const
/** A job that does nothing but get through. */
export const PROBE = 'probe'
export type WorkQueue = (typeof WORK_QUEUES)[number]
export type TickQueue = (typeof TICK_QUEUES)[number]
export type QueueName = (typeof QUEUES)[number]

/** Five tries over about ten seconds; then the sweeper's next look, with the operation's own retry limit. */
export const ATTEMPTS = 5
/** The newest failed jobs are kept, with their reason: the dead letters. */
const DEAD_LETTERS = { count: 1_000, age: 7 * 86_400 }

export const JOB_OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: DEAD_LETTERS,
}
