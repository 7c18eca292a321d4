import type { Redis } from 'ioredis'
import type { CardRefs } from '#conversation/channel/card-refs.ts'

/** Longer than a payment may take to come back; after that its card is shown anew. */
const SECONDS = 60 * 86_400

export const createCardRefs = (redis: Redis, namespace: string): CardRefs => {
  const keyOf = (conversation: string, card: string): string => `${namespace}:c:{${conversation}}:${card}`
  return {
    async find(conversation, card) {
      return (await redis.get(keyOf(conversation, card))) ?? undefined
    },
    async keep(conversation, card, reference) {
      await redis.set(keyOf(conversation, card), reference, 'EX', SECONDS)
    },
  }
}
