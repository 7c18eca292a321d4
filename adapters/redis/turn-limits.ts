import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import type { ConversationId } from '#bank/ground/ids.ts'
import type { TurnLimits, TurnSender } from '#conversation/channel/turn-limits.ts'
import type { Keys } from './keys.ts'
import { createTokenBucket, type Rate, type TokenBucket } from './token-bucket.ts'

export type TurnRates = {
  /** One chat, and one person over all chats of a channel. */
  readonly chat: Rate
  /** One customer, over all chats in which they have signed in: more than one chat alone can use up. */
  readonly customer: Rate
  /** All chats that are known, from one address: they have a session, or somebody has signed in there. */
  readonly address: Rate
  /** Chats that are not, from one address: anyone can make as many tokens as they like. */
  readonly newPerAddress: Rate
  /** Chats that are not, of one channel. A flood of strangers uses this up, and nothing that customers need. */
  readonly newInAll: Rate
  /** All chats that are known. */
  readonly all: Rate
}

/** What is sent by hand never reaches the rate of a chat: three keys of a PIN in a second, and a message beside them. */
export const DEFAULT_TURN_RATES: TurnRates = {
  chat: { burst: 20, perSecond: 4 },
  customer: { burst: 40, perSecond: 8 },
  address: { burst: 100, perSecond: 25 },
  newPerAddress: { burst: 40, perSecond: 2 },
  newInAll: { burst: 200, perSecond: 40 },
  all: { burst: 2_000, perSecond: 500 },
}

/** Said longer ago than this, it was delivered late. */
const LATE_MS = 30_000
const KNOWN = { max: 20_000, ttl: 600_000 }
/** Somebody may sign in there any moment. */
const WITHOUT_OWNER = { ttl: 5_000 }

/** Turns counted in Redis, over all processes. */
export const createTurnLimits = (redis: Redis, keys: Keys, rates: TurnRates): TurnLimits => {
  const bucket = (name: keyof TurnRates) => createTokenBucket(redis, { keyPrefix: keys.limits(name), ...rates[name] })
  const store: Store = {
    redis,
    keys,
    known: new LRUCache(KNOWN),
    chat: bucket('chat'),
    customer: bucket('customer'),
    address: bucket('address'),
    newPerAddress: bucket('newPerAddress'),
    newInAll: bucket('newInAll'),
    all: bucket('all'),
    told: createTokenBucket(redis, { keyPrefix: keys.limits('told'), burst: 1, perSecond: 1 / 60, insured: 1 }),
  }
  return {
    async admit(sender) {
      const waitMs = (await longestWait(own(store, sender))) || (await othersWait(store, sender))
      if (waitMs === 0) return { kind: 'admitted' }
      return { kind: 'too-fast', waitMs, tell: (await store.told.take(sender.conversation)) === 0 }
    },
    isOfCustomer: (conversation) => store.known.get(conversation)?.owner !== undefined,
  }
}

type Store = Readonly<Record<keyof TurnRates | 'told', TokenBucket>> & {
  readonly redis: Redis
  readonly keys: Keys
  /** Conversations that were known a while ago. */
  readonly known: LRUCache<ConversationId, KnownChat>
}

type KnownChat = { readonly owner?: string }

/**
 * Known is who has said something before that was answered, or has signed in there within months. Out of reach counts as new,
 * the narrower limit.
 */
const knownChatOf = async (
  { redis, keys, known }: Store,
  conversation: ConversationId,
): Promise<KnownChat | undefined> => {
  const before = known.get(conversation)
  if (before !== undefined || redis.status !== 'ready') return before
  const asked = [redis.get(keys.chatOwner(conversation)), redis.exists(keys.session(conversation))] as const
  const [owner, sessions] = await Promise.all(asked).catch(() => [null, 0] as const)
  if (owner === null && sessions === 0) return undefined
  const knownChat = owner === null ? {} : { owner }
  known.set(conversation, knownChat, owner === null ? WITHOUT_OWNER : {})
  return knownChat
}

/** Asked only once the chat's own limit lets it: a chat that is too fast alone is refused without asking Redis again. */
const othersWait = async (store: Store, sender: TurnSender): Promise<number> => {
  const knownChat = await knownChatOf(store, sender.conversation)
  return (
    (await longestWait(ofCustomer(store, sender, knownChat))) ||
    (await longestWait(shared(store, sender, knownChat !== undefined)))
  )
}

type Take = readonly [TokenBucket, name: string]

/** What is delivered late counts for the moment it was said in. */
const lateOf = ({ at }: TurnSender): string => (Date.now() - at > LATE_MS ? `:${Math.floor(at / LATE_MS)}` : '')

/** Taken first, so that whoever is too fast alone takes nothing from what others share. */
const own = ({ chat }: Store, sender: TurnSender): readonly Take[] => {
  const names = new Set([sender.conversation, sender.identity].map((name) => `${name}${lateOf(sender)}`))
  return [...names].map((name) => [chat, name])
}

/** Taken after the chat's own, so that one chat that is too fast leaves room for the customer's other ones. */
const ofCustomer = ({ customer }: Store, sender: TurnSender, knownChat: KnownChat | undefined): readonly Take[] =>
  knownChat?.owner === undefined ? [] : [[customer, `${knownChat.owner}${lateOf(sender)}`]]

/** Those who are not known have buckets of their own: strangers can't use up what customers need. */
const shared = (store: Store, { address, channel }: TurnSender, isKnown: boolean): readonly Take[] => [
  ...(address === undefined ? [] : [[isKnown ? store.address : store.newPerAddress, address] as const]),
  ...(isKnown ? [[store.all, 'turns'] as const] : [[store.newInAll, channel] as const]),
]

const longestWait = async (takes: readonly Take[]): Promise<number> =>
  Math.max(0, ...(await Promise.all(takes.map(([bucket, name]) => bucket.take(name)))))
