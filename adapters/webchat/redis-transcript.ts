import type { Redis } from 'ioredis'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { CacheSeal } from '../vault/cache-seal.ts'
import { type Entry, type LoggedEntry, parseAccess, parseEntry, writeEntry } from './entries.ts'
import type { Transcript } from './transcript.ts'
import { APPEND, BEGIN, SEEN } from './redis-scripts.ts'
import { createNews } from './redis-news.ts'

type Scripts = {
  webChatBegin(...args: readonly (string | number)[]): Promise<[state: string, seq: string]>
  webChatSeen(...args: readonly (string | number)[]): Promise<unknown>
  webChatAppend(...args: readonly (string | number)[]): Promise<string>
}

export type RedisTranscriptDeps = {
  readonly redis: Redis
  /** A connection of its own, since a subscribed one can't do anything else. Its owner closes it. */
  readonly subscriber: Redis
  /** Put before every key and channel. */
  readonly prefix: string
  /** What was said is not readable in Redis. */
  readonly seal: CacheSeal
  readonly maxEntries?: number
  readonly keepMs?: number
  /** The conversation's session, by whose life it is known whether anybody is signed in; without it all are customers. */
  readonly sessionKey?: (conversation: ConversationId) => string
}

const WEEK_MS = 7 * 24 * 3600 * 1000
/** A page that is looked at says so three times within it. */
const LOOKING_MS = 60_000
/** Anyone can begin a conversation: until somebody signs in, little of it is kept, and not for long. */
const ANONYMOUS = { entries: 40, keepMs: 3600 * 1000 } as const

/** What it is written about, where that counts: what was taken away from outside a turn is shown by none that began before. */
const cardOf = (entry: Entry, isOutcome: boolean): string => {
  if (entry.kind === 'card') return entry.message.card
  return isOutcome && entry.kind === 'close' && entry.text !== undefined ? entry.card : ''
}

/** None for what can't be read here. */
const loggedOf = (opened: string, at: Pick<LoggedEntry, 'seq' | 'edited'>): readonly LoggedEntry[] => {
  const entry = parseEntry(opened)
  return entry === undefined ? [] : [{ ...at, entry, access: parseAccess(opened) }]
}

const placeOf = (conversation: ConversationId): string => `web chat ${conversation}`

type KeyOf = (conversation: ConversationId, name: string) => string

/** What was before somebody's eyes, and whether the chat still is. */
const attentionOn = (
  redis: Redis,
  scripts: Scripts,
  key: KeyOf,
): Pick<Transcript, 'seen' | 'readUpTo' | 'isLookedAt'> => ({
  async seen(conversation, { seq, isLooking, tab, report }) {
    const keys = ['log', 'read', 'looking'].map((name) => key(conversation, name))
    await scripts.webChatSeen(...keys, seq, isLooking ? 'looking' : 'away', LOOKING_MS, tab, report ?? '')
  },
  readUpTo: async (conversation) => Number((await redis.get(key(conversation, 'read'))) ?? 0),
  isLookedAt: async (conversation) => (await redis.get(key(conversation, 'looking')))?.startsWith('looking ') === true,
})

/** The transcript on Redis: one stream per conversation, beside it which keys were added and which cards were shown. */
export const createRedisTranscript = ({
  redis,
  subscriber,
  prefix,
  seal,
  maxEntries = 200,
  keepMs = WEEK_MS,
  sessionKey,
}: RedisTranscriptDeps): Transcript => {
  redis.defineCommand('webChatBegin', { numberOfKeys: 4, lua: BEGIN })
  redis.defineCommand('webChatAppend', { numberOfKeys: 5, lua: APPEND })
  redis.defineCommand('webChatSeen', { numberOfKeys: 3, lua: SEEN })
  const scripts = redis as unknown as Scripts
  const news = createNews(subscriber)
  // The braces keep one conversation's keys in one slot of a cluster, which a script needs.
  const key = (conversation: ConversationId, name: string) => `${prefix}:{${conversation}}:${name}`

  /** Without sessions nothing tells who is anonymous, and nobody counts as such. */
  const anonymous =
    sessionKey === undefined
      ? [maxEntries, keepMs]
      : [Math.min(maxEntries, ANONYMOUS.entries), Math.min(keepMs, ANONYMOUS.keepMs)]
  const session = (conversation: ConversationId) => sessionKey?.(conversation) ?? key(conversation, 'log')

  return {
    async begin(conversation, turn) {
      const keys = ['log', 'added', 'begun'].map((name) => key(conversation, name))
      const [state, seq] = await scripts.webChatBegin(
        ...keys,
        session(conversation),
        turn,
        maxEntries,
        keepMs,
        ...anonymous,
      )
      if (state === 'answered') return { kind: 'answered', seq: Number(seq) }
      return { kind: 'begun', since: Number(seq), isFirst: state === 'first' }
    },

    async append(conversation, { key: once, entries, since, access, whereShown = false }) {
      const keys = ['log', 'added', 'cards', 'outcomes'].map((name) => key(conversation, name))
      const written = entries.flatMap((entry) => [
        entry.kind === 'card' && whereShown ? `?${entry.message.card}` : cardOf(entry, since === undefined),
        seal.seal(writeEntry(entry, access), placeOf(conversation)),
      ])
      const options = [once, since ?? '', maxEntries, keepMs, key(conversation, 'news'), ...anonymous]
      return Number(await scripts.webChatAppend(...keys, session(conversation), ...options, ...written))
    },

    async read(conversation, after, limit) {
      const found: LoggedEntry[] = []
      for (let last = after; ; ) {
        const missing = limit - found.length
        const rows = await redis.xrange(key(conversation, 'log'), `(${last}-0`, '+', 'COUNT', missing)
        for (const [id, [, text, , edited]] of rows) {
          last = Number.parseInt(id, 10)
          const opened = seal.open(text ?? '', placeOf(conversation))
          if (opened !== undefined) found.push(...loggedOf(opened, { seq: last, edited: edited === '1' }))
        }
        // Fewer only at the end, whatever could not be read.
        if (rows.length < missing || found.length === limit) return found
      }
    },

    ...attentionOn(redis, scripts, key),

    subscribe: (conversation, onNews) => news.listen(key(conversation, 'news'), onNews),
  }
}
