import type { CardId, ConversationId } from '#bank/ground/ids.ts'

/**
 * Where a card stands on its platform: the platform's own message id, opaque to everyone but its adapter.
 * May be lost with Redis: the card is then sent as a new message instead of edited.
 */
export type CardRefs = {
  find(conversation: ConversationId, card: CardId): Promise<string | undefined>
  /** Repeating it with the same reference changes nothing. */
  keep(conversation: ConversationId, card: CardId, reference: string): Promise<void>
}
