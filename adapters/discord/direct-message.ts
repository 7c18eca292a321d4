import type { Act } from '#conversation/channel/turn.ts'
import { DEFAULT_LOCALE } from '#conversation/words/locale.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { z } from 'zod'
import { Attachment, sentFile } from './attachment.ts'
import { DM_CHANNEL, type DmChannel, dmChannel } from './ids.ts'

const snowflake = z.string().regex(/^\d{1,20}$/)
/** What was forwarded, as it stood where it came from. */
const Snapshot = z.looseObject({ message: z.looseObject({ content: z.string().optional() }).optional() })
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
  message_snapshots: z.array(Snapshot).optional(),
  message_reference: z.object({ type: z.int().optional() }).nullish(),
  /** Made by an application on somebody's behalf. */
  application_id: snowflake.nullish(),
  interaction_metadata: z.unknown().optional(),
})
type Message = z.infer<typeof Message>

export type DirectMessage = {
  readonly id: string
  readonly channelId: DmChannel
  /** Discord has called the channel one of direct messages; else that is to be asked. */
  readonly isSureDm: boolean
  readonly userId: string
  readonly name: string
  /** Of our own words about it alone: Discord tells the language with interactions only, so the turn has none. */
  readonly locale: Locale
  readonly act: Extract<Act, { do: 'say' | 'attach' | 'send-other' | 'not-own' }>
}

const DEFAULT = 0
const REPLY = 19
/** The type of a reference to a message that is forwarded; 0 is that of an answer. */
const FORWARD = 1
const VOICE = 1 << 13

const { what } = channelWords({ locale: DEFAULT_LOCALE }).discord

/** A text that answers another message is the sender's own; what is forwarded is not. */
const isForwarded = ({ message_snapshots: snapshots, message_reference: reference }: Message): boolean =>
  (snapshots?.length ?? 0) > 0 || reference?.type === FORWARD

const forwardedText = ({ content, message_snapshots: snapshots = [] }: Message): string =>
  [content, ...snapshots.map(({ message }) => message?.content ?? '')].filter((text) => text !== '').join('\n')

const actOf = (message: Message): DirectMessage['act'] => {
  if (isForwarded(message)) return { do: 'not-own', what: what.forwarded, text: forwardedText(message) }
  if (((message.flags ?? 0) & VOICE) !== 0) return { do: 'send-other', what: what.voice }
  const [first] = message.attachments ?? []
  if (first !== undefined) {
    const isPicture = first.content_type?.startsWith('image/') === true
    const name = isPicture ? what.picture : what.file
    return { do: 'attach', file: sentFile(first, true), text: message.content, what: name }
  }
  if (message.content.trim() !== '') return { do: 'say', text: message.content }
  if (message.sticker_items?.length) return { do: 'send-other', what: what.sticker }
  return { do: 'send-other', what: what.other }
}

const isMadeByApplication = (message: Message): boolean =>
  message.application_id != null || message.interaction_metadata !== undefined

/** A person's message to the bot; undefined for everything else: our own echoes, bots, servers, groups, notices. */
export const parseDirectMessage = (raw: unknown): DirectMessage | undefined => {
  const parsed = Message.safeParse(raw)
  if (!parsed.success) return undefined
  const message = parsed.data
  const { author, channel_type: channelType = DM_CHANNEL } = message
  if (
    author.bot ||
    author.system ||
    message.webhook_id ||
    message.guild_id ||
    isMadeByApplication(message) ||
    channelType !== DM_CHANNEL
  )
    return undefined
  if (message.type !== DEFAULT && message.type !== REPLY) return undefined
  return {
    id: message.id,
    channelId: dmChannel(message.channel_id),
    isSureDm: message.channel_type === DM_CHANNEL,
    userId: author.id,
    name: author.global_name ?? author.username,
    locale: DEFAULT_LOCALE,
    act: actOf(message),
  }
}
