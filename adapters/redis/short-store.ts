import type { Redis } from 'ioredis'

/** Small texts by id that an adapter needs again soon, such as a form that a later press opens. May be lost. */
export type ShortStore = {
  put(id: string, text: string): Promise<void>
  get(id: string): Promise<string | undefined>
}

export const createShortStore = (redis: Redis, prefix: string, seconds: number): ShortStore => ({
  async put(id, text) {
    await redis.set(`${prefix}:${id}`, text, 'EX', seconds)
  },
  async get(id) {
    return (await redis.get(`${prefix}:${id}`)) ?? undefined
  },
})
