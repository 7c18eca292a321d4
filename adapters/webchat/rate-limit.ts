/** How often one conversation may act. */
export type RateLimit = {
  /** Takes one; `waitMs` is 0 when it may go on, else how long until it may try again. */
  take(name: string): Promise<{ readonly waitMs: number }>
}

export type Rate = {
  /** How many at once after a pause. */
  readonly burst: number
  readonly perSecond: number
}

type Bucket = { tokens: number; at: number }
const MAX_BUCKETS = 50_000

/** Token buckets in this process: each web process allows its own. */
export const createTokenBuckets = ({ clock, rate }: { clock: () => number; rate: Rate }): RateLimit => {
  const buckets = new Map<string, Bucket>()
  const refilled = (bucket: Bucket, now: number): Bucket => ({
    tokens: Math.min(rate.burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * rate.perSecond),
    at: now,
  })

  return {
    take(name) {
      const now = clock()
      const bucket = refilled(buckets.get(name) ?? { tokens: rate.burst, at: now }, now)
      buckets.delete(name) // set anew, so that the oldest stand first
      const short = Math.max(0, 1 - bucket.tokens)
      buckets.set(name, short > 0 ? bucket : { ...bucket, tokens: bucket.tokens - 1 })
      for (const oldest of buckets.keys()) {
        if (buckets.size <= MAX_BUCKETS) break
        buckets.delete(oldest)
      }
      return Promise.resolve({ waitMs: Math.ceil((short / rate.perSecond) * 1000) })
    },
  }
}
