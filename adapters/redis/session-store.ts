import { createHash, randomInt } from 'node:crypto'
import type { Redis } from 'ioredis'
import type { CacheSeal } from '../vault/cache-seal.ts'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { type ConversationId, conversationId, type TurnId } from '#bank/ground/ids.ts'
import type { Answer } from '#conversation/channel/message.ts'
import type { Session } from '#conversation/session/session.ts'
import type { Committed, Loaded, RunOut, SessionStore } from '#conversation/session/session-store.ts'
import type { Keys } from './keys.ts'
import type { Scripts } from './scripts.ts'
import { answerText, readAnswer, readSession, sessionText } from './session-codec.ts'

const DIGITS = 16
/** Revisions begin at random, so that one of a lost session never fits a later one; far enough below 2^53 to grow. */
const FIRST_BELOW = 2 ** 47
/** Longer than any sender tries again (Telegram: 24 hours). */
const ANSWER_SECONDS = 25 * 3_600
const SESSION_SECONDS = 7 * 86_400
/**
 * Where nobody is signed in there is little to remember, and anyone can make such conversations: they leave soon, with
 * no more than their latest answers.
 */
const ANONYMOUS = { sessionSeconds: 3_600, answerSeconds: 3_600, answersKept: 32 }
const SIGNED_IN = { sessionSeconds: SESSION_SECONDS, answerSeconds: ANSWER_SECONDS, answersKept: undefined }
/** Enough for a redelivery that comes while the next turns are already answered. */
const TURNS_REMEMBERED = 8

type Cached = { readonly session: Session | undefined; readonly revision: number; readonly turns: readonly TurnId[] }
type Current = Pick<Cached, 'session' | 'revision'>

const NONE: Current = { session: undefined, revision: 0 }
const asDigits = (revision: number): string => String(revision).padStart(DIGITS, '0')

/** A session is bound to its conversation and revision, so that none is put in another's place. */
const placeOf = (conversation: ConversationId, revision: number): string => `session ${conversation} ${revision}`
const answerPlace = (conversation: ConversationId, turn: TurnId): string => `answer ${conversation} ${turn}`

/** A session that nobody but us can have written: what can't be opened counts as lost, and signs no customer in. */
const currentOf = ({ seal }: Pick<Store, 'seal'>, conversation: ConversationId, stored: string | null): Current => {
  if (stored === null) return NONE
  const revision = Number(stored.slice(0, DIGITS))
  const text = seal.open(stored.slice(DIGITS), placeOf(conversation, revision))
  return { session: text === undefined ? undefined : readSession(text), revision }
}

/** Undefined for an answer that can't be opened: the turn is then taken once more, which does nothing twice. */
const answerOf = ({ seal }: Pick<Store, 'seal'>, place: string, stored: string): Answer | undefined => {
  const text = seal.open(stored, place)
  return text === undefined ? undefined : readAnswer(text)
}

const CommitReply = z.union([
  z.tuple([z.literal('done')]),
  z.tuple([z.literal('repeat'), z.string()]),
  z.tuple([z.literal('moved'), z.string().nullable()]),
])

export type SessionStoreDeps = {
  readonly redis: Redis
  readonly scripts: Scripts
  readonly keys: Keys
  readonly seal: CacheSeal
  /** How many sessions this process keeps at hand. A cache only: any process may change any of them. */
  readonly cached: number
}

/** One script per turn; a session that this process saw last costs no read before it. */
export const createSessionStore = (deps: SessionStoreDeps): SessionStore => {
  const store: Store = { ...deps, cache: new LRUCache({ max: deps.cached }) }
  return {
    load: (conversation, turn) => load(store, conversation, turn),
    commit: (applied) => commitTurn(store, applied),
    runOut: (now, limit) => findRunOut(store, now, limit),
  }
}

type Store = SessionStoreDeps & { readonly cache: LRUCache<ConversationId, Cached> }

const load = async (store: Store, conversation: ConversationId, turn: TurnId): Promise<Loaded> => {
  const { redis, keys, cache } = store
  const known = cache.get(conversation)
  if (known !== undefined && !known.turns.includes(turn))
    return { kind: 'session', session: known.session, revision: known.revision }
  const [answer, stored] = await redis.mget(keys.turn(conversation, turn), keys.session(conversation))
  if (typeof answer === 'string') {
    const given = answerOf(store, answerPlace(conversation, turn), answer)
    if (given !== undefined) return { kind: 'repeat', answer: given }
    await redis.del(keys.turn(conversation, turn))
  }
  const current = currentOf(store, conversation, stored ?? null)
  cache.set(conversation, { ...current, turns: [] })
  return { kind: 'session', ...current }
}

