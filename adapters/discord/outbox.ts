import { LRUCache } from 'lru-cache'
import { conversationId } from '#bank/ground/ids.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import type { DiscordApi } from './api.ts'
import type { Cards } from './cards.ts'
import { isUnreachable } from './failure.ts'
import { userOf } from './ids.ts'

const REMEMBERED = 10_000

/** Channels of direct messages never change: asked once for each person, as opening them often is punished. */
const createChannels = (api: DiscordApi) => {
  const known = new LRUCache<string, string>({ max: REMEMBERED })
  return async (userId: string): Promise<string> => {
    const channelId = known.get(userId) ?? (await api.openDm(userId))
    known.set(userId, channelId)
    return channelId
  }
}

/** Messages outside a turn: the card's edit where it stands, else a direct message whose nonce comes from the key. */
export const createOutbox = (deps: { readonly api: DiscordApi; readonly cards: Cards }): Outbox => {
  const channelOf = createChannels(deps.api)
  return {
    deliver: async ({ conversation, key, message }) => {
      const userId = userOf(conversation)
      try {
        await deps.cards.show({
          conversation: conversationId(conversation),
          message,
          key,
          channel: () => channelOf(userId),
        })
        return 'delivered'
      } catch (error) {
        if (isUnreachable(error)) return 'unreachable'
        throw error
      }
    },
  }
}
