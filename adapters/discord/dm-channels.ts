import { LRUCache } from 'lru-cache'
import type { DiscordApi } from './api.ts'
import type { DmChannel } from './ids.ts'

const REMEMBERED = 10_000

export type DmChannels = (userId: string) => Promise<DmChannel | undefined>

/** Channels of direct messages never change: asked once for each person, as opening them often is punished. */
export const createDmChannels = (api: Pick<DiscordApi, 'openDm'>): DmChannels => {
  const known = new LRUCache<string, DmChannel>({ max: REMEMBERED })
  return async (userId) => {
    const channel = known.get(userId) ?? (await api.openDm(userId))
    if (channel !== undefined) known.set(userId, channel)
    return channel
  }
}
