import { LRUCache } from 'lru-cache'
import type { Wait } from './client.ts'

/** Telegram itself gives up on our webhook after 60 s: what would wait longer than this fails now and is delivered again. */
const LONGEST_WAIT_MS = 20_000
const CHATS_KEPT = 10_000

const isGroup = (chat: number): boolean => chat < 0

/**
 * Where calls wait after Telegram has asked to slow down (429). It does not say whether the limit of one chat was reached
 * or that of the whole bot. So each chat has a gate of its own; when a second private chat is refused while one still
 * waits, it is taken for the bot's limit and all calls wait. A group, where strangers can make us talk, never counts for
 * that.
 */
export const createGates = ({ clock, wait }: { readonly clock: () => number; readonly wait: Wait }) => {
  const opensAt = new LRUCache<number, number>({ max: CHATS_KEPT })
  let allOpenAt = 0

  const isOtherPrivateClosed = (chat: number): boolean =>
    [...opensAt].some(([other, at]) => other !== chat && !isGroup(other) && at > clock())

  return {
    /** `chat`: the one that was called, undefined for a call that is about none. */
    close: (chat: number | undefined, ms: number): void => {
      const until = clock() + ms
      if (chat === undefined || (!isGroup(chat) && isOtherPrivateClosed(chat))) allOpenAt = Math.max(allOpenAt, until)
      if (chat !== undefined) opensAt.set(chat, Math.max(opensAt.get(chat) ?? 0, until))
    },
    pass: async (chat: number | undefined, signal: AbortSignal | undefined): Promise<void> => {
      const ownAt = chat === undefined ? 0 : (opensAt.get(chat) ?? 0)
      const left = Math.max(allOpenAt, ownAt) - clock()
      if (left > LONGEST_WAIT_MS) throw new Error(`Telegram asks to wait ${Math.ceil(left / 1000)} s`)
      if (left > 0) await wait(left, signal)
    },
  }
}
