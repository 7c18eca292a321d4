import { createHash } from 'node:crypto'

export type BucketSize = { readonly limit: number; readonly windowMs: number }

/** Ids that split a bucket: channel, and webhook with its token; every other id shares the route's bucket. */
const routeOf = (method: string, path: string): { readonly route: string; readonly major: string } => {
  const major = /^\/(?:channels\/(\d+)|(?:webhooks|interactions)\/(\d+\/[^/]+))/.exec(path)
  return {
    route: `${method} ${path.replaceAll(/\d{5,}/g, ':id').replace(/(\/(?:webhooks|interactions)\/:id\/)[^/]+/, '$1:token')}`,
    major: major?.[1] ?? major?.[2] ?? '',
  }
}

export type Verdict = { readonly headers: Record<string, string>; readonly retryAfter?: number }

/** Buckets by route and major parameter, told in headers on every answer. */
export const createLimits = (size: BucketSize, now: () => number) => {
  const buckets = new Map<string, { used: number; resetAt: number }>()
  return {
    spend: (method: string, path: string): Verdict => {
      const { route, major } = routeOf(method, path)
      const key = `${route} ${major}`
      const known = buckets.get(key)
      const bucket = known && known.resetAt > now() ? known : { used: 0, resetAt: now() + size.windowMs }
      buckets.set(key, bucket)
      const resetAfter = Math.max(0, bucket.resetAt - now()) / 1000
      const over = bucket.used >= size.limit
      if (!over) bucket.used += 1
      const headers = {
        'x-ratelimit-limit': String(size.limit),
        'x-ratelimit-remaining': String(Math.max(0, size.limit - bucket.used)),
        'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
        'x-ratelimit-reset-after': resetAfter.toFixed(3),
        'x-ratelimit-bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
      }
      return over ? { headers, retryAfter: resetAfter } : { headers }
    },
  }
}
