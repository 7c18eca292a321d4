import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ChatMember, MessageEntity } from '@grammyjs/types'
import type { Outcome } from './deliveries.ts'
import { signInitData } from './init-data.ts'
import { pageIn } from './page.ts'
import { linksIn } from './links.ts'
import { createUpdates, type Deps } from './person-updates.ts'
import { commandEntities } from './text-rules.ts'
import type { Chat, Posted, Profile, SentFile } from './state.ts'

const POLL_MS = 5
const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  pdf: 'application/pdf',
}

/** A message as the person sees it on the screen now. */
export type Seen = {
  readonly id: number
  /** Who wrote it: `bot`, or `me`. */
  readonly from: 'bot' | 'me'
  /** The text, or a file's caption. */
  readonly text: string
  readonly entities: readonly MessageEntity[]
  /** Labels of the inline keyboard, row by row. */
  readonly buttons: readonly (readonly string[])[]
  /** The opaque data behind each label, row by row. */
  readonly data: readonly (readonly string[])[]
  readonly file?: SentFile
  /** What Telegram shows as a link in it. */
  readonly links: readonly string[]
  readonly edited: boolean
  readonly deleted: boolean
  readonly protected: boolean
  /** What it said before it was edited. */
  readonly former: readonly string[]
}

/** What came of a press. `answered` is false while the button still spins. */
export type Pressed = {
  readonly outcome: Outcome
  readonly answered: boolean
  readonly toast: string
  readonly alert: boolean
}

const seen = ({ ...posted }: Posted, me: number): Seen => ({
  id: posted.id,
  from: posted.from === me ? 'me' : 'bot',
  text: posted.text,
  entities: posted.entities,
  buttons: posted.keyboard.map((row) => row.map((button) => button.text)),
  data: posted.keyboard.map((row) => row.map((button) => ('callback_data' in button ? button.callback_data : ''))),
  ...(posted.file === undefined ? {} : { file: posted.file }),
  // Looked for only when somebody asks: whoever waits looks at the whole chat every few milliseconds.
  get links() {
    return linksIn(posted.text, posted.entities)
  },
  edited: posted.edited,
  deleted: posted.deleted,
  protected: posted.protected,
  former: posted.former,
})

/**
 * One person with a phone, in a private chat with the bot. Every act resolves once the bot has confirmed the update (or
 * it was dropped at the end of its life), so with a bot that answers inside its webhook the reply is there by then.
 *
 *     const ann = telegram.user(5_000_000_001, { firstName: 'Ann' })
 *     await ann.say('/start')
 *     expect(ann.newest().buttons).toEqual([['Register']])
 *     await ann.press('Register')
 */
