import type { Act } from '#conversation/channel/turn.ts'
import { z } from 'zod'
import { Attachment, sentFile } from './attachment.ts'

const snowflake = z.string().regex(/^\d{1,20}$/)
const Message = z.object({
  id: snowflake,
  channel_id: snowflake,
  // Left out by Discord now and then, even in direct messages.
  channel_type: z.int().optional(),
  guild_id: snowflake.nullish(),
  webhook_id: snowflake.nullish(),
  type: z.int(),
  flags: z.int().optional(),
  content: z.string(),
  author: z.object({
    id: snowflake,
    username: z.string(),
    global_name: z.string().nullish(),
    bot: z.boolean().optional(),
    system: z.boolean().optional(),
  }),
  attachments: z.array(Attachment).optional(),
  sticker_items: z.array(z.unknown()).optional(),
  message_snapshots: z.array(z.unknown()).optional(),
})
type Message = z.infer<typeof Message>

export type DirectMessage = {
  readonly id: string
  readonly channelId: string
  readonly userId: string
  readonly name: string
  readonly act: Extract<Act, { do: 'say' | 'attach' | 'send-other' }>
}

const DM_CHANNEL = 1
const DEFAULT = 0
const REPLY = 19
const VOICE = 1 << 13

const actOf = (message: Message): DirectMessage['act'] => {
  if (((message.flags ?? 0) & VOICE) !== 0) return { do: 'send-other', what: 'voice message' }
  const [first] = message.attachments ?? []
  if (first !== undefined) {
    const what = first.content_type?.startsWith('image/') ? 'a picture' : 'a file'
    return { do: 'attach', file: sentFile(first, true), text: message.content, what }
  }
  if (message.content.trim() !== '') return { do: 'say', text: message.content }
  if (message.sticker_items?.length) return { do: 'send-other', what: 'sticker' }
  if (message.message_snapshots?.length) return { do: 'send-other', what: 'forwarded message' }
  return { do: 'send-other', what: 'message' }
}

/** A person's message to the bot; undefined for everything else: our own echoes, bots, servers, groups, notices. */
export const parseDirectMessage = (raw: unknown): DirectMessage | undefined => {
  const parsed = Message.safeParse(raw)
  if (!parsed.success) return undefined
  const message = parsed.data
  const { author, channel_type: channelType = DM_CHANNEL } = message
  if (author.bot || author.system || message.webhook_id || message.guild_id || channelType !== DM_CHANNEL)
    return undefined
  if (message.type !== DEFAULT && message.type !== REPLY) return undefined
  return {
    id: message.id,
    channelId: message.channel_id,
    userId: author.id,
    name: author.global_name ?? author.username,
    act: actOf(message),
  }
}
