import type { Redis } from 'ioredis'

/**
 * Atomic steps inside Redis. ioredis sends the digest and, where the server does not know the script (after a
 * restart), the text once.
 *
 * A session is one string: sixteen digits of revision, then its JSON, sealed. Where a number of answers to keep is given,
 * the oldest beyond it are deleted; their keys share the conversation's hash tag.
 */
const COMMIT = `
local answer = redis.call('GET', KEYS[2])
if answer then return {'repeat', answer} end
local stored = redis.call('GETRANGE', KEYS[1], 0, 15)
if stored == '' then stored = '0000000000000000' end
if stored ~= ARGV[1] then return {'moved', redis.call('GET', KEYS[1])} end
redis.call('SET', KEYS[1], ARGV[2] .. ARGV[3], 'EX', ARGV[4])
redis.call('SET', KEYS[2], ARGV[5], 'EX', ARGV[6])
if ARGV[7] ~= '' then
  redis.call('LPUSH', KEYS[3], KEYS[2])
  for _, old in ipairs(redis.call('LRANGE', KEYS[3], ARGV[7], -1)) do redis.call('DEL', old) end
  redis.call('LTRIM', KEYS[3], 0, ARGV[7] - 1)
  redis.call('EXPIRE', KEYS[3], ARGV[6])
end
return {'done'}
`

/** Only if no other end was noted meanwhile. */
const MOVE_END = `
if redis.call('ZSCORE', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
if ARGV[3] == '' then return redis.call('ZREM', KEYS[1], ARGV[1]) end
return redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
`

/** Not the lease of the process that took it after it had run out. */
const END_LEASE = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`

export type Scripts = {
  /** `[done]`, `[repeat, answer]` or `[moved, session or null]` */
  commitTurn(order: {
    readonly sessionKey: string
    readonly turnKey: string
    readonly revision: string
    readonly next: string
    readonly session: string
    readonly sessionSeconds: number
    readonly answer: string
    readonly answerSeconds: number
    readonly answersKey: string
    /** How many answers stay, for a conversation nobody is signed in to; all of them without. */
    readonly answersKept: number | undefined
  }): Promise<unknown>
  /** Without an end it is taken off the list. */
  moveEnd(order: {
    readonly key: string
    readonly conversation: string
    readonly noted: number
    readonly end: number | undefined
  }): Promise<void>
  endLease(order: { readonly key: string; readonly holder: string }): Promise<void>
}

type Defined = Redis &
  Record<'parleyCommitTurn' | 'parleyMoveEnd' | 'parleyEndLease', (...args: (string | number)[]) => Promise<unknown>>

/** Teaches the client the scripts; doing it twice changes nothing. */
export const defineScripts = (redis: Redis): Scripts => {
  redis.defineCommand('parleyCommitTurn', { numberOfKeys: 3, lua: COMMIT })
  redis.defineCommand('parleyMoveEnd', { numberOfKeys: 1, lua: MOVE_END })
  redis.defineCommand('parleyEndLease', { numberOfKeys: 1, lua: END_LEASE })
  const defined = redis as Defined
  return {
    commitTurn: ({ sessionKey, turnKey, answersKey, answersKept, ...order }) => {
      const { revision, next, session, sessionSeconds, answer, answerSeconds } = order
      const values = [revision, next, session, sessionSeconds, answer, answerSeconds, answersKept ?? '']
      return defined.parleyCommitTurn(sessionKey, turnKey, answersKey, ...values)
    },
    endLease: async ({ key, holder }) => void (await defined.parleyEndLease(key, holder)),
    moveEnd: async ({ key, conversation, noted, end }) =>
      void (await defined.parleyMoveEnd(key, conversation, noted, end ?? '')),
  }
}