export const createPerson = (deps: Deps, id: number, profile: Profile) => {
  const { state, clock } = deps
  const user = state.addUser(id, profile)
  const home = state.addChat(id, 'private', user.first_name)
  const updates = createUpdates(deps)

  const write = (chat: Chat, content: { text: string; extra?: object }): Promise<Outcome> => {
    chat.started = true
    const entities = commandEntities(content.text)
    return updates.message(chat, state.post(chat, { from: id, ...content, entities }))
  }

  const transcript = (): readonly Seen[] => home.messages.map((posted) => seen(posted, id))
  const visible = (): readonly Seen[] => transcript().filter((message) => !message.deleted)

  const newest = (): Seen => {
    const last = visible().findLast((message) => message.from === 'bot')
    if (last === undefined) throw new Error('the bot has said nothing yet')
    return last
  }

  const newestCard = (): Seen => {
    const last = visible().findLast((message) => message.from === 'bot' && message.buttons.flat().length > 0)
    if (last === undefined) throw new Error(`no message with buttons in:\n${screen()}`)
    return last
  }

  /** The chat as text, for messages of failing tests. */
  const screen = (): string =>
    visible()
      .map(({ from, text, buttons, file }) => {
        const keys = buttons.map((row) => `\n    ${row.map((label) => `[${label}]`).join(' ')}`).join('')
        return `${from === 'me' ? '>' : '<'} ${file === undefined ? '' : `(${file.name}) `}${text}${keys}`
      })
      .join('\n')

  /** A press with any bytes behind it, as a changed client could send. `gone`: the bot sees only a stub of the message. */
  const pressData = async (
    message: Seen,
    data: string,
    { gone = false }: { gone?: boolean } = {},
  ): Promise<Pressed> => {
    const posted = home.messages.find((each) => each.id === message.id)
    if (posted === undefined) throw new Error(`no message ${message.id} in this chat`)
    const full = state.message(home, posted)
    const queryId = BigInt(`0x${randomBytes(7).toString('hex')}`).toString()
    state.queries.set(queryId, { from: id, at: clock() })
    const outcome = await updates.query({
      id: queryId,
      from: user,
      message: gone ? { chat: full.chat, message_id: posted.id, date: 0 } : full,
      chat_instance: String(id),
      data,
    })
    const answer = state.queries.get(queryId)?.answer
    return { outcome, answered: answer !== undefined, toast: answer?.text ?? '', alert: answer?.alert ?? false }
  }

  /** Presses a button of a given message, by its label or by its number counted from 1. It must be there to be pressed. */
  const pressOn = (message: Seen, button: string | number): Promise<Pressed> => {
    const now = visible().find((each) => each.id === message.id)
    const labels = now?.buttons.flat() ?? []
    const at = typeof button === 'number' ? button - 1 : labels.indexOf(button)
    const data = now?.data.flat()[at]
    if (now === undefined || data === undefined)
      throw new Error(`no button ${button} on message ${message.id} in:\n${screen()}`)
    return pressData(now, data)
  }

  /** Blocks or unblocks the bot, telling it by `my_chat_member`. */
  const membership = (from: 'member' | 'kicked', to: 'member' | 'kicked'): Promise<Outcome> => {
    home.blocked = to === 'kicked'
    const as = (status: 'member' | 'kicked'): ChatMember =>
      status === 'member' ? { status, user: state.bot } : { status, user: state.bot, until_date: 0 }
    return updates.member({
      chat: { id, type: 'private', first_name: user.first_name },
      from: user,
      date: Math.floor(clock() / 1000),
      old_chat_member: as(from),
      new_chat_member: as(to),
    })
  }

  return {
    id,
    /** Types a text or a command and sends it; with `group` into that group instead of the private chat. */
    say: (text: string, { group }: { group?: { chat: Chat } } = {}): Promise<Outcome> =>
      write(group?.chat ?? home, { text }),
    /** Forwards what somebody else has written to the bot, with the words of that person. */
    forward: (text: string): Promise<Outcome> => {
      const origin = { type: 'hidden_user', sender_user_name: 'Eve', date: Math.floor(clock() / 1000) }
      return write(home, { text, extra: { forward_origin: origin } })
    },
    /** Forwards a file that somebody else has sent. */
    forwardFile: (name: string): Promise<Outcome> => {
      const kept = deps.files.keep({ bytes: new Uint8Array(1), folder: 'documents', extension: 'pdf' })
      const origin = { type: 'hidden_user', sender_user_name: 'Eve', date: Math.floor(clock() / 1000) }
      return write(home, { text: '', extra: { document: { ...kept, file_name: name }, forward_origin: origin } })
    },
    /** Sends what another bot has made, by writing that bot's name first. */
    sendInline: (text: string): Promise<Outcome> => {
      const bot = { id: 900, is_bot: true, first_name: 'Gif', username: 'GifBot' }
      return write(home, { text, extra: { via_bot: bot } })
    },
    /** Answers a message of another chat, a part of which is quoted: the text is the person's own. */
    quote: (text: string, quoted: string): Promise<Outcome> =>
      write(home, { text, extra: { quote: { text: quoted, position: 0, is_manual: true } } }),
    /** Edits the person's own last message, or the given one. */
    edit: (text: string, message?: Seen): Promise<Outcome> => {
      const posted = home.messages.findLast(
        (each) => each.from === id && (message === undefined || each.id === message.id),
      )
      if (posted === undefined) throw new Error('there is nothing to edit')
      posted.former.push(posted.text)
      const isFile = ['photo', 'document', 'video'].some((kind) => kind in (posted.extra ?? {}))
      Object.assign(posted, isFile ? { extra: { ...posted.extra, caption: text } } : { text }, { edited: true })
      return updates.edited(home, posted)
    },
    /** A video with words under it. */
    sendVideo: (caption: string): Promise<Outcome> => {
      const video = { file_id: 'm', file_unique_id: 'm', width: 1, height: 1, duration: 1 }
      return write(home, { text: '', extra: { video, caption } })
    },
    /** Presses a button of the newest message that has any: by label, or by number counted from 1. */
    press: (button: string | number): Promise<Pressed> => pressOn(newestCard(), button),
    pressOn,
    pressData,
    /** Where the newest button that opens a page leads, and what Telegram tells that page. */
    pageButton: (message?: Seen): { readonly url: string; readonly initData: string } | undefined => {
      const url = pageIn(message === undefined ? home.messages : home.messages.filter((each) => each.id === message.id))
      const initData = signInitData({ token: deps.token, user, at: deps.signsAt() })
      return url === undefined ? undefined : { url: deps.webhook.local(url), initData }
    },
    /** Sends a contact card: the person's own, or with `of` somebody else's; `forwarded` as one that stood elsewhere already. */
    sharePhone: (
      phone = '+15550100',
      { of = id, forwarded = false }: { of?: number | null; forwarded?: boolean } = {},
    ): Promise<Outcome> => {
      const origin = { type: 'user', sender_user: user, date: Math.floor(clock() / 1000) }
      const contact = { phone_number: phone, first_name: user.first_name, ...(of === null ? {} : { user_id: of }) }
      return write(home, { text: '', extra: { contact, ...(forwarded ? { forward_origin: origin } : {}) } })
    },
    /** Labels of the keyboard below the text field, row by row. */
    replyKeyboard: (): readonly (readonly string[])[] =>
      home.replyKeyboard?.rows.map((row) => row.map((button) => (typeof button === 'string' ? button : button.text))) ??
      [],
    /**
     * Presses a button below the text field. One that asks for the contact shares the number that Telegram knows of this
     * person, whatever they would like it to be; any other sends its label.
     */
    pressReply: (label: string): Promise<Outcome> => {
      const shown = home.replyKeyboard
      const button = shown?.rows.flat().find((each) => typeof each !== 'string' && each.text === label)
      if (shown === undefined || button === undefined || typeof button === 'string')
        throw new Error(`no button ${label} below the text field in:\n${screen()}`)
      if (shown.oneTime) home.replyKeyboard = undefined
      if (!('request_contact' in button) || !button.request_contact) return write(home, { text: label })
      const { phone } = profile
      if (phone === undefined) throw new Error('this person was given no phone number')
      const contact = { phone_number: phone, first_name: user.first_name, user_id: id }
      return write(home, { text: '', extra: { contact } })
    },
    /** Sends what no bot can read as text. */
    sendSticker: (): Promise<Outcome> =>
      write(home, {
        text: '',
        extra: {
          sticker: {
            file_id: 's',
            file_unique_id: 's',
            type: 'regular',
            width: 512,
            height: 512,
            is_animated: false,
            is_video: false,
          },
        },
      }),
    sendVoice: (): Promise<Outcome> =>
      write(home, { text: '', extra: { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } } }),
    /** A file as it is, whatever it is; Telegram believes its name for the type. */
    sendFile: (
      name: string,
      bytes: Uint8Array = new Uint8Array(1),
      { caption }: { caption?: string } = {},
    ): Promise<Outcome> => {
      const extension = name.split('.').at(-1) ?? ''
      const kept = deps.files.keep({ bytes, folder: 'documents', extension })
      const type = TYPES[extension] ?? 'application/octet-stream'
      return write(home, { text: '', extra: { document: { ...kept, file_name: name, mime_type: type }, caption } })
    },
    /** A picture as a photo: Telegram makes several sizes of it, smallest first, and JPEGs of them all. */
    sendPhoto: (bytes: Uint8Array, { caption }: { caption?: string } = {}): Promise<Outcome> => {
      if (bytes[0] !== 0xff || bytes[1] !== 0xd8) throw new Error('a client sends photos as JPEG')
      const sized = (part: Uint8Array, width: number) => ({
        ...deps.files.keep({ bytes: part, folder: 'photos', extension: 'jpg' }),
        width,
        height: Math.round((width * 3) / 4),
      })
      const photo = [sized(bytes.subarray(0, 32), 90), sized(bytes.subarray(0, 64), 320), sized(bytes, 1280)]
      return write(home, { text: '', extra: { photo, caption } })
    },
    block: (): Promise<Outcome> => membership('member', 'kicked'),
    unblock: (): Promise<Outcome> => membership('kicked', 'member'),
    /** The account is gone: 403 from now on, without any update. */
    deactivate: (): void => {
      home.deactivated = true
    },
    /** Everything in the chat, oldest first, deleted messages among it. */
    transcript,
    /** What is on the screen now. */
    visible,
    /** The newest visible message of the bot. Throws when there is none. */
    newest,
    /** The newest visible message of the bot that has buttons. Throws when there is none. */
    newestCard,
    screen,
    /** `typing` and other actions shown so far. */
    actions: (): readonly string[] => home.actions,
    /** Whether a text stands, or ever stood, in a message that was not deleted: for "no PIN in the history". */
    remembers: (text: string): boolean =>
      visible().some(
        (message) => message.text.includes(text) || message.former.some((former) => former.includes(text)),
      ),
    /** Waits until the screen satisfies `holds`; for what the bot says on its own. Fails with the screen after `deadlineMs`. */
    waitFor: async (holds: (messages: readonly Seen[]) => boolean, deadlineMs = 5_000): Promise<void> => {
      const end = performance.now() + deadlineMs
      while (!holds(visible())) {
        if (performance.now() > end) throw new Error(`waited ${deadlineMs} ms in vain; the chat is:\n${screen()}`)
        await sleep(POLL_MS)
      }
    },
  }
}
export type Person = ReturnType<typeof createPerson>
