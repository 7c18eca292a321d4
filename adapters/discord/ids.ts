import { z } from 'zod'
import {
  type ConversationId,
  conversationId,
  type IdentityKey,
  identityKey,
  type TurnId,
  turnId,
} from '#bank/ground/ids.ts'

const DISCORD_EPOCH = 1_420_070_400_000n

/** When the thing with this id came to be, Unix ms: every id of Discord's carries it. */
export const momentOf = (snowflake: string): number => Number((BigInt(snowflake) >> 22n) + DISCORD_EPOCH)

export const conversationOf = (userId: string): ConversationId => conversationId(`discord:${userId}`)
export const identityOf = (userId: string): IdentityKey => identityKey(`discord:${userId}`)
export const turnIdOf = (id: string): TurnId => turnId(`discord:${id}`)

/** The user behind `discord:<user id>`. Throws on a conversation of another channel. */
export const userOf = (conversation: string): string => {
  const id = /^discord:(\d{1,20})$/.exec(conversation)?.[1]
  if (id === undefined) throw new Error('not a Discord conversation')
  return id
}

const DmChannelId = z
  .string()
  .regex(/^\d{1,20}$/)
  .brand<'dm'>()
/** A channel that one person and the bot read. Everything private is sent to one of these, and nothing of it elsewhere. */
export type DmChannel = z.infer<typeof DmChannelId>
/** What Discord itself has called a direct-message channel. */
export const dmChannel = (id: string): DmChannel => DmChannelId.parse(id)
/** The type of such a channel; a group of people has another. */
export const DM_CHANNEL = 1

/** Where a card stands. */
export type Place = { readonly channelId: string; readonly messageId: string }
export const toReference = ({ channelId, messageId }: Place): string => `${channelId}/${messageId}`
export const toPlace = (reference: string): Place | undefined => {
  const [, channelId, messageId] = /^(\d+)\/(\d+)$/.exec(reference) ?? []
  return channelId === undefined || messageId === undefined ? undefined : { channelId, messageId }
}

/** Buttons carry the core's opaque id as it is; these prefixes hold a colon, which no such id can. */
export const FORM_BUTTON = 'form:'
export const FORM_MODAL = 'fill:'
export const PICK = 'pick:'
