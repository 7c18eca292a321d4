import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from '@grammyjs/types'
import { Refusal } from './refusal.ts'

/** Seconds before each further try of one update; later ones stay at the last. */
const RETRY_SECONDS = [0, 2, 4, 8, 16, 32, 64, 90]

export type Outcome = 'confirmed' | 'dropped'
/** What the bot's webhook said to one try. */
export type Tried = { readonly ok: boolean; readonly retryAfterSeconds?: number }

type Entry = {
  readonly update: Update
  readonly queue: string
  readonly expiresAt: number
  attempts: number
  readonly settle: (outcome: Outcome) => void
}

type Deps = {
  readonly clock: () => number
  /** Waits between tries are divided by this. */
  readonly hurry: number
  readonly post: (update: Update) => Promise<Tried>
  /** Whether a webhook is set: then we push, else the bot polls. */
  readonly pushes: () => boolean
}

/**
 * Updates on their way to the bot, as Telegram's server keeps them: at least once, one at a time and in order within a
 * queue (messages of a chat; presses of a person), different queues side by side, dropped at the end of their life.
 */
export const createDeliveries = ({ clock, hurry, post, pushes }: Deps) => {
  const pending: Entry[] = []
  const busy = new Set<string>()
  const over = new AbortController()
  let paused = false
  let wake: () => void = () => undefined
  let poller: AbortController | undefined

  const end = (entry: Entry, outcome: Outcome): void => {
    const at = pending.indexOf(entry)
    if (at >= 0) pending.splice(at, 1)
    entry.settle(outcome)
  }

  const attempt = async (entry: Entry): Promise<void> => {
    if (clock() >= entry.expiresAt) return end(entry, 'dropped')
    const { ok, retryAfterSeconds } = await post(entry.update)
    if (ok) return end(entry, 'confirmed')
    const waitMs = 1000 * (retryAfterSeconds ?? RETRY_SECONDS[Math.min(entry.attempts, RETRY_SECONDS.length - 1)] ?? 90)
    entry.attempts += 1
    if (clock() + waitMs >= entry.expiresAt) return end(entry, 'dropped')
    await sleep(waitMs / hurry, undefined, { signal: over.signal }).catch(() => undefined)
  }

  const run = async (queue: string): Promise<void> => {
    if (busy.has(queue)) return
    busy.add(queue)
    for (;;) {
      const entry = pending.find((each) => each.queue === queue)
      if (entry === undefined || paused || !pushes() || over.signal.aborted) break
      await attempt(entry)
    }
    busy.delete(queue)
  }

  const pump = (): void => {
    wake()
    if (!pushes()) return
    for (const queue of new Set(pending.map((entry) => entry.queue))) void run(queue)
  }

  const add = (update: Update, { queue, lifeSeconds }: { queue: string; lifeSeconds: number }): Promise<Outcome> => {
    const { promise, resolve } = Promise.withResolvers<Outcome>()
    pending.push({ update, queue, expiresAt: clock() + lifeSeconds * 1000, attempts: 0, settle: resolve })
    pump()
    return promise
  }

  const waiting = (limit: number): Update[] =>
    paused
      ? []
      : pending
          .filter((entry) => clock() < entry.expiresAt)
          .slice(0, limit)
          .map((entry) => entry.update)

  /** Long polling. Everything below `offset` is confirmed by asking for what follows. */
  const poll = async ({
    offset,
    limit,
    timeout,
  }: {
    offset: number
    limit: number
    timeout: number
  }): Promise<Update[]> => {
    poller?.abort()
    const mine = new AbortController()
    poller = mine
    for (const entry of pending.filter(({ update }) => update.update_id < offset)) end(entry, 'confirmed')
    const stop = AbortSignal.any([mine.signal, over.signal])
    const deadline = sleep(timeout * 1000, undefined, { signal: stop }).catch(() => undefined)
    let late = false
    void deadline.then(() => {
      late = true
      wake()
    })
    while (waiting(1).length === 0 && !late && !stop.aborted) {
      await new Promise<void>((resolve) => {
        wake = resolve
        stop.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    if (mine.signal.aborted) {
      throw new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
      )
    }
    mine.abort()
    return waiting(limit)
  }

  return {
    add,
    pump,
    poll,
    count: (): number => pending.length,
    clear: (): void => {
      for (const entry of [...pending]) end(entry, 'dropped')
    },
    pause: (): void => {
      paused = true
    },
    resume: (): void => {
      paused = false
      pump()
    },
    close: (): void => {
      over.abort()
      wake()
    },
  }
}
export type Deliveries = ReturnType<typeof createDeliveries>
