import type { JobsOptions } from 'bullmq'

/** Five tries with pauses of four to eight seconds in all; then the sweeper's next look, with the operation's own retry limit. */
export const ATTEMPTS = 5
/** The newest failed jobs are kept, with their reason: the dead letters. */
const DEAD_LETTERS = { count: 1_000, age: 7 * 86_400 }

export const JOB_OPTIONS: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: DEAD_LETTERS,
}
