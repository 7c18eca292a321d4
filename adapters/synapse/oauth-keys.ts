import { LRUCache } from 'lru-cache'
import type { RailFailure } from '#bank/ground/rail.ts'
import { ok, type Result } from '#kit/result.ts'

export type OauthKey = {
  readonly key: string
  /** Unix ms of our clock. */
  readonly expiresAt: number
  /** Its successor's ticket: good for ten uses, the answer of the last one brings the next. */
  readonly refreshToken: string | undefined
}

type Deps = {
  readonly issue: (user: string, refreshToken: string | undefined) => Promise<Result<OauthKey, RailFailure>>
  readonly clock: () => number
  /** How long before its end a key is no longer used: longer than a call can take. */
  readonly marginMs?: number
  /** Users kept; the one asked for longest ago goes first. */
  readonly limit?: number
}

/** One key per user (a rail has one fingerprint), issued once however many calls want it at the same moment. */
export const createOauthKeys = ({ issue, clock, marginMs = 60_000, limit = 10_000 }: Deps) => {
  const kept = new LRUCache<string, OauthKey>({ max: limit })
  const underWay = new Map<string, Promise<Result<OauthKey, RailFailure>>>()

  const renew = async (user: string): Promise<Result<OauthKey, RailFailure>> => {
    const issued = await issue(user, kept.get(user)?.refreshToken)
    if (issued.ok) kept.set(user, issued.value)
    else kept.delete(user)
    return issued
  }

  const renewOnce = (user: string): Promise<Result<OauthKey, RailFailure>> => {
    const running = underWay.get(user)
    if (running !== undefined) return running
    const renewal = renew(user).finally(() => underWay.delete(user))
    underWay.set(user, renewal)
    return renewal
  }

  return {
    /** A key to use now. `refused` is the one that the bank has just turned down: another is issued in its place. */
    async keyFor(user: string, refused?: string): Promise<Result<string, RailFailure>> {
      const known = kept.get(user)
      if (known !== undefined && known.key !== refused && clock() < known.expiresAt - marginMs) return ok(known.key)
      const issued = await renewOnce(user)
      return issued.ok ? ok(issued.value.key) : issued
    },
    /** A user who is closed is acted for no more, though the bank lets a key be used to its end. */
    forget(user: string): void {
      kept.delete(user)
    },
  }
}
export type OauthKeys = ReturnType<typeof createOauthKeys>
