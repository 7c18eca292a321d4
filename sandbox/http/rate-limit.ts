import type { Context, Next } from 'hono'
import type { House } from '../house.ts'
import { Refusal } from './errors.ts'

/** A token bucket for the platform's calls, and a slower one for subscriptions. Off unless asked for. */
export const rateLimit = (house: House) => {
  const { rateLimitPerSecond, rateLimitBurst } = house.settings
  const bucket = (perSecond: number, burst: number): (() => boolean) => {
    let [tokens, since] = [burst, house.clock.now()]
    return () => {
      const now = house.clock.now()
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
