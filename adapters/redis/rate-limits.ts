import type { Scripts } from './scripts.ts'

export type RateLimits = {
  /** True when `key` may do one more: up to `burst` at once, refilled at `perMinute`. Counts over all processes. */
  take(key: string, rate: { readonly perMinute: number; readonly burst: number }): Promise<boolean>
}

const MINUTE_MS = 60_000

export const createRateLimits = (scripts: Scripts, namespace: string, clock: () => number): RateLimits => ({
  take(key, { perMinute, burst }) {
    if (perMinute <= 0 || burst < 1) throw new RangeError('a rate allows at least one, and refills')
    return scripts.takeToken({ key: `${namespace}:r:${key}`, now: clock(), perMs: perMinute / MINUTE_MS, burst })
  },
})
