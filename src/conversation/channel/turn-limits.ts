import type { ConversationId, IdentityKey } from '#bank/ground/ids.ts'
import type { ChannelName } from './turn.ts'

/** Who sends a turn, as far as its channel tells. */
export type TurnSender = {
  readonly channel: ChannelName
  readonly conversation: ConversationId
  readonly identity: IdentityKey
  /** Where the request comes from; absent where the platform calls us for everybody. */
  readonly address?: string | undefined
  /** When it was said, Unix ms: what a platform delivers late counts for the moment it was said in. */
  readonly at: number
}

export type Admission =
  | { readonly kind: 'admitted' }
  /** Nothing is done with the turn. `tell`: its sender has not heard so in the last minute. */
  | { readonly kind: 'too-fast'; readonly waitMs: number; readonly tell: boolean }

/** How much each person, address and chat may send, and all of them together. One mechanism for every channel. */
export type TurnLimits = {
  /** Never fails: where the shared count is out of reach, this process counts for itself. */
  admit(sender: TurnSender): Promise<Admission>
  /** Whether a customer has signed in there within months, as far as the last admission of it has found. */
  isOfCustomer(conversation: ConversationId): boolean
}
