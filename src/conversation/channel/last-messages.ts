import { cardId, type ConversationId } from '#bank/ground/ids.ts'
import type { CardRefs } from './card-refs.ts'

/** So many of our messages can be expected on the screen of a phone. */
const MOST = 4
/** Kept beside the cards of a conversation, under a name that no card has. */
const LAST = cardId('last messages')

/**
 * Which of our messages stand last in a chat: an edit of one farther up is seen by nobody. May be lost, or miss one where two
 * processes write at once: then a card is edited where it stands.
 */
export const createLastMessages = (refs: CardRefs) => {
  const read = async (conversation: ConversationId): Promise<readonly string[]> =>
    ((await refs.find(conversation, LAST)) ?? '').split(' ').filter((id) => id !== '')

  return {
    /** `id`: the platform's own of a new message, without spaces. */
    async add(conversation: ConversationId, id: string): Promise<void> {
      const known = await read(conversation)
      if (known.includes(id)) return
      await refs.keep(conversation, LAST, [...known, id].slice(-MOST).join(' '))
    },
    /** False where too few are known to tell. */
    async isFarUp(conversation: ConversationId, id: string): Promise<boolean> {
      const known = await read(conversation)
      return known.length === MOST && !known.includes(id)
    },
  }
}
