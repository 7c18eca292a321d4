import type { ConversationId } from '#bank/ground/ids.ts'
import { isForeign, isHidden, type Known, learn, NOTHING_KNOWN } from './access.ts'
import { createBell } from './bell.ts'
import { type LoggedEntry, writeEvent } from './entries.ts'
import { type Position, writePosition } from './position.ts'
import { withoutReplaced } from './replaced.ts'
import type { Transcript } from './transcript.ts'

/** One server-sent event, or a comment that keeps the connection alive. */
export type StreamEvent =
  | { readonly event: string; readonly data: string; readonly id?: string }
  | { readonly comment: string }

const PAGE = 50

/** Who may see what was said: without it everybody who holds the token. */
export type Guard = {
  /** Whether the customer whose conversation it is, by what is known of its log, is signed in now. */
  isIn(known: Known): Promise<boolean>
  /** When its last answer was from memory: in how many ms it has to be asked again. */
  staleInMs(): number | undefined
  /** Stands for what is hidden, in its place: what has happened to it, and the way in. */
  notice(seq: number): LoggedEntry
}

type Deps = {
  readonly transcript: Transcript
  readonly conversation: ConversationId
  readonly after: Position
  readonly pingMs: number
  readonly signal: AbortSignal
  readonly guard?: Guard | undefined
}

/**
 * The transcript from `after` on, then `ready`, then live until `signal`. A signal only wakes it: what is sent is always read
 * from the transcript, so nothing is missed or swapped, and a lost notice costs at most one ping's time. Where a sign-in has
 * ended, or begun, or is another customer's, what was sent so far no longer is what may be seen: `reset` says so, and all of
 * it comes anew.
 */
export async function* eventStream({
  transcript,
  conversation,
  after,
  pingMs,
  signal,
  guard,
}: Deps): AsyncGenerator<StreamEvent> {
  const bell = createBell(signal)
  const leave = await transcript.subscribe(conversation, bell.ring)
  const view = createView(guard, after)
  let read = 0
  const rest = async (): Promise<readonly LoggedEntry[]> => {
    const rows: LoggedEntry[] = []
    for (;;) {
      const page = await transcript.read(conversation, read, PAGE)
      rows.push(...page)
      read = page.at(-1)?.seq ?? read
      if (page.length < PAGE || signal.aborted) return withoutReplaced(rows)
    }
  }
  const fresh = async function* (): AsyncGenerator<StreamEvent> {
    const rows = await rest()
    if (await view.turns(rows)) {
      read = 0
      yield { event: 'reset', data: '{}' }
      const all = await rest()
      view.learn(all)
      yield* view.show(all)
      yield await ready()
    } else {
      yield* view.show(rows)
      // What is kept back has been dealt with all the same: nobody waits for it.
      if (view.keepsBack()) yield await ready()
    }
  }
  const ready = async (): Promise<StreamEvent> => {
    const seen = await transcript.readUpTo(conversation)
    return { event: 'ready', data: JSON.stringify({ seq: read, ...(seen > 0 && { read: seen }) }) }
  }
  try {
    yield* fresh()
    yield await ready()
    while (!signal.aborted) {
      const staleInMs = guard?.staleInMs()
      const rung = await bell.wait(Math.min(pingMs, staleInMs ?? pingMs))
      if (signal.aborted) return
      yield* fresh()
      if (!rung && staleInMs === undefined) yield { comment: 'ping' }
    }
  } finally {
    leave()
  }
}

/** What of the log one stream shows, and what its client has been shown. */
const createView = (guard: Guard | undefined, after: Position) => {
  let known: Known = NOTHING_KNOWN
  let isOpen = true
  let isFirst = true
  let sent = after.seq
  /** Something was kept back since all came anew. */
  let isKept = after.isKept

  return {
    keepsBack: () => isKept,
    learn(rows: readonly LoggedEntry[]): void {
      known = rows.reduce(learn, known)
    },
    /** Takes in what is new, and says whether everything has to come anew. */
    async turns(rows: readonly LoggedEntry[]): Promise<boolean> {
      const old = isFirst ? rows.filter(({ seq }) => seq <= sent) : []
      const { foreign } = known
      known = rows.reduce(learn, known)
      const wasOpen = isFirst ? !isKept : isOpen
      isOpen = guard === undefined || !known.isPrivate || (await guard.isIn(known))
      // A client that comes back may hold what was its customer's then.
      const holds = isFirst ? old.some((row) => isHidden(known, row)) : sent > 0
      const holdsForeign = isFirst ? old.some((row) => isForeign(known, row)) : known.foreign !== foreign && sent > 0
      isFirst = false
      const isTurned = holdsForeign || (isOpen ? isKept : wasOpen && holds)
      if (isTurned) [sent, isKept] = [0, false]
      return isTurned
    },
    *show(rows: readonly LoggedEntry[]): Generator<StreamEvent> {
      for (const row of rows) {
        if (row.seq <= sent || isForeign(known, row)) continue
        const hidden = !isOpen && isHidden(known, row)
        if (hidden && (isKept || guard === undefined)) continue
        isKept ||= hidden
        sent = row.seq
        const shown = hidden && guard !== undefined ? guard.notice(row.seq) : row
        yield { id: writePosition({ seq: sent, isKept }), event: shown.entry.kind, data: writeEvent(shown) }
      }
    },
  }
}
