import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

export type Rate = {
  /** How many at once after a pause. */
  readonly burst: number
  readonly perSecond: number
}

/** A burst in as long as it takes to earn one at `perSecond`. In this process: each web process allows its own. */
export const createRateLimit = ({ burst, perSecond }: Rate) => {
  const limiter = new RateLimiterMemory({ points: burst, duration: burst / perSecond })
  return {
    /** Zero: go on, else how long until it may try again. */
    async take(name: string): Promise<{ readonly waitMs: number }> {
      try {
        await limiter.consume(name)
        return { waitMs: 0 }
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return { waitMs: Math.max(1, refused.msBeforeNext) }
        throw refused
      }
    },
  }
}
