import type { Redis } from 'ioredis'
import type { CardRefs } from '#conversation/channel/card-refs.ts'
import type { Keys } from './keys.ts'

/** Longer than a payment may take to come back; after that its card is shown as a new message. */
const SECONDS = 60 * 86_400

export const createCardRefs = (redis: Redis, keys: Keys): CardRefs => {
  return {
    async find(conversation, card) {
      return (await redis.get(keys.cardRef(conversation, card))) ?? undefined
    },
    async keep(conversation, card, reference) {
      await redis.set(keys.cardRef(conversation, card), reference, 'EX', SECONDS)
    },
  }
}
