import type { InlineKeyboardButton, KeyboardButton, Message, MessageEntity, Update, User } from '@grammyjs/types'

export type Profile = {
  readonly firstName?: string
  readonly lastName?: string
  readonly username?: string
  readonly languageCode?: string
  /** As Telegram knows it, without a plus: what a button that asks for the contact shares. */
  readonly phone?: string
}

/** A file as the bot handed it in. */
export type SentFile = { readonly kind: 'photo' | 'document'; readonly name: string; readonly bytes: Uint8Array }

/** One message of a chat, with what became of it. */
export type Posted = {
  readonly id: number
  readonly from: 'bot' | number
  /** Unix seconds, as on the wire. */
  readonly date: number
  /** A file's caption counts as its text. */
  text: string
  entities: MessageEntity[]
  keyboard: InlineKeyboardButton[][]
  file?: SentFile
  /** Fields of a message that is not text: `contact`, `sticker`, `voice`. */
  readonly extra?: object
  readonly protected: boolean
  /** A message with a reply keyboard can't be edited later. */
  readonly editable: boolean
  edited: boolean
  deleted: boolean
  /** What it said before each edit. */
  readonly former: string[]
}

export type Chat = {
  readonly id: number
  readonly kind: 'private' | 'group'
  readonly title: string
  started: boolean
  blocked: boolean
  deactivated: boolean
  migratedTo?: number
  readonly messages: Posted[]
  /** Below the text field, until another takes its place, it is removed or, if for one time, used. */
  replyKeyboard?: { readonly rows: readonly (readonly KeyboardButton[])[]; readonly oneTime: boolean } | undefined
  /** `typing` and the like, in order. */
  readonly actions: string[]
}

export type Query = { readonly from: number; readonly at: number; answer?: { text: string; alert: boolean } }

export type TelegramState = ReturnType<typeof createTelegramState>

/** Chats, people and messages: what Telegram itself would remember. */
export const createTelegramState = ({
  clock,
  botId,
  username,
}: {
  clock: () => number
  botId: number
  username: string
}) => {
  const chats = new Map<number, Chat>()
  const users = new Map<number, User>()
  const queries = new Map<string, Query>()
  let lastMessage = 100
  // Above 32 bits and not starting at one, as in life.
  let lastUpdate = 871_000_000

  const bot: User = { id: botId, is_bot: true, first_name: 'Parley', username }

  const addChat = (id: number, kind: Chat['kind'], title: string): Chat => {
    const chat: Chat = {
      id,
      kind,
      title,
      started: kind === 'group',
      blocked: false,
      deactivated: false,
      messages: [],
      actions: [],
    }
    chats.set(id, chat)
    return chat
  }

  const addUser = (id: number, profile: Profile): User => {
    const user: User = {
      id,
      is_bot: false,
      first_name: profile.firstName ?? 'Ann',
      ...(profile.lastName === undefined ? {} : { last_name: profile.lastName }),
      ...(profile.username === undefined ? {} : { username: profile.username }),
      language_code: profile.languageCode ?? 'en',
    }
    users.set(id, user)
    return user
  }

  const post = (
    chat: Chat,
    content: Pick<Posted, 'from' | 'text'> &
      Partial<Pick<Posted, 'entities' | 'keyboard' | 'file' | 'extra' | 'protected' | 'editable'>>,
  ): Posted => {
    lastMessage += 1
    const posted: Posted = {
      id: lastMessage,
      date: Math.floor(clock() / 1000),
      entities: [],
      keyboard: [],
      protected: false,
      editable: true,
      edited: false,
      deleted: false,
      former: [],
      ...content,
    }
    chat.messages.push(posted)
    return posted
  }

  /** The message as the Bot API shows it. */
  const message = (chat: Chat, posted: Posted): Message & Update.NonChannel => {
    const from = posted.from === 'bot' ? bot : (users.get(posted.from) ?? bot)
    const person = users.get(chat.id)
    return {
      message_id: posted.id,
      date: posted.date,
      from,
      chat:
        chat.kind === 'private'
          ? { id: chat.id, type: 'private', first_name: person?.first_name ?? 'Ann' }
          : { id: chat.id, type: 'group', title: chat.title },
      ...content(posted),
      ...(posted.edited ? { edit_date: Math.floor(clock() / 1000) } : {}),
      ...(posted.keyboard.length > 0 ? { reply_markup: { inline_keyboard: posted.keyboard } } : {}),
      ...(posted.protected ? { has_protected_content: true as const } : {}),
      ...posted.extra,
    }
  }

  const nextUpdate = (): number => {
    lastUpdate += 1
    return lastUpdate
  }

  return { bot, chats, users, queries, addChat, addUser, post, message, nextUpdate }
}

type Content = Partial<Pick<Message, 'text' | 'entities' | 'caption' | 'caption_entities' | 'photo' | 'document'>>

const content = ({ file, text, entities, extra }: Posted): Content => {
  if (file === undefined)
    return extra === undefined || text !== '' ? { text, ...(entities.length > 0 ? { entities } : {}) } : {}
  const id = { file_id: `file-${file.name}`, file_unique_id: `unique-${file.name}` }
  const caption = text === '' ? {} : { caption: text, ...(entities.length > 0 ? { caption_entities: entities } : {}) }
  return file.kind === 'photo'
    ? { photo: [{ ...id, width: 640, height: 480, file_size: file.bytes.length }], ...caption }
    : { document: { ...id, file_name: file.name, file_size: file.bytes.length }, ...caption }
}
