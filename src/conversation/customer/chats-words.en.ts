import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'

const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'Web chat' }

/** The channel, and the end of what it calls the chat: enough to tell two of them apart. */
const nameOf = (chat: string): string => {
  const [channel = '', ...rest] = chat.split(':')
  return `${CHANNELS[channel] ?? channel} …${rest.join(':').slice(-4)}`
}

export const chats = {
  nameOf,
  list: (all: readonly { readonly chat: string; readonly isHere: boolean }[]): Text =>
    lines(
      rich`${bold('My chats')}`,
      rich`You can use your account from these chats, each with your PIN:`,
      ...all.map(({ chat, isHere }) => rich`• ${bold(nameOf(chat))}${isHere ? ' (this one)' : ''}`),
      rich`If you don’t recognize one of them, remove it and change your PIN.`,
    ),
  remove: (chat: string): string => `Remove ${nameOf(chat)}`.slice(0, 30),
  sure: (chat: string): Text =>
    rich`Remove ${bold(nameOf(chat))}? It’s logged out right away, and can be linked again only with a code and your PIN.`,
  pin: (chat: string): Text => rich`Remove ${bold(nameOf(chat))} and log it out.`,
  yes: 'Remove it',
  removed: (chat: string): Text => rich`${bold(nameOf(chat))} is removed and logged out.`,
  gone: rich`Nothing has changed: that chat is no longer linked.`,
}
