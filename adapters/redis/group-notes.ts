import type { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import { GROUP_NOTE_EVERY_MS, type GroupNotes } from '#conversation/channel/group-notes.ts'
import type { Keys } from './keys.ts'

const GROUPS_KEPT = 10_000

/** Counted in Redis, over all processes; what this process has answered it remembers without it. */
export const createGroupNotes = (redis: Redis, keys: Keys): GroupNotes => {
  const answered = new LRUCache<string, true>({ max: GROUPS_KEPT, ttl: GROUP_NOTE_EVERY_MS })
  const isFirst = async (group: string): Promise<boolean> => {
    if (redis.status !== 'ready') return true
    const key = keys.groupNote(group)
    return (await redis.set(key, '1', 'PX', GROUP_NOTE_EVERY_MS, 'NX').catch(() => 'OK')) === 'OK'
  }
  return {
    async claim(group) {
      if (answered.get(group) === true) return false
      answered.set(group, true)
      return await isFirst(group)
    },
  }
}
