import { conversationId } from '#bank/ground/ids.ts'
import type { Outbox } from '#conversation/channel/message.ts'
import { privateRefused } from '#conversation/channel/readers.ts'
import { RANK } from '#conversation/channel/urgency.ts'
import type { Log } from '#kit/log.ts'
import { createRankedQueue } from '#kit/ranked-queue.ts'
import type { Cards } from './cards.ts'
import type { DmChannels } from './dm-channels.ts'
import { isUnreachable } from './failure.ts'
import { type DmChannel, userOf } from './ids.ts'

type Deps = { readonly cards: Cards; readonly channelOf: DmChannels; readonly log: Log }

/** What Discord opened for this person is read by others. */
class OthersRead extends Error {}

/**
 * Messages outside a turn: the card's edit where it stands, else a direct message whose nonce comes from the key. What a
 * person waits for goes one by one, the most urgent first.
 */
export const createOutbox = ({ cards, channelOf, log }: Deps): Outbox => {
  const inOrder = createRankedQueue()
  const channelFor = async (userId: string): Promise<DmChannel> => {
    const channel = await channelOf(userId)
    if (channel === undefined) throw new OthersRead()
    return channel
  }
  return {
    deliver: async ({ conversation, key, message, whereShown = false, urgency = 'news' }) => {
      const userId = userOf(conversation)
      const to = { conversation: conversationId(conversation), message, key, channel: () => channelFor(userId) }
      const show = () => (whereShown ? cards.rework(to) : cards.show(to))
      try {
        await inOrder(userId, show, RANK[urgency])
        return 'delivered'
      } catch (error) {
        if (isUnreachable(error)) return 'unreachable'
        if (!(error instanceof OthersRead)) throw error
        privateRefused(log, 'discord', 'a notice')
        return 'unreachable'
      }
    },
    close: async ({ conversation, closing }) => {
      const closeAll = async (): Promise<void> => {
        for (const each of closing) await cards.close(conversationId(conversation), each)
      }
      try {
        await inOrder(userOf(conversation), closeAll, RANK.news)
        return 'delivered'
      } catch (error) {
        if (isUnreachable(error)) return 'unreachable'
        throw error
      }
    },
  }
}
