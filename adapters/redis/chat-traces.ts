import type { Redis } from 'ioredis'
import type { ChatTraces } from '#bank/privacy/records.ts'
import type { Keys } from './keys.ts'

/** Looked at in one step; between two of them others are served. */
const BATCH = 1_000
const escaped = (text: string): string => text.replaceAll(/[\\*?[\]^-]/g, String.raw`\$&`)

/** Every key that names the chat goes, whichever adapter wrote it: session, answers, forms, cards, the web chat's log. */
export const createChatTraces = (redis: Redis, { namespace, keys }: { namespace: string; keys: Keys }): ChatTraces => ({
  async erase(chats) {
    for (const chat of chats) {
      await redis.zrem(keys.signInEnds, chat)
      for (let cursor = '0'; ; ) {
        const match = `${escaped(namespace)}:*${escaped(chat)}*`
        const [next, found] = await redis.scan(cursor, 'MATCH', match, 'COUNT', BATCH)
        if (found.length > 0) await redis.unlink(...found)
        cursor = next
        if (cursor === '0') break
      }
    }
  },
})
