import type { Context, Next } from 'hono'
import type { ApiServices } from './services.ts'
import { Refusal } from '../kit/refusal.ts'

/** A token bucket for the platform's calls, and a slower one for subscriptions. Off unless asked for. */
export const rateLimit = (services: ApiServices) => {
  const { rateLimitPerSecond, rateLimitBurst } = services.settings
  const bucket = (perSecond: number, burst: number): (() => boolean) => {
    let [tokens, since] = [burst, services.clock.now()]
    return () => {
      const now = services.clock.now()
      tokens = Math.min(burst, tokens + ((now - since) / 1_000) * perSecond)
      since = now
      if (tokens < 1) return false
      tokens -= 1
      return true
    }
  }
  const all = bucket(rateLimitPerSecond, rateLimitBurst)
  const subscriptions = bucket(1, 5)
  return async (c: Context, next: Next): Promise<void> => {
    const slow = c.req.path.includes('/subscriptions')
    if (!all() || (slow && !subscriptions()))
      throw new Refusal(429, '429', 'Too many requests hit the API too quickly.')
    await next()
  }
}