type Applied = Parameters<SessionStore['commit']>[0]

const commitTurn = async (store: Store, applied: Applied): Promise<Committed> => {
  const { scripts, keys, cache, seal } = store
  const { conversation, turn, revision, session, answer } = applied
  const next = revision === 0 ? randomInt(1, FIRST_BELOW) : revision + 1
  const before = cache.get(conversation)
  // Whatever happens to this call, what was at hand is no longer known to be true.
  cache.delete(conversation)
  // Sent together: one round trip.
  const [, committed] = await Promise.all([
    noteEnd(store, session, before?.session),
    scripts.commitTurn({
      sessionKey: keys.session(conversation),
      turnKey: keys.turn(conversation, turn),
      revision: asDigits(revision),
      next: asDigits(next),
      session: seal.seal(sessionText(session), placeOf(conversation, next)),
      answer: seal.seal(answerText(answer), answerPlace(conversation, turn)),
      answersKey: keys.answers(conversation),
      ...(session.customer === undefined ? ANONYMOUS : SIGNED_IN),
    }),
    noteOwner(store, session, before?.session),
  ])
  const reply = CommitReply.parse(committed)
  if (reply[0] === 'repeat') {
    const given = answerOf(store, answerPlace(conversation, turn), reply[1])
    if (given === undefined) throw new Error(`the stored answer of turn ${turn} can't be opened`)
    return { kind: 'repeat', answer: given }
  }
  if (reply[0] === 'done') {
    const turns = [...(before?.turns ?? []), turn].slice(-TURNS_REMEMBERED)
    cache.set(conversation, { session, revision: next, turns })
    return { kind: 'done' }
  }
  const current = currentOf(store, conversation, reply[1])
  cache.set(conversation, { ...current, turns: [] })
  return { kind: 'moved', ...current }
}

/**
 * Noted when a customer signs in, and moved on when it is looked at: a turn that only goes on needs no word of it. The
 * set is a hint; when a sign-in ends is in its session. It is one for all conversations, which can't share a hash tag
 * with each: it is written beside the script, not by it.
 */
const noteEnd = async (
  { redis, keys }: Store,
  { conversation, customer, signedInUntil }: Session,
  before: Session | undefined,
): Promise<void> => {
  if (customer === undefined || customer === before?.customer || signedInUntil === undefined) return
  await redis.zadd(keys.signInEnds, signedInUntil, conversation)
}

/** So long a chat in which a customer has signed in is told from a stranger's, and counted with their other chats. */
const OWNER_SECONDS = 90 * 86_400

/** A hint for counting, and no proof of anything: it is neither sealed nor looked at for what is shown or done. */
const noteOwner = async (
  { redis, keys }: Store,
  { conversation, customer }: Session,
  before: Session | undefined,
): Promise<void> => {
  if (customer === undefined || customer === before?.customer) return
  const name = createHash('sha256').update(customer).digest('base64url')
  await redis.set(keys.chatOwner(conversation), name, 'EX', OWNER_SECONDS)
}

const findRunOut = async (store: Store, now: number, limit: number): Promise<readonly RunOut[]> => {
  const { redis, keys } = store
  const due = await redis.zrange(keys.signInEnds, '-inf', String(now), 'BYSCORE', 'LIMIT', 0, limit, 'WITHSCORES')
  const pairs = Array.from({ length: due.length / 2 }, (_, at) => [due[2 * at] ?? '', Number(due[2 * at + 1])] as const)
  const found = await Promise.all(
    pairs.flatMap(([id, noted]) => (conversationId.is(id) ? [runOutOf(store, { conversation: id, noted, now })] : [])),
  )
  return found.filter((each) => each !== undefined)
}

type Noted = { readonly conversation: ConversationId; readonly noted: number; readonly now: number }

/** Undefined, and moved on or taken off the list, when it is not so: the session has gone on, or has been signed out. */
const runOutOf = async (store: Store, { conversation, noted, now }: Noted): Promise<RunOut | undefined> => {
  const { redis, scripts, keys } = store
  const { session } = currentOf(store, conversation, await redis.get(keys.session(conversation)))
  const { customer, signedInUntil: until } = session ?? {}
  if (customer !== undefined && until !== undefined && until <= now) return { conversation, customer, until }
  const end = customer === undefined ? undefined : until
  await scripts.moveEnd({ key: keys.signInEnds, conversation, noted, end })
  return undefined
}
