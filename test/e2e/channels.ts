import type { ParleyInProcess } from '#test/support/whole-app.ts'
import type { Chat } from './chat.ts'
import { openDiscordChat } from './discord-chat.ts'
import { openTelegramChat } from './telegram-chat.ts'
import { openWebChat } from './web-chat.ts'

/** For tests that try the same on each. */
export const CHANNELS = ['web', 'telegram', 'discord'] as const
export type Channel = (typeof CHANNELS)[number]

/** A new chat of somebody whom nobody knows yet. */
export const openChatOn = async (parley: ParleyInProcess, channel: Channel): Promise<Chat> => {
  if (channel === 'telegram') return openTelegramChat(parley.telegram)
  return channel === 'discord' ? openDiscordChat(parley.discord) : await openWebChat(parley.url)
}
