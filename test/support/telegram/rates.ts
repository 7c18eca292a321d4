import { Refusal } from './refusal.ts'

/** How much may be sent. `relaxed` is for long conversations at machine speed, where limits are not what is tested. */
export type Rates = {
  readonly perChatBurst: number
  readonly perChatPerSecond: number
  readonly perSecond: number
  readonly perGroupPerMinute: number
}

export const LIFELIKE: Rates = { perChatBurst: 5, perChatPerSecond: 1, perSecond: 30, perGroupPerMinute: 20 }
export const RELAXED: Rates = {
  perChatBurst: 10_000,
  perChatPerSecond: 10_000,
  perSecond: 10_000,
  perGroupPerMinute: 10_000,
}

export const tooMany = (seconds: number): Refusal =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

type Bucket = { tokens: number; at: number }

const createBuckets = (clock: () => number, { burst, perSecond }: { burst: number; perSecond: number }) => {
  const buckets = new Map<number, Bucket>()
  /** Takes one token, or says how many seconds to wait for the next. */
  return (key: number): number => {
    const now = clock()
    const bucket = buckets.get(key) ?? { tokens: burst, at: now }
    buckets.set(key, bucket)
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond))
    bucket.tokens -= 1
    return 0
  }
}

/** Messages and edits count; answers to presses and deletions do not. Throws 429 when too fast. */
export const createRates = (clock: () => number, rates: Rates) => {
  const chat = createBuckets(clock, { burst: rates.perChatBurst, perSecond: rates.perChatPerSecond })
  const group = createBuckets(clock, { burst: rates.perGroupPerMinute, perSecond: rates.perGroupPerMinute / 60 })
  const all = createBuckets(clock, { burst: rates.perSecond, perSecond: rates.perSecond })
  const webhook = createBuckets(clock, { burst: 1, perSecond: 1 })
  const take = (seconds: number): void => {
    if (seconds > 0) throw tooMany(seconds)
  }
  return {
    send: (chatId: number, isGroup: boolean): void => {
      take(chat(chatId))
      if (isGroup) take(group(chatId))
      take(all(0))
    },
    setWebhook: (): void => take(webhook(0)),
  }
}
