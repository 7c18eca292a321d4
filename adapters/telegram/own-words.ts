import type { channelWords } from '#conversation/channel/words.ts'
import type { IncomingMessage } from './update.ts'

type Names = ReturnType<typeof channelWords>['telegram']['what']

const MENTIONED = /^\/\w+@(\w+)/

/** The bot that a command names: `/help@OtherBot`. */
const botNamed = ({ text, caption }: IncomingMessage): string | undefined => MENTIONED.exec(text ?? caption ?? '')?.[1]

const isUs = (bot: string, username: string): boolean => bot.toLowerCase() === username.toLowerCase()

/** `/send@ParleyBot 20` is how clients write a command where several bots are. */
export const withoutName = (text: string, username: string): string => {
  const bot = MENTIONED.exec(text)?.[1]
  return bot !== undefined && isUs(bot, username) ? text.replace(`@${bot}`, '') : text
}

/** A command in a group that may be meant for us: without a name it goes to every bot there. */
export const isForUs = (message: IncomingMessage, username: string): boolean => {
  const bot = botNamed(message)
  return message.text?.startsWith('/') === true && (bot === undefined || isUs(bot, username))
}

/**
 * What a message is that its sender did not write for us: forwarded, sent on behalf of a channel, made by an inline or
 * business bot, or a command for another bot. Undefined for the sender's own words. A text that answers or quotes
 * another message is the sender's own: what is quoted stands apart from it and is not read.
 */
export const notOwn = (message: IncomingMessage, username: string, what: Names): string | undefined => {
  const isForwarded = message.forward_origin !== undefined || message.is_automatic_forward === true
  if (isForwarded || message.sender_chat !== undefined) return what.forwarded
  if (message.via_bot !== undefined || message.sender_business_bot !== undefined) return what.inline
  const bot = botNamed(message)
  return bot === undefined || isUs(bot, username) ? undefined : what.foreign(bot)
}
