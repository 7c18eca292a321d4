import { z } from 'zod'
import { backoffMs } from '#kit/backoff.ts'
import type { Client, Wait } from './client.ts'
import type { Log } from '#kit/log.ts'
import { ALLOWED_UPDATES } from './update.ts'

const Batch = z.array(z.looseObject({ update_id: z.int() }))
type Batch = z.infer<typeof Batch>

const TIMEOUT_S = 25
const DEADLINE_MS = 40_000
const LAST_CALL_MS = 3_000
const LONGEST_PAUSE_MS = 30_000

type Deps = {
  readonly client: Client
  readonly log: Log
  readonly wait: Wait
  /** Resolves when the update needs no further try; throws when it was given up because of `signal`. */
  readonly settle: (update: Batch[number], signal: AbortSignal) => Promise<void>
}

/**
 * Long polling, for a bot without a public address. Asking with a higher offset is what confirms updates, so the next
 * question is asked only when the answers of the whole batch were given: whatever is cut off comes again.
 */
export const createPoll =
  ({ client, log, wait, settle }: Deps) =>
  async ({ signal }: { readonly signal: AbortSignal }): Promise<void> => {
    let offset = 0
    let failures = 0

    const next = async (): Promise<Batch | undefined> => {
      const params = { offset, timeout: TIMEOUT_S, allowed_updates: [...ALLOWED_UPDATES] }
      try {
        const got = await client.call('getUpdates', params, { signal, deadlineMs: DEADLINE_MS })
        if (got.ok) return Batch.parse(got.value)
        log.error({ event: 'telegram-polling-refused', page: true, ...got.error }, 'Telegram refuses to be polled')
      } catch (error) {
        if (!signal.aborted) log.warn({ event: 'telegram-polling-failed', err: error }, 'polling failed')
      }
      return undefined
    }

    while (!signal.aborted) {
      const batch = await next()
      if (batch === undefined) {
        failures += 1
        await wait(backoffMs(failures, { firstMs: 500, mostMs: LONGEST_PAUSE_MS }), signal)
        continue
      }
      failures = 0
      const settled = await Promise.allSettled(batch.map((update) => settle(update, signal)))
      if (settled.some(({ status }) => status === 'rejected')) break
      offset = Math.max(offset, ...batch.map(({ update_id: id }) => id + 1))
    }

    if (offset === 0) return
    // Says that the last batch is done, so that the next start does not begin with it.
    try {
      await client.call('getUpdates', { offset, timeout: 0, limit: 1 }, { deadlineMs: LAST_CALL_MS })
    } catch (error) {
      log.info({ event: 'telegram-offset-not-confirmed', err: error }, 'the last updates will be delivered once more')
    }
  }
