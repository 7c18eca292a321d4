import type { Redis } from 'ioredis'

/** Many listeners on one subscribed connection: each channel is subscribed once, while anyone listens. */
export const createNews = (subscriber: Redis) => {
  const listeners = new Map<string, Set<() => void>>()
  subscriber.on('message', (channel: string) => {
    for (const onNews of listeners.get(channel) ?? []) onNews()
  })
  // What was published while the connection was away is gone: everyone looks once.
  subscriber.on('ready', () => {
    for (const set of listeners.values()) for (const onNews of set) onNews()
  })

  const leave = (channel: string, onNews: () => void) => {
    const set = listeners.get(channel)
    if (set?.delete(onNews) !== true || set.size > 0) return
    listeners.delete(channel)
    // A connection that is going away has nothing left to unsubscribe.
    subscriber.unsubscribe(channel).catch(() => undefined)
  }

  return {
    /** Resolves once listening, with the function that stops it. */
    async listen(channel: string, onNews: () => void): Promise<() => void> {
      const set = listeners.get(channel) ?? new Set()
      listeners.set(channel, set.add(onNews))
      try {
        await subscriber.subscribe(channel)
      } catch (error) {
        leave(channel, onNews)
        throw error
      }
      return () => leave(channel, onNews)
    },
  }
}
