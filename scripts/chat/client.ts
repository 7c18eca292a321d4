import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Act } from '#conversation/channel/turn.ts'
import type { LoggedEntry } from '#adapters/webchat/entries.ts'
import { follow } from './follower.ts'
import { type Sent, sendFile, sendTurn } from './sender.ts'
import type { Wire } from './wire.ts'

type Deps = {
  readonly url: URL
  readonly token: string
  readonly onEntry: (logged: LoggedEntry) => void
  /** How long a server that is restarted has to come back. */
  readonly giveUpAfterMs?: number
}

/** The conversation over the wire: turns up, events down. */
export const createClient = ({ url, token, onEntry, giveUpAfterMs = 15_000 }: Deps) => {
  const closing = new AbortController()
  const wire: Wire = {
    url,
    authorization: `Bearer ${token}`,
    closed: closing.signal,
    fetch: globalThis.fetch,
    giveUpAfterMs,
  }
  const own = new Set<string>()
  let seq = 0
  let waiting: (() => void)[] = []

  const take = (logged: LoggedEntry) => {
    if (logged.seq <= seq) return
    seq = logged.seq
    onEntry(logged)
    const listeners = waiting
    waiting = []
    for (const listener of listeners) listener()
  }

  return {
    /** Resolves when all that was said before has been given to `onEntry`; `lost` rejects if Parley goes away later. */
    async open(): Promise<{ readonly lost: Promise<never> }> {
      const ready = Promise.withResolvers<void>()
      const following = follow(wire, { onEntry: take, onReset: () => void (seq = 0), onReady: ready.resolve })
      const lost = following.then(() => new Promise<never>(() => undefined))
      await Promise.race([ready.promise, lost])
      return { lost }
    },
    send(act: Act): Promise<Sent> {
      const id = randomUUID()
      own.add(id)
      return sendTurn(wire, { id, act })
    },
    sendFile(bytes: Uint8Array<ArrayBuffer>): Promise<Sent> {
      const id = randomUUID()
      own.add(id)
      return sendFile(wire, { id, bytes })
    },
    /** Whether this terminal made the turn. */
    isOwn: (turn: string): boolean => own.has(turn),
    get seq() {
      return seq
    },
    /** Resolves once `done`, looked at after each entry; false when `withinMs` went by. */
    async until(done: () => boolean, withinMs: number): Promise<boolean> {
      const deadline = Date.now() + withinMs
      while (!done()) {
        const left = deadline - Date.now()
        if (left <= 0) return false
        const timeUp = new AbortController()
        await Promise.race([
          new Promise<void>((resolve) => void waiting.push(resolve)),
          pause(left, undefined, { signal: timeUp.signal }).catch(() => undefined),
        ])
        timeUp.abort()
      }
      return true
    },
    close: () => closing.abort(),
  }
}

export type Client = ReturnType<typeof createClient>
