import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { TurnLimits, TurnSender } from '#conversation/channel/turn-limits.ts'
import type { Keys } from './keys.ts'
import { createTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

export type TurnRates = {
  /** One chat, and one person over all chats of a channel. */
  readonly chat: Rate
  /** All chats that have a session, from one address. */
  readonly address: Rate
  /** Chats that have none, from one address: anyone can make as many tokens as they like. */
  readonly newPerAddress: Rate
  /** Chats that have none, of one channel. A flood of strangers uses this up, and nothing that customers need. */
  readonly newInAll: Rate
  /** All chats that have a session. */
  readonly all: Rate
}

/** What is sent by hand never reaches the rate of a chat: three keys of a PIN in a second, and a message beside them. */
export const DEFAULT_TURN_RATES: TurnRates = {
  chat: { burst: 20, perSecond: 4 },
  address: { burst: 100, perSecond: 25 },
  newPerAddress: { burst: 40, perSecond: 2 },
  newInAll: { burst: 200, perSecond: 40 },
  all: { burst: 2_000, perSecond: 500 },
}

/** Said longer ago than this, it was delivered late. */
const LATE_MS = 30_000
const KNOWN = { max: 20_000, ttl: 600_000 }

/** Turns counted in Redis, over all processes. */
export const createTurnLimits = (redis: Redis, keys: Keys, rates: TurnRates): TurnLimits => {
  const bucket = (name: keyof TurnRates) => createTokenBucket(redis, { keyPrefix: keys.limits(name), ...rates[name] })
  const store: Store = {
    redis,
    keys,
    known: new LRUCache(KNOWN),
    chat: bucket('chat'),
    address: bucket('address'),
    newPerAddress: bucket('newPerAddress'),
    newInAll: bucket('newInAll'),
    all: bucket('all'),
    told: createTokenBucket(redis, { keyPrefix: keys.limits('told'), burst: 1, perSecond: 1 / 60, insured: 1 }),
  }
  return {
    async admit(sender) {
      const isKnown = await hasSession(store, sender.conversation)
      const waitMs = (await longestWait(own(store, sender))) || (await longestWait(shared(store, sender, isKnown)))
      if (waitMs === 0) return { kind: 'admitted' }
      return { kind: 'too-fast', waitMs, tell: (await store.told.take(sender.conversation)) === 0 }
    },
  }
}

type Store = Readonly<Record<keyof TurnRates | 'told', TokenBucket>> & {
  readonly redis: Redis
  readonly keys: Keys
  /** Conversations that had a session a while ago. */
  readonly known: LRUCache<ConversationId, true>
}

/** Whether it has said something before that was answered. Out of reach counts as new, the narrower limit. */
const hasSession = async ({ redis, keys, known }: Store, conversation: ConversationId): Promise<boolean> => {
  if (known.get(conversation) === true) return true
  const isThere = redis.status === 'ready' && (await redis.exists(keys.session(conversation)).catch(() => 0)) === 1
  if (isThere) known.set(conversation, true)
  return isThere
}

type Take = readonly [TokenBucket, name: string]

/** Taken first, so that whoever is too fast alone takes nothing from what others share. */
const own = ({ chat }: Store, { conversation, identity, at }: TurnSender): readonly Take[] => {
  const when = Date.now() - at > LATE_MS ? `:${Math.floor(at / LATE_MS)}` : ''
  const names = new Set([`${conversation}${when}`, `${identity}${when}`])
  return [...names].map((name) => [chat, name])
}

/** Those without a session have buckets of their own: strangers can't use up what customers need. */
const shared = (store: Store, { address, channel }: TurnSender, isKnown: boolean): readonly Take[] => [
  ...(address === undefined ? [] : [[isKnown ? store.address : store.newPerAddress, address] as const]),
  ...(isKnown ? [[store.all, 'turns'] as const] : [[store.newInAll, channel] as const]),
]

const longestWait = async (takes: readonly Take[]): Promise<number> =>
  Math.max(0, ...(await Promise.all(takes.map(([bucket, name]) => bucket.take(name)))))
