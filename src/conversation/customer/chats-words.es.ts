import type { Text } from '#conversation/channel/message.ts'
import { bold, lines, rich } from '#conversation/words/text.ts'
import type { chats as english } from './chats-words.en.ts'

const CHANNELS: Readonly<Record<string, string>> = { telegram: 'Telegram', discord: 'Discord', web: 'Chat web' }

/** The channel, and the end of what it calls the chat: enough to tell two of them apart. */
const nameOf = (chat: string): string => {
  const [channel = '', ...rest] = chat.split(':')
  return `${CHANNELS[channel] ?? channel} …${rest.join(':').slice(-4)}`
}

export const chats: typeof english = {
  nameOf,
  list: (all: readonly { readonly chat: string; readonly isHere: boolean }[]): Text =>
    lines(
      rich`${bold('Mis chats')}`,
      rich`Puedes usar tu cuenta desde estos chats, en cada uno con tu PIN:`,
      ...all.map(({ chat, isHere }) => rich`• ${bold(nameOf(chat))}${isHere ? ' (este)' : ''}`),
      rich`Si no reconoces alguno, quítalo y cambia tu PIN.`,
    ),
  remove: (chat: string): string => `Quitar ${nameOf(chat)}`.slice(0, 30),
  sure: (chat: string): Text =>
    rich`¿Quitar ${bold(nameOf(chat))}? Su sesión se cierra enseguida, y solo se puede vincular otra vez con un código y tu PIN.`,
  pin: (chat: string): Text => rich`Quitar ${bold(nameOf(chat))} y cerrar su sesión.`,
  yes: 'Quitarlo',
  removed: (chat: string): Text => rich`${bold(nameOf(chat))} ya no está vinculado y su sesión está cerrada.`,
  gone: rich`Nada cambió: ese chat ya no está vinculado.`,
}
