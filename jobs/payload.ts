import { type Job, UnrecoverableError } from 'bullmq'
import { z } from 'zod'
import { reasonOf } from '#kit/error.ts'
import { COINS } from '#bank/ground/coins.ts'
import { customerId, operationId } from '#bank/ground/ids.ts'

/** Job data is clear text in Redis: a version and an id, nothing else. */
const about = <T extends z.ZodType>(id: T) => z.strictObject({ v: z.literal(1), id })

export const OperationPayload = about(operationId.schema)
export const CustomerPayload = about(customerId.schema)
export const CoinPayload = about(z.enum(COINS))
export const NoticePayload = about(z.string().min(1).max(300))
/** Something done again and again, about nothing in particular. */
export const TickPayload = z.strictObject({ v: z.literal(1) })

/** What a job is about, where even that can be read. */
export const idOf = (data: unknown): string | undefined => {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
  return typeof id === 'string' ? id : undefined
}

export type Work = (job: Pick<Job, 'data'>) => Promise<void>

/** Parses, then does one thing. What can't be parsed never will be: it goes to the dead letters at once. */
export const work =
  <T>(schema: z.ZodType<T>, run: (payload: T) => Promise<unknown>): Work =>
  async ({ data }) => {
    const payload = schema.safeParse(data)
    if (!payload.success) throw new UnrecoverableError(`not a job of ours: ${reasonOf(payload.error)}`)
    await run(payload.data)
  }
