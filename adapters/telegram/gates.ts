import { LRUCache } from 'lru-cache'
import type { Wait } from './client.ts'

/** Telegram itself gives up on our webhook after 60 s: what would wait longer than this fails now and is delivered again. */
const LONGEST_WAIT_MS = 20_000
const CHATS_KEPT = 10_000
/** After a pause each rank goes so much later than the one before it. */
const HEAD_START_MS = 100
/** A private chat to which so much was sent within so long was too fast by itself. */
const TOO_FAST = { calls: 4, withinMs: 3_000 }

const isGroup = (chat: number): boolean => chat < 0

/** When a chat was called the last few times. */
const createCalls = (clock: () => number) => {
  const calls = new LRUCache<number, readonly number[]>({ max: CHATS_KEPT })
  return {
    note: (chat: number): void => void calls.set(chat, [...(calls.get(chat) ?? []), clock()].slice(-TOO_FAST.calls)),
    wereTooFast: (chat: number): boolean => {
      const last = calls.get(chat) ?? []
      return last.length === TOO_FAST.calls && clock() - (last[0] ?? 0) <= TOO_FAST.withinMs
    },
  }
}

type Passing = { readonly signal?: AbortSignal; readonly rank?: number }

/**
 * Where calls wait after Telegram has asked to slow down (429). It does not say whether the limit of one chat was reached
 * or that of the whole bot. So each chat has a gate of its own; when a second private chat is refused while one still
 * waits, it is taken for the bot's limit and all calls wait. A group, where strangers can make us talk, never counts for
 * that, nor does a chat whose person has made us answer so fast that its own limit explains it.
 */
export const createGates = ({ clock, wait }: { readonly clock: () => number; readonly wait: Wait }) => {
  const opensAt = new LRUCache<number, number>({ max: CHATS_KEPT })
  const calls = createCalls(clock)
  /** Refused although little was sent there, Unix ms until when. */
  const unexplained = new LRUCache<number, number>({ max: CHATS_KEPT })
  let allOpenAt = 0

  const isOtherUnexplained = (chat: number): boolean =>
    [...unexplained].some(([other, until]) => other !== chat && until > clock())

  return {
    /** `chat`: the one that was called, undefined for a call that is about none. */
    close: (chat: number | undefined, ms: number): void => {
      const until = clock() + ms
      if (chat === undefined) {
        allOpenAt = Math.max(allOpenAt, until)
        return
      }
      opensAt.set(chat, Math.max(opensAt.get(chat) ?? 0, until))
      if (isGroup(chat) || calls.wereTooFast(chat)) return
      if (isOtherUnexplained(chat)) allOpenAt = Math.max(allOpenAt, until)
      unexplained.set(chat, until)
    },
    pass: async (chat: number | undefined, { signal, rank = 0 }: Passing): Promise<void> => {
      const ownAt = chat === undefined ? 0 : (opensAt.get(chat) ?? 0)
      const left = Math.max(allOpenAt, ownAt) - clock()
      if (left > LONGEST_WAIT_MS) throw new Error(`Telegram asks to wait ${Math.ceil(left / 1000)} s`)
      if (left > 0) await wait(left + rank * HEAD_START_MS, signal)
      if (chat !== undefined) calls.note(chat)
    },
  }
}
