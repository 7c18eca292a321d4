import type { Job, Queue } from 'bullmq'
import { idOf } from './payload.ts'
import { QUEUES, type QueueName, WORK_QUEUES } from './names.ts'

export type DeadLetter = {
  readonly queue: QueueName
  /** What it was about; undefined where even that can't be read. */
  readonly id: string | undefined
  readonly reason: string
  readonly attempts: number
  readonly at: number
}

type AllQueues = Readonly<Record<QueueName, Queue>>

/** Taken up in one redrive. */
const REDRIVEN = 10_000

/** Newest first. */
export const readDeadLetters = async (queues: AllQueues, limit: number): Promise<readonly DeadLetter[]> =>
  (await failedJobs(queues, limit)).map(({ queue, job }) => ({
    queue,
    id: idOf(job.data),
    reason: job.failedReason.slice(0, 500),
    attempts: job.attemptsMade,
    at: job.finishedOn ?? job.timestamp,
  }))

/** Wakes everything in the dead letters again and empties them; how many. */
export const redriveDeadLetters = async (queues: AllQueues): Promise<number> => {
  const letters = await failedJobs(queues, REDRIVEN)
  for (const { queue, job } of letters) {
    const id = idOf(job.data)
    const name = WORK_QUEUES.find((each) => each === queue)
    if (name !== undefined && id !== undefined) await queues[name].add(name, { v: 1, id })
    await job.remove()
  }
  return letters.length
}

type FailedJob = { readonly queue: QueueName; readonly job: Job }

const failedJobs = async (queues: AllQueues, limit: number): Promise<readonly FailedJob[]> => {
  const found = await Promise.all(
    QUEUES.map(async (queue) => (await queues[queue].getFailed(0, limit - 1)).map((job) => ({ queue, job }))),
  )
  return found
    .flat()
    .sort((a, b) => (b.job.finishedOn ?? 0) - (a.job.finishedOn ?? 0))
    .slice(0, limit)
}
