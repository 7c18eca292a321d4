import type { ConversationId } from '#bank/ground/ids.ts'
import { writeEvent } from './entries.ts'
import type { Transcript } from './transcript.ts'

/** One server-sent event, or a comment that keeps the connection alive. */
export type StreamEvent =
  | { readonly event: string; readonly data: string; readonly id?: string }
  | { readonly comment: string }

const PAGE = 50

/** Wakes the waiter: a signal that comes in between is kept. */
const createBell = (signal: AbortSignal) => {
  let rung = false
  let wake: (() => void) | undefined
  const ring = () => {
    rung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    /** True when rung, false when `ms` went by in silence. */
    async wait(ms: number): Promise<boolean> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wake = undefined
      }
      const was = rung
      rung = false
      return was
    },
  }
}

type Deps = {
  readonly transcript: Transcript
  readonly conversation: ConversationId
  readonly after: number
  readonly pingMs: number
  readonly signal: AbortSignal
}

/**
 * The transcript from `after` on, then `ready`, then live until `signal`. A signal only wakes it: what is sent is always read
 * from the transcript, so nothing is missed or swapped, and a lost notice costs at most one ping's time.
 */
export async function* eventStream({
  transcript,
  conversation,
  after,
  pingMs,
  signal,
}: Deps): AsyncGenerator<StreamEvent> {
  const bell = createBell(signal)
  const leave = await transcript.subscribe(conversation, bell.ring)
  let seq = after
  const fresh = async function* (): AsyncGenerator<StreamEvent> {
    for (;;) {
      const page = await transcript.read(conversation, seq, PAGE)
      for (const logged of page) {
        seq = logged.seq
        yield { id: String(seq), event: logged.entry.kind, data: writeEvent(logged) }
      }
      if (page.length < PAGE || signal.aborted) return
    }
  }
  try {
    yield* fresh()
    yield { event: 'ready', data: JSON.stringify({ seq }) }
    while (!signal.aborted) {
      const rung = await bell.wait(pingMs)
      if (signal.aborted) return
      yield* fresh()
      if (!rung) yield { comment: 'ping' }
    }
  } finally {
    leave()
  }
}
