import { randomInt } from 'node:crypto'
import type { Redis } from 'ioredis'
import { z } from 'zod'
import type { ConversationId, TurnId } from '#bank/ids.ts'
import type { Session } from '#conversation/session.ts'
import type { Committed, Loaded, SessionStore } from '#conversation/session-store.ts'
import { createLru } from './lru.ts'
import type { Scripts } from './scripts.ts'
import { answerText, readAnswer, readSession, sessionText } from './session-codec.ts'

const DIGITS = 16
/** Revisions begin at random, so that one of a lost session never fits a later one; far enough below 2^53 to grow. */
const FIRST_BELOW = 2 ** 47
/** Longer than any sender tries again (Telegram: 24 hours). */
const ANSWER_SECONDS = 25 * 3_600
const SESSION_SECONDS = 7 * 86_400
/** Enough for a redelivery that comes while the next turns are already answered. */
const TURNS_REMEMBERED = 8

type Cached = { readonly session: Session | undefined; readonly revision: number; readonly turns: readonly TurnId[] }
type Standing = Pick<Cached, 'session' | 'revision'>

const NONE: Standing = { session: undefined, revision: 0 }
const asDigits = (revision: number): string => String(revision).padStart(DIGITS, '0')

const standingOf = (stored: string | null): Standing =>
  stored === null ? NONE : { session: readSession(stored.slice(DIGITS)), revision: Number(stored.slice(0, DIGITS)) }

const CommitReply = z.union([
  z.tuple([z.literal('done')]),
  z.tuple([z.literal('repeat'), z.string()]),
  z.tuple([z.literal('moved'), z.string().nullable()]),
])

export type SessionStoreDeps = {
  readonly redis: Redis
  readonly scripts: Scripts
  readonly namespace: string
  /** How many sessions this process keeps at hand. A cache only: any process may change any of them. */
  readonly cached: number
}

/** One script per turn; a session that this process saw last costs no read before it. */
export const createSessionStore = ({ redis, scripts, namespace, cached }: SessionStoreDeps): SessionStore => {
  const cache = createLru<Cached>(cached)
  // One hash tag per conversation: both keys of a turn live on one node of a cluster.
  const sessionKey = (conversation: ConversationId): string => `${namespace}:s:{${conversation}}`
  const turnKey = (conversation: ConversationId, turn: TurnId): string => `${namespace}:t:{${conversation}}:${turn}`
  const remember = (conversation: ConversationId, standing: Standing, turns: readonly TurnId[]): void =>
    cache.set(conversation, { ...standing, turns })

  const load = async (conversation: ConversationId, turn: TurnId): Promise<Loaded> => {
    const known = cache.get(conversation)
    if (known !== undefined && !known.turns.includes(turn))
      return { kind: 'session', session: known.session, revision: known.revision }
    const [answer, stored] = await redis.mget(turnKey(conversation, turn), sessionKey(conversation))
    if (typeof answer === 'string') return { kind: 'repeat', answer: readAnswer(answer) }
    const standing = standingOf(stored ?? null)
    remember(conversation, standing, [])
    return { kind: 'session', ...standing }
  }

  return {
    load,
    async commit({ conversation, turn, revision, session, answer }): Promise<Committed> {
      const next = revision === 0 ? randomInt(1, FIRST_BELOW) : revision + 1
      const before = cache.get(conversation)?.turns ?? []
      // Whatever happens to this call, what was at hand is no longer known to be true.
      cache.delete(conversation)
      const reply = CommitReply.parse(
        await scripts.commitTurn({
          sessionKey: sessionKey(conversation),
          turnKey: turnKey(conversation, turn),
          revision: asDigits(revision),
          next: asDigits(next),
          session: sessionText(session),
          sessionSeconds: SESSION_SECONDS,
          answer: answerText(answer),
          answerSeconds: ANSWER_SECONDS,
        }),
      )
      if (reply[0] === 'repeat') return { kind: 'repeat', answer: readAnswer(reply[1]) }
      if (reply[0] === 'done') {
        remember(conversation, { session, revision: next }, [...before, turn].slice(-TURNS_REMEMBERED))
        return { kind: 'done' }
      }
      const standing = standingOf(reply[1])
      remember(conversation, standing, [])
      return { kind: 'moved', ...standing }
    },
  }
}
