import { conversationId, identityKey, turnId } from '#bank/ground/ids.ts'
import type { Abilities, Act, Turn, Who } from '#conversation/channel/turn.ts'
import { localeOf } from '#conversation/channel/locale-of.ts'
import { channelWords } from '#conversation/channel/words.ts'
import type { Locale } from '#conversation/words/locale.ts'
import { isForUs, notOwn, withoutName } from './own-words.ts'
import { isPrivateChat, type PrivateChat } from './place.ts'
import type { IncomingMessage, IncomingQuery, Sender, Update } from './update.ts'

/** What an update asks of us, besides a turn for the conversation. `query` is a press that still spins. */
export type Inbound =
  | {
      readonly kind: 'turn'
      readonly turn: Turn
      readonly chat: PrivateChat
      readonly message?: number
      readonly query?: string
      /** The message whose button was pressed. */
      readonly pressed?: number
    }
  /** Something typed was changed later: it is never run again, and the person hears that. */
  | {
      readonly kind: 'edited'
      readonly chat: PrivateChat
      readonly message: number
      readonly text: string
      readonly locale: Locale
    }
  /** Called upon in a group, where nothing of a bank belongs. */
  | { readonly kind: 'elsewhere'; readonly chat: number; readonly locale: Locale; readonly query?: string }
  | { readonly kind: 'membership'; readonly chat: number; readonly status: string }
  | { readonly kind: 'ignore'; readonly chat?: number; readonly query?: string }

export const ABILITIES: Abilities = { forms: false, erases: true, picture: 'message', sharesPhone: true }
const MAX_NAME = 64

/** Fields of a message that hold something we can't read. */
const UNREADABLE = [
  'sticker',
  'voice',
  'video_note',
  'video',
  'animation',
  'audio',
  'location',
  'contact',
  'poll',
  'dice',
  'story',
] as const

const whatOf = (from: Sender | undefined) => channelWords({ locale: localeOf(from?.language_code) }).telegram.what

/** Control and direction characters in a name could turn the text around it inside out. */
const cleanName = ({ first_name, last_name }: Pick<Sender, 'first_name' | 'last_name'>): string =>
  [...`${first_name} ${last_name ?? ''}`.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()].slice(0, MAX_NAME).join('')

export const who = (from: Pick<Sender, 'id' | 'first_name' | 'last_name'>): Who => ({
  identity: identityKey(`telegram:${from.id}`),
  name: cleanName(from),
})

/** The largest of a photo's sizes, or a file: read only when a dialog has asked for one. */
const attached = (message: IncomingMessage, username: string): Act | undefined => {
  const { photo, document, animation, from, caption = '' } = message
  const largest = photo?.toSorted((a, b) => b.width * b.height - a.width * a.height)[0]
  // An animation comes as a document too.
  const file = largest ?? (animation === undefined ? document : undefined)
  if (file === undefined) return undefined
  const size = file.file_size === undefined ? {} : { size: file.file_size }
  const sent = { ref: file.file_id, ...size, stays: true }
  return {
    do: 'attach',
    file: sent,
    text: withoutName(caption, username),
    what: largest === undefined ? whatOf(from).file : whatOf(from).photo,
  }
}

/** What stands in it, whoever wrote that. */
const textOf = ({ text, caption }: IncomingMessage): { readonly text?: string } => {
  const written = text ?? caption
  return written === undefined ? {} : { text: written }
}

const act = (message: IncomingMessage, from: Sender, username: string): Act | undefined => {
  const { text, contact } = message
  const foreign = notOwn(message, username, whatOf(from))
  if (foreign !== undefined) return { do: 'not-own', what: foreign, ...textOf(message) }
  if (text !== undefined) return { do: 'say', text: withoutName(text, username) }
  // Any contact card can be sent: only what the sender shared of themselves was checked by Telegram. Forwarded is not their own.
  if (contact !== undefined && contact.user_id === from.id) {
    return { do: 'share-phone', phone: `+${contact.phone_number.replace(/\D/g, '')}` }
  }
  const file = attached(message, username)
  if (file !== undefined) return file
  const other = UNREADABLE.find((field) => message[field] !== undefined)
  return other === undefined ? undefined : { do: 'send-other', what: whatOf(from)[other], ...textOf(message) }
}

/** What Telegram calls a private chat, and has the id of one. */
const privateOf = ({ id, type }: IncomingMessage['chat']): PrivateChat | undefined =>
  type === 'private' && isPrivateChat(id) ? id : undefined

const fromMessage = (updateId: number, message: IncomingMessage, username: string): Inbound => {
  const { chat: place, from } = message
  const chat = privateOf(place)
  if (chat === undefined) {
    return isForUs(message, username)
      ? { kind: 'elsewhere', chat: place.id, locale: localeOf(from?.language_code) }
      : { kind: 'ignore' }
  }
  const done = from === undefined || from.is_bot ? undefined : act(message, from, username)
  if (from === undefined || done === undefined) return { kind: 'ignore', chat }
  const turn = turnOf({ updateId, chat, from, at: message.date * 1000, act: done })
  return { kind: 'turn', turn, chat, message: message.message_id }
}

const fromQuery = (updateId: number, query: IncomingQuery, now: number): Inbound => {
  const { id, from, message, data } = query
  if (message === undefined) return { kind: 'ignore', query: id }
  const chat = privateOf(message.chat)
  if (chat === undefined)
    return { kind: 'elsewhere', chat: message.chat.id, locale: localeOf(from.language_code), query: id }
  // A changed client can send any bytes: what is no button id of ours goes no further.
  if (data === undefined || !/^[\w-]{1,40}$/.test(data)) return { kind: 'ignore', chat, query: id }
  const turn = turnOf({ updateId, chat, from, at: now, act: { do: 'press', button: data } })
  return { kind: 'turn', turn, chat, query: id, pressed: message.message_id }
}

type Parts = { updateId: number; chat: number; from: Sender; at: number; act: Act }

const turnOf = ({ updateId, chat, from, at, act }: Parts): Turn => ({
  id: turnId(`telegram:${updateId}`),
  channel: 'telegram',
  conversation: conversationId(`telegram:${chat}`),
  who: who(from),
  at,
  abilities: ABILITIES,
  ...(from.language_code !== undefined && { locale: localeOf(from.language_code) }),
  act,
})

/** An update in the words of the conversation. A press carries no time of its own, so it gets `now`. */
export const normalise = (update: Update, now: number, username: string): Inbound => {
  const { update_id: updateId, message, edited_message: edited, callback_query: query, my_chat_member: member } = update
  if (message !== undefined) return fromMessage(updateId, message, username)
  if (query !== undefined) return fromQuery(updateId, query, now)
  if (edited !== undefined) {
    // Telegram also reports changes that no person made, such as a link's preview; only texts and captions are worth a word.
    const { chat: place, message_id: changed } = edited
    const { text } = textOf(edited)
    const chat = privateOf(place)
    if (chat === undefined || text === undefined) return { kind: 'ignore', chat: place.id }
    return { kind: 'edited', chat, message: changed, text, locale: localeOf(edited.from?.language_code) }
  }
  if (member !== undefined) return { kind: 'membership', chat: member.chat.id, status: member.new_chat_member.status }
  return { kind: 'ignore' }
}
